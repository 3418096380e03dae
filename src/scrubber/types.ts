/** One place in a text that a detector found: `[start, end)` in UTF-16 code units. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** Finds one kind of personal data in text. */
export interface Detector {
  /** Lower-case words joined by `-`; what `report()` counts under. */
  readonly name: string;
  /** What replaces a match: `[word]`, the same for every match of this detector. */
  readonly marker: string;
  /**
   * Where in the text it is. Must be linear in the length of the text and must not keep state between calls.
   * Matches may come in any order; where detectors overlap, the earlier one in the list wins.
   */
  readonly find: (text: string) => Iterable<Match>;
}

/** What a scrubber has replaced or removed so far, by detector or key rule. Counts only, never a value. */
export type ScrubReport = Readonly<Record<string, number>>;

/** Replaces personal data. Pure towards its input: nothing that is passed in is ever changed. */
export interface Scrubber {
  /** Scrubs one text. Idempotent; time is linear in the length; what lies beyond the length cap is cut. */
  scrub(text: string): string;
  /**
   * Scrubs an attribute map, keys and values, by key rules and detectors.
   * Always returns a fresh plain object that shares nothing mutable with the input.
   * Unreadable values (throwing getters, proxies, cycles) are replaced or left out and counted, never thrown.
   */
  scrubAttributes(attributes: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Scrubs a value of any shape (a log body): a deep, bounded copy that shares nothing mutable with the input. */
  scrubValue(value: unknown): unknown;
  /** What was found so far, by detector or key rule. */
  report(): ScrubReport;
}

/** What identifies the person or the machine: found as exact words, in any case and in every spelling of a path. */
export interface Identity {
  /** Login name of the operating system. */
  readonly login?: string;
  /** The person's full name. */
  readonly fullName?: string;
  /** Host name, short or fully qualified. */
  readonly hostName?: string;
  /** Home directory. */
  readonly home?: string;
  /** Directory for temporary files. */
  readonly temp?: string;
  /** E-mail addresses, names and device names that are known to be this person's. */
  readonly others?: readonly string[];
  /** Where the application is installed: left out of the paths in stack traces. Not looked for elsewhere. */
  readonly applicationRoot?: string;
}

/** How a scrubber is made; everything has a default. */
export interface ScrubberOptions {
  /** Which built-in detectors run, by name; `{ phone: false }` switches one off. Default: all. */
  readonly detectors?: Readonly<Record<string, boolean>>;
  /** More detectors; they run before the built-in ones. Default: none. */
  readonly customDetectors?: readonly Detector[];
  /** The running machine's own identity. Default: nothing is known. */
  readonly identity?: Identity;
  /** Values that pass unchanged when they are the whole text or the whole match. Default: none. */
  readonly allowValues?: readonly string[];
  /** Attribute keys whose values pass unscrubbed. Default: none. */
  readonly allowKeys?: readonly string[];
  /** Longest text in UTF-16 code units; what lies beyond is cut, never passed through. Default: 32768. */
  readonly maxTextLength?: number;
  /**
   * Replaces what these detectors find by `[marker:pseudonym]`, the same for the same value under the same key: HMAC-SHA-256 with a
   * key that should be made at random for each installation, kept there, and changed now and then. What results is pseudonymous,
   * not anonymous. Refused for kinds that are easily guessed. Default: none.
   */
  readonly pseudonymize?: { readonly key: string | Uint8Array; readonly detectors: readonly string[] };
  /** Most entries of all maps and arrays of one call; the rest is left out. Default: 1000. */
  readonly maxEntries?: number;
  /** Deepest nesting; what lies deeper is replaced by `[deep]`. Default: 8. */
  readonly maxDepth?: number;
}
