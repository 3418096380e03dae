/**
 * Checks every regular expression of the scrubbers for catastrophic backtracking: those made while their modules load or
 * at the first token, and the literals in their sources.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

process.env['RECHECK_BACKEND'] ??= 'pure'; // no Java, no native program
const { checkSync } = await import('recheck');

const ROOM = 'src/scrubber';
const patterns = new Map<string, string>();

globalThis.RegExp = new Proxy(RegExp, {
  construct(target, parameters, newTarget) {
    const made = Reflect.construct(target, parameters, newTarget) as RegExp;
    patterns.set(`/${made.source}/${made.flags}`, 'made at run time');
    return made;
  },
});
const { createScrubber } = await import('../../src/scrubber/index.ts');
const { createWebScrubber } = await import('../../src/scrubber/web.ts');
const scrubbers = [
  createScrubber({
    identity: { login: 'kvasir', fullName: 'Kvasir the Wise', home: '/srv/people/kvasir', hostName: 'mead' },
  }),
  createWebScrubber({ names: ['Kvasir the Wise'] }),
];
for (const scrubber of scrubbers) scrubber.scrub('token-0123456789abcdef');

for (const file of readdirSync(ROOM, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue;
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOM, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.set(node.text, file);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

let unsafe = 0;
for (const [text, file] of patterns) {
  const end = text.lastIndexOf('/');
  const result = checkSync(text.slice(1, end), text.slice(end + 1), { timeout: 10_000 });
  if (result.status === 'safe') continue;
  unsafe++;
  console.error(
    `${file}: ${text}: ${result.status} ${'complexity' in result ? result.complexity?.summary : ''}`,
  );
}
console.log(`${patterns.size} expressions, ${unsafe} unsafe`);
process.exitCode = unsafe === 0 ? 0 : 1;
