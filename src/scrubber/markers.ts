/** A marker is `[word]`, or `[word:pseudonym]`; what stands in for a value must never be taken for one. */
const MARKER = /^\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*\]$/;
const MARKER_FIRST = /^\[[a-z][a-z0-9-]*(?::[0-9a-f]+)?\]/;
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
  let open = start;
  const first = Math.max(0, start - LONGEST_MARKER);
  while (open >= first && text.charCodeAt(open) !== 91) open--;
  if (open < first) return false;
  const marker = text.slice(open, open + LONGEST_MARKER);
  const close = marker.indexOf(']');
  if (close < 0 || end > open + close + 1) return false;
  return markers.has(marker.slice(0, close + 1).replace(/:[0-9a-f]+\]$/, ']'));
}

/** Whether a marker begins at `at`. */
export function markerAt(text: string, at: number): boolean {
  return text.charCodeAt(at) === 91 && MARKER_FIRST.test(text.slice(at, at + LONGEST_MARKER));
}
