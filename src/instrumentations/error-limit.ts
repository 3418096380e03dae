/** Different errors that are recorded in one minute. */
const MOST = 10;
const MINUTE = 60_000;

/**
 * Lets an error pass when it is not one of the last minute's and these are fewer than ten: a loop must not flood.
 *
 * @param key what makes an error the same.
 */
export function createErrorLimit(): (key: string, nowMillis: number) => boolean {
  const seen = new Set<string>();
  let since = -MINUTE;
  return (key, nowMillis) => {
    if (nowMillis - since >= MINUTE) {
      seen.clear();
      since = nowMillis;
    }
    if (seen.has(key) || seen.size >= MOST) return false;
    seen.add(key);
    return true;
  };
}
