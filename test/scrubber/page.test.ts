import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInDetectors, KEY_TABLE } from '../../src/scrubber/index.ts';

const page = join(__dirname, '../../docs/scrubber.md');
const BLOCK = /(?<=<!-- keys -->\n)[^]*(?=<!-- \/keys -->)/;

function keyTable(): string {
  const groups = new Map<string, string[]>();
  for (const { key, action, reason } of KEY_TABLE) {
    const group = `\`${action}\` | ${reason}`;
    groups.set(group, [...(groups.get(group) ?? []), `\`${key}\``]);
  }
  const rows = [...groups].map(([group, keys]) => `| ${group} | ${keys.join(', ')} |`);
  return ['', '| action | reason | keys |', '| --- | --- | --- |', ...rows, '', ''].join('\n');
}

describe('the page about the scrubber', () => {
  it('prints the table of keys as it is (UPDATE_PAGES=1 writes it)', () => {
    const text = readFileSync(page, 'utf8');
    const wanted = text.replace(BLOCK, () => keyTable());
    if (process.env['UPDATE_PAGES'] === '1') writeFileSync(page, wanted);

    expect(readFileSync(page, 'utf8')).toBe(wanted);
  });

  it('names every detector with its marker', () => {
    const text = readFileSync(page, 'utf8');

    expect(
      builtInDetectors.filter(
        ({ name, marker }) => !(text.includes(`\`${name}\``) && text.includes(`\`${marker}\``)),
      ),
    ).toEqual([]);
  });

  it('names no key twice', () => {
    const keys = KEY_TABLE.map(({ key }) => key);

    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});
