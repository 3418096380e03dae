import { startBare } from './bare.ts';
import { startGated } from './gated.ts';
import type { Subject, SubjectName } from './subject.ts';

/** Starts one of them on a base URL. */
export function startSubject(name: SubjectName, endpoint: string): Subject {
  return name === 'bare' ? startBare(endpoint) : startGated(endpoint);
}
