import type { Signal } from './catalogue.ts';
import { callHost } from './host.ts';
import type { Level } from './level.ts';
import { within } from './within.ts';

/** How many items were thrown away, by signal. */
export type Discarded = Readonly<Record<Signal, number>>;

/** Told of each change of the level in force; one that `set` waits for may say what it threw away. */
export type ConsentListener = (level: Level) => void | Promise<void | Discarded>;

/** Options of a subscription. */
export interface SubscribeOptions {
  /**
   * Whether the listener is told before others, and `consent.set` waits for the promise that it returns, at most 5
   * seconds, and adds up what it threw away. For what sends data, not for what shows the level. Default: false.
   */
  readonly isAwaited?: boolean | undefined;
}

/** No item of any signal. */
export const NOTHING_DISCARDED: Discarded = Object.freeze({ span: 0, metric: 0, log_record: 0 });

/** The sum of counts. */
export function addUp(counts: readonly Discarded[]): Discarded {
  const sum = { ...NOTHING_DISCARDED };
  for (const { span, metric, log_record } of counts) {
    sum.span += span;
    sum.metric += metric;
    sum.log_record += log_record;
  }
  return sum;
}

interface Subscription {
  readonly listener: ConsentListener;
  readonly isAwaited: boolean;
  /** It is being called now, perhaps further down on the stack. */
  isBusy: boolean;
  /** The last change that it was told of. */
  heard: number;
}

/** A way out empties its queues in one second at the most; whatever takes longer must not hold up the person. */
const MAX_AWAITED_MILLIS = 5000;

/** A listener that changes the level each time it is told of a change is told no more often than this. */
const MAX_REPEATS = 100;

/**
 * Those who follow the level in force. Each is told the level that is in force at that moment, never one that was left
 * meanwhile; so whatever listeners do, the last thing each one hears is what is in force.
 */
export class ConsentListeners {
  readonly #level: () => Level;
  readonly #subscriptions = new Set<Subscription>();
  readonly #awaited = new Set<Promise<Discarded>>();
  #change = 0;
  #depth = 0;
  #repeats = 0;

  constructor(level: () => Level) {
    this.#level = level;
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: ConsentListener, { isAwaited = false }: SubscribeOptions = {}): () => void {
    const one: Subscription = { listener, isAwaited, isBusy: false, heard: this.#change };
    this.#subscriptions.add(one);
    return () => void this.#subscriptions.delete(one);
  }

  /**
   * Tells of a change, first those who send: others may use what they have. When it returns, all have been told, but for
   * those that are being told of an earlier change: they are told again as soon as they have returned.
   *
   * @returns what the awaited ones threw away.
   */
  async tell(): Promise<Discarded> {
    this.#change++;
    if (this.#depth++ === 0) this.#repeats = 0;
    const inOrder = [...this.#subscriptions].sort((a, b) => Number(b.isAwaited) - Number(a.isAwaited));
    const answers = inOrder.flatMap((one) => this.#tellOne(one));
    this.#depth--;
    return addUp(await Promise.all(answers));
  }

  /** Resolves when all awaited listeners have done what they were told so far. */
  async settled(): Promise<void> {
    await Promise.all(this.#awaited);
  }

  #tellOne(one: Subscription): Promise<Discarded>[] {
    if (one.isBusy) return [];
    const answers: Promise<Discarded>[] = [];
    one.isBusy = true;
    while (this.#subscriptions.has(one) && one.heard !== this.#change) {
      if (answers.length > 0 && this.#repeats++ >= MAX_REPEATS) break;
      one.heard = this.#change;
      const level = this.#level();
      answers.push(
        this.#await(
          callHost(() => one.listener(level)),
          one.isAwaited,
        ),
      );
    }
    one.isBusy = false;
    return answers;
  }

  #await(answer: Promise<Discarded | void>, isAwaited: boolean): Promise<Discarded> {
    if (!isAwaited) return Promise.resolve(NOTHING_DISCARDED);
    const awaited = within(MAX_AWAITED_MILLIS, answer, undefined)
      .then((discarded) => discarded ?? NOTHING_DISCARDED)
      .finally(() => this.#awaited.delete(awaited));
    this.#awaited.add(awaited);
    return awaited;
  }
}
