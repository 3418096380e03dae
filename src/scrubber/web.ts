/** A smaller scrubber for web pages: imported by itself, it brings nothing along that a page has no use for. */
import { assembleScrubber, customDetector } from './assemble.ts';
import { escape, exact, hintOf, lastWord, nameForms } from './detectors/exact.ts';
import { webDetectors } from './detectors/web.ts';
import { PERSONAL_KEYS, type KeyList } from './key-lists.ts';
import { createActionOf } from './keys.ts';
import { reducePath, reduceQuery, reduceUrl } from './reducers/url.ts';
import type { Scrubber, ScrubberOptions } from './types.ts';

/** How a page's scrubber is made; everything has a default. */
export interface WebScrubberOptions extends Pick<
  ScrubberOptions,
  'allowValues' | 'allowKeys' | 'maxTextLength' | 'maxEntries' | 'maxDepth' | 'customDetectors'
> {
  /** Names of the person who is signed in, whole (`Ada Lovelace`) or single words of three letters or more. Default: none are known. */
  readonly names?: readonly string[];
}

const SHORTEST_NAME = 3;
/** Kept as they are, or gone, in addition to the lists that all scrubbers share. */
const PAGE_KEYS: readonly KeyList[] = [
  ...Object.values(PERSONAL_KEYS),
  [
    'keep',
    'diagnostic_data.* service.* telemetry.* browser.* device.* os.* error.type exception.type http.route http.request.* ' +
      'http.response.* network.* code.* url.scheme url.template event.name',
  ],
  ['remove', 'process.* db.query.* db.statement db.operation.parameter.* cloud.account.id'],
];
const gone = (): string => '[removed]';

/**
 * Makes a scrubber with the detectors of what occurs in a page (`docs/scrubber.md` lists them). Keys with statements, command
 * lines and user agents are removed instead of reduced, and stack traces are texts like any other.
 */
export function createWebScrubber(options: WebScrubberOptions = {}): Scrubber {
  const names = (options.names ?? []).filter((name) => name.length >= SHORTEST_NAME);
  return assembleScrubber(
    {
      detectors: [
        ...(options.customDetectors ?? []).map(customDetector),
        ...(names.length > 0 ? [exact('person', names.flatMap(formsOf))] : []),
        ...webDetectors,
      ],
      actionOf: createActionOf(PAGE_KEYS),
      identityHint: names.length > 0 ? hintOf(names.map(lastWord)) : undefined,
      reducers: { url: reduceUrl, query: reduceQuery, path: reducePath, agent: gone },
      reduceArgument: gone,
    },
    options,
  );
}

function formsOf(name: string): string[] {
  const forms = nameForms(name);
  return forms.length > 0 ? forms : [escape(name)];
}
