/** How the browser says that the address changed. */
export type RouteChange = 'push' | 'replace' | 'reload' | 'traverse';

/** The address of the page, and its changes without a new page. */
export interface NavigationPort {
  pathname(): string;
  /** With its `#`; empty where there is none. */
  hash(): string;
  /** @returns a function that ends the watch. */
  watch(changed: (change: RouteChange | undefined) => void): () => void;
}

/** What people do with the forms of the page; by the form's `id`, else its `name`. */
export interface FormPort {
  /** @returns a function that ends the watch. */
  watch(listeners: {
    /** Something in it got the focus. */
    used(form: string): void;
    submitted(form: string): void;
    /** The page is left. */
    left(): void;
  }): () => void;
}

/** The times of loading a page, in milliseconds since it was asked for; 0 where there was none. */
export interface NavigationTimes {
  readonly type: string;
  readonly activationStart?: number | undefined;
  readonly redirectStart: number;
  readonly redirectEnd: number;
  readonly domainLookupStart: number;
  readonly domainLookupEnd: number;
  readonly connectStart: number;
  readonly connectEnd: number;
  readonly requestStart: number;
  readonly responseStart: number;
  readonly responseEnd: number;
  readonly domInteractive: number;
  readonly loadEventEnd: number;
}

/** A part of the page that was loaded. */
export interface ResourceTimes {
  /** Its address; looked at, never recorded. */
  readonly name: string;
  readonly initiatorType: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Status of the answer; 0 or nothing where the browser does not tell. */
  readonly responseStatus?: number | undefined;
}

/** A time in which the browser could not answer. */
export interface LongFrame {
  readonly entryType: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** One of the Web Vitals. */
export interface WebVital {
  readonly name: string;
  readonly value: number;
  readonly delta: number;
  readonly rating: 'good' | 'needs-improvement' | 'poor';
  readonly id: string;
  readonly navigationType: string;
}

/** What the browser measures by itself. */
export interface TimingPort {
  /** @returns a function that ends the watch. */
  watch(listeners: {
    navigation(times: NavigationTimes): void;
    resource(times: ResourceTimes): void;
    longFrame(frame: LongFrame): void;
    webVital(vital: WebVital): void;
  }): () => void;
}

/** Errors that nobody caught. */
export interface ErrorPort {
  readonly origin: string;
  /**
   * @param caught what was thrown, whatever it is; where the browser does not tell, an object with its message.
   * @returns a function that ends the watch.
   */
  watch(caught: (thrown: unknown) => void): () => void;
}
