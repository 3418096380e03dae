import type { ConsentChoice } from './consent-choice.ts';

/** A choice as a platform keeps it, with what belongs to it. */
export interface ConsentRecord {
  readonly choice: ConsentChoice;
  /** Ties an opt-in to the machine on which it was made. An installer may leave it out. */
  readonly machine?: string | undefined;
  /** SHA-256 of the receipt of this choice. An installer may leave it out. */
  readonly receipt?: string | undefined;
}

const VERSION = 1;

/** The text of a record. */
export function formatRecord({ choice, machine, receipt }: ConsentRecord): string {
  return `${JSON.stringify({ version: VERSION, ...choice, machine, receipt }, null, 2)}\n`;
}

/**
 * Understands a record.
 *
 * @throws Error that says what is wrong. A record that names the level `none` keeps it, whatever else is wrong with it:
 * the error's `atMost` is `none` then.
 */
export function parseRecord(text: string): ConsentRecord {
  const content = parseObject(text);
  try {
    return understand(content);
  } catch (error) {
    throw content.level === 'none' ? Object.assign(error as Error, { atMost: 'none' }) : error;
  }
}

function understand(content: Record<string, unknown>): ConsentRecord {
  const { version, level, source, time } = content;
  if (version !== VERSION) throw new Error('the file has an unknown version');
  if (level !== 'none' && level !== 'required' && level !== 'optional')
    throw new Error('the file names no known level');
  if (source !== 'installer' && source !== 'settings') throw new Error('the file names no known source');
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time)))
    throw new Error('the file has no valid time');
  const noticeVersion = optionalText(content, 'noticeVersion');
  const productVersion = optionalText(content, 'productVersion');
  const optionalId = level === 'optional' ? optionalText(content, 'optionalId') : undefined;
  return {
    choice: {
      level,
      source,
      time: new Date(time).toISOString(),
      ...(noticeVersion === undefined ? {} : { noticeVersion }),
      ...(productVersion === undefined ? {} : { productVersion }),
      ...(optionalId === undefined ? {} : { optionalId }),
    },
    machine: optionalText(content, 'machine'),
    receipt: optionalText(content, 'receipt'),
  };
}

function optionalText(content: Record<string, unknown>, key: string): string | undefined {
  const value = content[key];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`the file's ${key} is not text`);
}

function parseObject(text: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error('the file is not valid JSON');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error('the file holds no JSON object');
  return content as Record<string, unknown>;
}
