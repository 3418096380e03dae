/** How a display stands. */
export type Orientation = 'landscape' | 'portrait' | 'square';

/** A device as its platform tells it, exact; only classes of it are recorded. */
export interface DeviceFacts {
  /** Value of `os.type`. */
  readonly osType: string;
  /** Version as the system states it; reduced to its leading numbers. Default: not known. */
  readonly osVersion?: string | undefined;
  /** Value of `host.arch`. Default: not known. */
  readonly architecture?: string | undefined;
  /** Default: it runs in a browser. */
  readonly runtimeName?: string | undefined;
  readonly runtimeVersion?: string | undefined;
  /** The browser, where it runs in one. */
  readonly browser?:
    { readonly name: string; readonly version: string; readonly isMobile: boolean } | undefined;
  /** Default: not known. */
  readonly cpuCount?: number | undefined;
  /** Default: not known. */
  readonly memoryBytes?: number | undefined;
}

/** One display, in pixels. */
export interface DisplayFacts {
  readonly width: number;
  readonly height: number;
  /** How much larger than in pixels things are drawn. Default: not known. */
  readonly scale?: number | undefined;
  /** Default: by width and height. */
  readonly orientation?: Orientation | undefined;
  /** Width of the product's window, in the units of `width`. Default: not known. */
  readonly viewportWidth?: number | undefined;
}

/** The device's way into a network. */
export interface ConnectionFacts {
  readonly isOnline: boolean;
  readonly type: 'wifi' | 'wired' | 'cell' | 'unavailable' | 'unknown';
  /** How fast it is, in the classes of browsers. Default: not known. */
  readonly speed?: 'slow-2g' | '2g' | '3g' | '4g' | undefined;
}

/** What a platform can tell about its device. Nothing of it blocks; what fails is left out. */
export interface DevicePort {
  device(): DeviceFacts;
  displays(): Promise<readonly DisplayFacts[]>;
  connection(): Promise<ConnectionFacts>;
  /**
   * Tells that displays or connection may have changed. Default: nobody tells; the connection is looked at now and then.
   *
   * @returns a function that ends it.
   */
  watch?(changed: () => void): () => void;
}
