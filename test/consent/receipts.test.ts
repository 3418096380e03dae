import * as fs from 'node:fs';
import { join } from 'node:path';
import type { ConsentChoice } from '../../src/index.ts';
import { appendReceipt, hashReceipt, readReceipts } from '../../src/platform/node/receipts.ts';
import { parseReceipt, verifyReceipts } from '../../src/policy/index.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

afterAll(removeStateDirectories);

const choice: ConsentChoice = {
  level: 'optional',
  source: 'settings',
  time: '2026-05-04T10:00:00.000Z',
  noticeVersion: '3',
  productVersion: '2.4.0',
  optionalId: '7d2fb3b1-1d8c-4d1c-9a53-3a1e5b0d6c11',
};

async function append(directory: string, count: number): Promise<string[]> {
  const hashes = [];
  for (let i = 0; i < count; i++)
    hashes.push(await appendReceipt(directory, { ...choice, level: i % 2 === 0 ? 'optional' : 'none' }));
  return hashes;
}

const fileOf = (directory: string, number: number): string =>
  join(directory, 'receipts', `${String(number).padStart(8, '0')}.json`);

const verify = async (directory: string, recorded?: string) =>
  verifyReceipts(await readReceipts(directory), hashReceipt, recorded);

it('P10: a receipt says when, what, where and under which notice, and not who', async () => {
  const directory = newStateDirectory();
  await append(directory, 1);

  const [stored] = await readReceipts(directory);

  expect(JSON.parse(stored!.text)).toEqual({
    version: 1,
    number: 1,
    time: '2026-05-04T10:00:00.000Z',
    level: 'optional',
    source: 'settings',
    noticeVersion: '3',
    productVersion: '2.4.0',
    previous: null,
  });
});

it('each receipt holds the hash of the one before', async () => {
  const directory = newStateDirectory();
  const hashes = await append(directory, 3);

  const receipts = (await readReceipts(directory)).map((stored) => parseReceipt(stored)!);

  expect(receipts.map(({ previous }) => previous)).toEqual([null, hashes[0], hashes[1]]);
  expect(await verify(directory, hashes[2])).toEqual({ isIntact: true, count: 3, oldest: 1, problems: [] });
});

describe('a chain that somebody worked on', () => {
  const edits: [string, (directory: string) => void, RegExp][] = [
    [
      'with a level changed',
      (directory) => {
        const path = fileOf(directory, 2);
        fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('none', 'optional'));
      },
      /Receipt 2 was changed/,
    ],
    ['with a receipt taken out', (directory) => fs.unlinkSync(fileOf(directory, 2)), /gap before receipt 3/],
    [
      'with its end cut off',
      (directory) => fs.unlinkSync(fileOf(directory, 4)),
      /recorded choice is missing/,
    ],
    [
      'with a receipt put in at the end',
      (directory) => fs.writeFileSync(fileOf(directory, 5), fs.readFileSync(fileOf(directory, 4))),
      /bears the number 4/,
    ],
    [
      'with a receipt emptied',
      (directory) => fs.writeFileSync(fileOf(directory, 3), ''),
      /3 cannot be understood/,
    ],
  ];

  it.each(edits)('is not intact: %s', async (_, edit, problem) => {
    const directory = newStateDirectory();
    const hashes = await append(directory, 4);

    edit(directory);
    const { isIntact, problems } = await verify(directory, hashes[3]);

    expect(isIntact).toBe(false);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('can go on, and stays not intact', async () => {
    const directory = newStateDirectory();
    await append(directory, 2);
    fs.writeFileSync(fileOf(directory, 2), '{"half');

    await append(directory, 2);

    expect((await verify(directory)).problems).toEqual(['Receipt 2 cannot be understood.']);
  });
});

it('keeps the newest thousand, which stay verifiable', async () => {
  const directory = newStateDirectory();
  fs.mkdirSync(join(directory, 'receipts'), { recursive: true });
  let previous: string | null = null;
  for (let number = 1; number <= 999; number++) {
    const text = JSON.stringify({ version: 1, number, ...choice, previous });
    fs.writeFileSync(fileOf(directory, number), `${text}\n`);
    previous = hashReceipt(text);
  }

  await append(directory, 3);

  expect(await verify(directory)).toEqual({ isIntact: true, count: 1000, oldest: 3, problems: [] });
});

it('many writers at once fork no chain and lose no receipt', async () => {
  const directory = newStateDirectory();

  const hashes = await Promise.all(Array.from({ length: 40 }, () => appendReceipt(directory, choice)));

  expect(new Set(hashes).size).toBe(40);
  expect(await verify(directory)).toMatchObject({ isIntact: true, count: 40 });
});
