/** How a display stands. */
export type Orientation = 'landscape' | 'portrait' | 'square';

/** A device as its platform tells it, exact; only classes of it are recorded. */
export interface DeviceFacts {
  /** Value of `os.type`. */
  readonly osType: string;
  /** Version as the system states it; reduced to its leading numbers. */
  readonly osVersion: string;
  /** Value of `host.arch`. */
  readonly architecture: string;
  readonly runtimeName: string;
  readonly runtimeVersion: string;
  readonly cpuCount: number;
  readonly memoryBytes: number;
}

/** One display, in pixels. */
export interface DisplayFacts {
  readonly width: number;
  readonly height: number;
  /** How much larger than in pixels things are drawn. Default: not known. */
  readonly scale?: number | undefined;
  /** Default: by width and height. */
  readonly orientation?: Orientation | undefined;
}

/** The device's way into a network. */
export interface ConnectionFacts {
  readonly isOnline: boolean;
  readonly type: 'wifi' | 'wired' | 'cell' | 'unavailable' | 'unknown';
}

/** What a platform can tell about its device. Nothing of it blocks; what fails is left out. */
export interface DevicePort {
  device(): DeviceFacts;
  displays(): Promise<readonly DisplayFacts[]>;
  connection(): Promise<ConnectionFacts>;
}
