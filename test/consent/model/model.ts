import type { Level } from '../../../src/index.ts';

export type Class = 'required' | 'optional';
export type Kind = 'span' | 'log_record' | 'metric';

const RANK = { none: 0, required: 1, optional: 2 } as const;

/** What is known about one recorded item. */
interface Item {
  readonly kind: Kind;
  readonly class: Class;
  /** The opt-in (or the time without `none`) in which it began; `undefined` when its class was off. */
  readonly period: number | undefined;
  hasArrived: boolean;
}

/** The promises in a few lines: which items may arrive, and when. Knows nothing of lanes, queues or doors. */
export class Model {
  /** The highest level that may be in force. */
  level: Level;
  readonly items: Item[] = [];
  readonly violations: string[] = [];
  readonly #periods = { required: 0, optional: 0 };

  /** Whether another process switched Required off and this one may not have looked yet. */
  #mayNotKnow = false;

  constructor(level: Level) {
    this.level = level;
  }

  allows(one: Class): boolean {
    return RANK[this.level] >= RANK[one];
  }

  /** Something begins. @returns its id. */
  begin(kind: Kind, one: Class): number {
    const isOn = this.allows(one) || (one === 'required' && this.#mayNotKnow);
    const period = isOn ? this.#periods[one] : undefined;
    this.items.push({ kind, class: one, period, hasArrived: false });
    return this.items.length - 1;
  }

  /** From here on, nothing recorded before may leave, as far as a level forbids it. */
  lower(level: Level): void {
    if (RANK[level] >= RANK[this.level]) return;
    this.level = level;
    for (const one of ['required', 'optional'] as const) if (!this.allows(one)) this.#periods[one]++;
  }

  /**
   * Another process chose. What an earlier opt-in let in must not leave, even if there is a new one. A dip to `none` that
   * is over before this process looks may go by unnoticed for Required data, which needs no opt-in.
   */
  chooseElsewhere(level: Level): void {
    this.#mayNotKnow ||= level === 'none' && this.allows('required');
    this.level = level;
    this.#periods.optional++;
  }

  /** This process has looked. */
  look(): void {
    this.#mayNotKnow = false;
    if (!this.allows('required')) this.#periods.required++;
  }

  /** Whether a level that is in force is one that may be. */
  expectAtMost(level: Level): void {
    if (RANK[level] > RANK[this.level])
      this.violations.push(`${level} is in force, at most ${this.level} may be`);
  }

  arrive(id: number): void {
    const item = this.items[id];
    if (item === undefined) return void this.violations.push(`something unknown arrived (${id})`);
    item.hasArrived = true;
    if (item.period === undefined)
      this.violations.push(`${item.class} ${item.kind} ${id} arrived, recorded while its class was off`);
    else if (item.period !== this.#periods[item.class] || !this.allows(item.class))
      this.violations.push(`${item.class} ${item.kind} ${id} arrived after it was withdrawn`);
  }
}
