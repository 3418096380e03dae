// npm run bench:scrubber: what scrubbing costs, beside four packages and twelve naive expressions.
import { bench, do_not_optimize, group, run, summary } from 'mitata';
import { createScrubber } from '../../src/scrubber/index.ts';
import { PEERS } from './peers.mjs';
import { attributes, mixedText, stackTrace } from './texts.ts';

const scrubber = createScrubber({
  identity: { login: 'kvasir', fullName: 'Kvasir the Wise', home: '/srv/people/kvasir' },
});
const same = attributes(0);
const finding = { ...same, 'app.step': 'asked by ada@analytical.example' };
let n = 0;

/** Made before, so that making them is not measured; more than are remembered. */
function stacksOf(make: (i: number) => string): readonly string[] {
  return Array.from({ length: 5000 }, (_, i) => make(i));
}

group('attributes', () => {
  bench('10 attributes, the same as before', () => do_not_optimize(scrubber.scrubAttributes(same)));
  bench('10 attributes, 3 of them new', () => do_not_optimize(scrubber.scrubAttributes(attributes(n++))));
  bench('10 attributes, one finding', () => do_not_optimize(scrubber.scrubAttributes(finding)));
  for (const [title, stacks] of [
    ['stack trace of 30 known frames, new message', stacksOf((i) => stackTrace(30, `no ${i}`))],
    ['stack trace of 30 frames, all new', stacksOf((i) => stackTrace(30, `no ${i}`, i * 30))],
  ] as const)
    bench(title, () =>
      do_not_optimize(scrubber.scrubAttributes({ 'exception.stacktrace': stacks[n++ % stacks.length] })),
    );
});

const mixed = mixedText(200);
const lines = mixed.split('\n');

group('log lines that never came before, in one text', () => {
  const texts = Array.from({ length: 1000 }, (_, i) => mixedText(200, i * 200));
  bench(`${texts[500]!.length} characters`, () =>
    do_not_optimize(scrubber.scrub(texts[n++ % texts.length]!)),
  );
});
for (const [title, texts] of [
  [`${mixed.length} characters in one text`, [mixed]],
  [`the same, line by line`, lines],
] as const) {
  group(title, () => {
    summary(() => {
      for (const { name, scrub } of PEERS) {
        bench(name, async () => {
          for (const text of texts) do_not_optimize(await scrub(text));
        });
      }
    });
  });
}

/** Whether twice as long a text takes twice as long: a figure, not a test. */
async function growth(): Promise<void> {
  const time = async (scrub: (typeof PEERS)[number]['scrub'], text: string): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await scrub(text);
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  for (const { name, scrub } of PEERS) {
    const [short, long] = [await time(scrub, mixedText(150)), await time(scrub, mixedText(300))];
    console.log(`${name.padEnd(32)} time for a text of twice the length: ${(long / short).toFixed(1)} times`);
  }
}

/** What could be looked at again and again: names without values, values without ends, and what begins many things. */
const UNITS =
  '- = : " \\ @ % / ~ [ { < key= key: password= password=" password=$ cookie: {"password":" {"firstName":" token:\\" ' +
  '--token -Password </a> %20@ %3D %22password%22%3A a@ a.b@ http:// /home/ C:\\Users\\ eyJ 1. 1- +1 fe80: 00: GB33';

/** Time for 32,000 characters of one thing and for half of them: a figure, not a test. */
function repetitions(): void {
  const time = (text: string): number => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      scrubber.scrub(text);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const rows = UNITS.split(' ').map((unit) => {
    const text = unit.repeat(32_000 / unit.length);
    return { unit, whole: time(text), half: time(text.slice(0, 16_000)) };
  });
  rows.sort((a, b) => b.whole - a.whole);
  console.log(`${rows.length} things repeated to 32,000 characters; the five that take longest:`);
  for (const { unit, whole, half } of rows.slice(0, 5))
    console.log(
      `${unit.padEnd(24)} ${whole.toFixed(1)} ms, ${(whole / half).toFixed(1)} times that of half as many`,
    );
}

await run();
await growth();
repetitions();
