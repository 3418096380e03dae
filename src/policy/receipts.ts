import { isLevel, type Level } from './level.ts';

/** A receipt as it is stored: one line of JSON. */
export interface StoredReceipt {
  readonly number: number;
  readonly text: string;
}

/** What a receipt says. It says nothing about who the person is. */
export interface Receipt {
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly level: Level;
  readonly source: string;
  readonly noticeVersion?: string;
  readonly productVersion?: string;
  /** SHA-256 of the receipt before, in hexadecimal; `null` for the first. */
  readonly previous: string | null;
}

/** Whether a chain of receipts is whole. Plain JSON. */
export interface ReceiptCheck {
  readonly isIntact: boolean;
  /** How many receipts there are. */
  readonly count: number;
  /** Number of the oldest that is kept; older ones were given up. `undefined` when there is none. */
  readonly oldest?: number;
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];
}

/** Understands a receipt; `undefined` when it is none. */
export function parseReceipt({ text }: StoredReceipt): Receipt | undefined {
  try {
    const receipt = JSON.parse(text) as Partial<Receipt> | null;
    const isReceipt =
      Number.isSafeInteger(receipt?.number) && isLevel(receipt?.level) && typeof receipt.time === 'string';
    return isReceipt ? (receipt as Receipt) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks that no receipt was changed, taken out or put in.
 *
 * @param receipts the oldest first.
 * @param hash SHA-256 in hexadecimal.
 * @param recorded the hash that the recorded choice names: its receipt must be there, which shows a cut end.
 */
export function verifyReceipts(
  receipts: readonly StoredReceipt[],
  hash: (text: string) => string,
  recorded?: string,
): ReceiptCheck {
  const hashes = receipts.map(({ text }) => hash(text));
  const problems = receipts.flatMap((stored, at) => problemsOf(stored, receipts[at - 1], hashes[at - 1]));
  if (recorded !== undefined && !hashes.includes(recorded))
    problems.push('The receipt of the recorded choice is missing.');
  const oldest = receipts[0]?.number;
  return {
    isIntact: problems.length === 0,
    count: receipts.length,
    ...(oldest === undefined ? {} : { oldest }),
    problems,
  };
}

function problemsOf(
  stored: StoredReceipt,
  before: StoredReceipt | undefined,
  hashBefore: string | undefined,
): string[] {
  const receipt = parseReceipt(stored);
  if (receipt === undefined) return [`Receipt ${stored.number} cannot be understood.`];
  if (receipt.number !== stored.number)
    return [`Receipt ${stored.number} bears the number ${receipt.number}.`];
  if (before === undefined)
    return stored.number === 1 && receipt.previous !== null ? ['Receipt 1 names one before it.'] : [];
  if (before.number !== stored.number - 1) return [`There is a gap before receipt ${stored.number}.`];
  return receipt.previous === hashBefore
    ? []
    : [`Receipt ${before.number} was changed after receipt ${stored.number} was written.`];
}
