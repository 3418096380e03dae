import { type ConsentChoice, type ConsentStore, formatRecord, parseRecord } from '../../policy/index.ts';

/** A store in the storage of the page's origin. */
export interface StorageConsentStore extends ConsentStore {
  hasChanged(): boolean;
  /** Whether a `storage` event is about this record. */
  isAbout(event: StorageEvent): boolean;
}

/** The record could not be read: the browser keeps nothing for this page. */
const BLOCKED = Symbol('blocked');

/**
 * Keeps the choice in `localStorage`, under a key of the product. Where the browser keeps nothing, Optional is off. A
 * record that could not be understood is kept aside before the next choice is written over it.
 */
export function createStorageConsentStore(productName: string): StorageConsentStore {
  const key = `diagnostic-data.consent:${productName}`;
  let seen: string | null | typeof BLOCKED = null;

  function look(): typeof seen {
    try {
      return localStorage.getItem(key);
    } catch {
      return BLOCKED;
    }
  }

  return {
    hasChanged: () => look() !== seen,
    isAbout: (event) => event.key === key || event.key === null, // null: everything was cleared
    read() {
      seen = look();
      if (seen === BLOCKED) throw new Error('the browser keeps nothing for this page');
      return seen === null ? undefined : parseRecord(seen).choice;
    },
    async write(choice) {
      try {
        keepUnreadableAside(key);
        record(key, choice);
      } catch (error) {
        if (choice.level !== 'optional') withdraw(key);
        throw new Error(`The choice could not be recorded: ${(error as Error).name}.`, { cause: error });
      }
    },
  };
}

function record(key: string, choice: ConsentChoice): void {
  const text = formatRecord({ choice });
  localStorage.setItem(key, text);
  if (localStorage.getItem(key) !== text) throw new Error('it was not kept');
}

function keepUnreadableAside(key: string): void {
  const text = localStorage.getItem(key);
  if (text === null) return;
  try {
    parseRecord(text);
  } catch {
    localStorage.setItem(`${key}.unreadable`, text);
  }
}

/** Where an opt-out cannot be written, taking the opt-in away has the same effect, and needs no space. */
function withdraw(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be written could not be read either.
  }
}
