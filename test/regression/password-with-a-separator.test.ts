import { createScrubber } from '../../src/scrubber/index.ts';

// Only what ends at the first separator was taken for the authority.
it.each([
  ['amqp://grace:co#bol59@mq:5672/x', 'amqp://[credentials]@mq:5672/x'],
  ['https:\\/\\/grace:cobol59@host.example\\/x', 'https:\\/\\/[credentials]@host.example\\/x'],
  ['jdbc:oracle:thin:grace/cobol59@db:1521', 'jdbc:oracle:thin:[credentials]@db:1521'],
])('P3: a password that is not encoded goes whole: %j', (text, scrubbed) => {
  expect(createScrubber().scrub(text)).toBe(scrubbed);
});
