import { createScrubber } from '../../src/scrubber/index.ts';

const identity = {
  login: 'adal',
  fullName: 'Ada King Lovelace',
  hostName: 'engine-7.analytical.example',
  home: '/srv/people/adal',
  temp: '/var/folders/x1/adal-temp',
  others: ['Countess'],
};
const scrub = (text: string): string => createScrubber({ identity }).scrub(text);

describe('the identity of the machine', () => {
  it.each([
    ['ADAL logged in', '[login] logged in'],
    ['Ada Lovelace', '[person]'],
    ['Ada%20Lovelace', '[person]'],
    ['Ada  Lovelace', '[person]'],
    ['%252Fsrv%252Fpeople%252Fadal%252Fx', '[home]%252Fx'],
    ['lovelace, ada wrote', '[person] wrote'],
    ['ada.lovelace.txt', '[person].txt'],
    ['hello countess', 'hello [person]'],
    ['engine-7 is up', '[host] is up'],
    ['ENGINE-7.analytical.example is up', '[host] is up'],
    ['/srv/people/adal/notes', '[home]/notes'],
    ['%2Fsrv%2Fpeople%2Fadal%2Fnotes', '[home]%2Fnotes'],
    ['\\\\srv\\\\people\\\\adal\\\\notes', '[home]\\\\notes'],
    ['/var/folders/x1/adal-temp/f', '[temp]/f'],
    ['/users%2Fadal', '/users%2F[login]'],
  ])('P3: is found in %j', (text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
    expect(scrub(scrubbed)).toBe(scrubbed);
  });

  it.each(['adalbert', 'madal', 'the countesses', 'engine-70', '/srv/people/bob'])(
    'is whole words only: %j',
    (text) => {
      expect(scrub(text)).toBe(text);
    },
  );

  it('never takes a word that every machine has, nor a short one', () => {
    const scrubber = createScrubber({
      identity: {
        login: 'root',
        fullName: 'test',
        hostName: 'localhost',
        home: '/root',
        temp: '/tmp',
        others: ['al', 'user'],
      },
    });

    expect(scrubber.scrub('root user al at localhost in /root and /tmp: test')).toBe(
      'root user al at localhost in /root and /tmp: test',
    );
  });

  it('a login that is the word of a marker does not tear markers', () => {
    const scrubber = createScrubber({ identity: { login: 'phone' } });

    expect(scrubber.scrub('tel +49 30 901820')).toBe('tel [phone]');
  });
});
