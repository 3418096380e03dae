/** A marker is `[word]`, or `[word:pseudonym]`; what stands in for a value must never be taken for one. */
const MARKER = /^\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*\]$/;
const LONGEST_MARKER = 64;

/** Whether a marker has the form that every marker must have. */
export function isMarker(marker: string): boolean {
  return marker.length <= LONGEST_MARKER && MARKER.test(marker);
}

/** Whether `[start, end)` lies within a marker that is already in the text. */
export function insideMarker(
  markers: ReadonlySet<string>,
  text: string,
  start: number,
  end: number,
): boolean {
  const open = text.lastIndexOf('[', start);
  if (open < 0 || start - open > LONGEST_MARKER) return false;
  const close = text.indexOf(']', open);
  if (close < 0 || close - open > LONGEST_MARKER || end > close + 1) return false;
  const colon = text.indexOf(':', open);
  const word = text.slice(open + 1, colon > 0 && colon < close ? colon : close);
  return markers.has(`[${word}]`);
}

/** Whether a marker begins at `at`. */
export function markerAt(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 91) return false;
  const close = text.indexOf(']', at);
  return (
    close > 0 &&
    close - at < LONGEST_MARKER &&
    MARKER.test(text.slice(at, close + 1).replace(/:[0-9a-f]+\]$/, ']'))
  );
}
