/** Texts that were found clean, so that they need not be looked at again: only clean ones, and not many. */
export interface CleanTexts {
  has(text: string): boolean;
  add(text: string): void;
}

/** Remembers up to twice `most` texts; the ones that were not added lately go first. */
export function createCleanTexts(most: number, shortest: number, longest: number): CleanTexts {
  let young = new Set<string>();
  let old = new Set<string>();
  const isKept = ({ length }: string): boolean => length >= shortest && length <= longest;
  return {
    has: (text) => isKept(text) && (young.has(text) || old.has(text)),
    add(text) {
      if (!isKept(text)) return;
      if (young.size >= most) {
        old = young;
        young = new Set();
      }
      young.add(text);
    },
  };
}
