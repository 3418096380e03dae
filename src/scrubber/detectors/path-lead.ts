import { characterSet, isInSet } from '../characters.ts';

const LONGEST_LEAD = 128;
const BEFORE_PATH = characterSet(' \t\n"\'(');
const METHOD = /(?:^|\W)(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ "']$/;
/** Addresses in the net; other schemes (`vscode-file:`, `app:`) lead to a disk. */
const WEB = /(?:^|[^A-Za-z])(?:https?|wss?):\\?\/\\?\//i;
/** Where a web address goes on with a path of a disk: `/@fs/home/…`, `index.bundle//home/…`, `?file=/home/…`. */
const TO_DISK = /(?:[^/]\/|\/@fs|[?&][^/?&]*=)$/;
/** `file:`, `PATH=/bin:`, `-d @`, `C:` */
const BEFORE_LEAD = /^.*[:=,;|<>!&?#@{}[\]*`]/;
/** Nothing, `..`, a flag as in `-I/home`. */
const NO_LEAD = /^(?:-\w*)?$|(?:^|[\\/])\.{1,2}$/;
/** What directories of programs are called: `/app/src/pages/home/…` */
const SOURCES =
  /(?:^|[\\/])(?:src|pages?|views?|components?|controllers?|templates?|screens?|features?|routes?|api|node_modules|static|assets|dist|js|css)(?:[\\/]|$)/i;
/** The beginning of a path whose directories may have spaces in them, and what cannot be in one. */
const SPACED_LEAD = /[A-Za-z]:[\\/]|\/Volumes\//;
const NOT_IN_PATH = /["'<>|*?\n]/;

/** Whether `/home/` or the like at `at` is one of a disk: not a part of a web address, a route, or a path in sources. */
export function isOnDisk(text: string, at: number): boolean {
  const first = Math.max(0, at - LONGEST_LEAD);
  let start = at;
  while (start > first && !isInSet(BEFORE_PATH, text.charCodeAt(start - 1))) start--;
  if (start === at) return !(text[at] === '/' && METHOD.test(text.slice(Math.max(0, at - 10), at)));
  const lead = text.slice(start, at);
  const web = WEB.exec(lead);
  if (web !== null) return TO_DISK.test(lead.slice(web.index + web[0].length));
  const directories = lead.replace(BEFORE_LEAD, '');
  if (NO_LEAD.test(directories)) return true;
  if (/^[\\/]/.test(directories)) return !SOURCES.test(directories);
  return SPACED_LEAD.test(text.slice(first, at).split(NOT_IN_PATH).at(-1)!);
}
