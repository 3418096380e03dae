import { assembleScrubber, customDetector } from './assemble.ts';
import { builtInDetectors } from './detectors/all.ts';
import { identityDetectors } from './detectors/identity.ts';
import type { Engine } from './engine.ts';
import { HARMLESS_KEYS, PERSONAL_KEYS, SYSTEM_KEYS, type KeyAction } from './key-lists.ts';
import { createActionOf } from './keys.ts';
import { checkOptions } from './options.ts';
import { createPseudonyms } from './pseudonym.ts';
import { reduceArgument, reduceCommandLine } from './reducers/command-line.ts';
import { reduceSql } from './reducers/sql.ts';
import { stackScrubber } from './reducers/stack.ts';
import { reducePath, reduceQuery, reduceUrl } from './reducers/url.ts';
import { reduceUserAgent } from './reducers/user-agent.ts';
import type { Scrubber, ScrubberOptions } from './types.ts';

const REDUCERS: Partial<Record<KeyAction, (text: string) => string>> = {
  url: reduceUrl,
  query: reduceQuery,
  path: reducePath,
  sql: reduceSql,
  agent: reduceUserAgent,
  command: reduceCommandLine,
};

const LISTS = [PERSONAL_KEYS, SYSTEM_KEYS, HARMLESS_KEYS];

/**
 * Makes a scrubber: it replaces personal data and secrets in text and in values of any shape.
 * Its methods throw only if a detector does; whoever calls them withholds the item then.
 * @throws TypeError if an option is not valid
 */
export function createScrubber(options: ScrubberOptions = {}): Scrubber {
  checkOptions(options);
  const identity = options.identity === undefined ? undefined : identityDetectors(options.identity);
  const all = [
    ...(options.customDetectors ?? []).map(customDetector),
    ...(identity?.detectors ?? []),
    ...builtInDetectors,
  ];
  return assembleScrubber(
    {
      detectors: all.filter(({ name }) => options.detectors?.[name] !== false),
      otherMarkers: all.map(({ marker }) => marker),
      actionOf: createActionOf(LISTS.flatMap((lists) => Object.values(lists))),
      identityHint: identity?.hint,
      replace: replacement(options),
      reducers: REDUCERS,
      reduceArgument,
      stack: stackScrubber(options.identity?.applicationRoot),
    },
    options,
  );
}

function replacement({ pseudonymize }: ScrubberOptions): Engine['replace'] | undefined {
  if (pseudonymize === undefined) return undefined;
  const names = new Set(pseudonymize.detectors);
  const pseudonym = createPseudonyms(pseudonymize.key, pseudonymize.detectors);
  return ({ name, marker }, value, field) =>
    names.has(name) ? `${marker.slice(0, -1)}:${pseudonym(name, value, field)}]` : marker;
}
