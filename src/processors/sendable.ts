import type { HrTime } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { GateLane } from './lanes.ts';

/** OTLP has 64 bits for nanoseconds since 1970. */
const MAX_SECONDS = 18_446_744_073;

/** Clocks are coarse, and those of pages coarser. */
const TOLERANCE_MILLIS = 100;

/** Whether something happened before its lane was open: what was recorded before an opt-in never leaves (P4). */
export function isBefore([seconds, nanos]: HrTime, { sinceStart, openedAt }: GateLane): boolean {
  return !sinceStart && seconds * 1000 + nanos / 1e6 < openedAt - TOLERANCE_MILLIS;
}

/** Whether a time can be sent: one that cannot makes a Collector refuse all of the request. */
function isTime([seconds, nanos]: HrTime): boolean {
  return seconds >= 0 && seconds < MAX_SECONDS && nanos >= 0 && nanos < 1e9;
}

/** The time itself, or else the other one, or else that of the moment. */
export function timeOr(time: HrTime, other: HrTime): HrTime {
  if (isTime(time)) return time;
  return isTime(other) ? other : millisToHrTime(Date.now());
}

/** A whole number from 0 to another one; anything else is none, and would make a Collector refuse all of the request. */
export function numberUpTo<N extends number>(most: number, value: N | undefined): N | undefined {
  return Number.isInteger(value) && value! >= 0 && value! <= most ? value : undefined;
}

/** OTLP's integers have 64 bits, and its JSON has no number that is not finite. */
export function isInOtlp(value: number): boolean {
  return Math.abs(value) < 2 ** 63;
}
