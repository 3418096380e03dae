import { startBare } from './bare.ts';
import { startGated } from './gated.ts';

/** What is compared: the SDK with the same exporters, and the same behind gates and doors. */
export type SubjectName = 'bare' | 'gated';

/** A running pipeline. */
export interface Subject {
  flush(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Starts one of them on a base URL. */
export function startSubject(name: SubjectName, endpoint: string): Subject {
  return name === 'bare' ? startBare(endpoint) : startGated(endpoint);
}
