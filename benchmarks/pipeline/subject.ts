/** What is compared: the SDK with the same exporters, and the same behind gates and doors. */
export type SubjectName = 'bare' | 'gated';

/** A running pipeline. */
export interface Subject {
  flush(): Promise<unknown>;
  stop(): Promise<unknown>;
}
