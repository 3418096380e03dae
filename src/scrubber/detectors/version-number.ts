import { characterSet, isInSet } from '../characters.ts';

/** Words before the version of something, in any writing: `appVersion`, `client_version`, `FileVersion     :`. */
const WORD =
  /(?:[Vv]ersion|VERSION|[Ff]irmware|Build|BUILD|[a-z]Ver|(?<![A-Za-z])(?:build|[Vv]er|VER|OID|[Ss]ection|[Cc]hapter|[Cc]lause)|(?<![\w-])[Vv])$/;
const LONGEST_WORD = 9;
/** What stands between a word and its version. */
const BETWEEN = characterSet(`"'\\ \t:=(-`);
const MOST_BETWEEN = 12;
/** Addresses that no product has for a version. */
const PRIVATE = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\./;
const BROWSER = /\b(?:Chrome|Chromium|Edge|Firefox|Safari|Opera|OPR|Brave|Vivaldi|Electron)$/;
/** `§8.8.3.1`, `^1.2.3.4`, `~> 1.2.3.4`, `>=1.2.3.4`, `package==1.2.3.4`; but `==198.51.100.7`, `ip.src==9.9.9.9` */
const OPERATOR = /(?:§|[~^]>?|[<>]=|[\w\])] ?[=~!]=) ?$/;
const ADDRESS_WORD = /(?:ip|addr|address|host|src|dst|peer|server) ?.= ?$/i;
/** `@scope/package@`, `pkg:nuget/Package@`, `com.example:artifact:` */
const PACKAGE = /^(?:(?:pkg:|@)[\w./-]+@|[a-z]\w*\.[\w.-]+:[a-z][\w.-]*:)$/;
const NOT_IN_PACKAGE = /[^\w./:@-]/;
/** `Chrome/151.0.0.0`; but `db-server-41/10.1.2.3` and `/path/10.1.2.3` are addresses. */
const PRODUCT = /(?:^|[^\w./-])[A-Z][A-Za-z_]*\/$/;
/** The same in small letters could be a host: `dbserver/198.51.100.7`. */
const ANY_PRODUCT = /(?:^|[^\w./-])[A-Za-z_]+\/$/;
/** What is newer than something; but a lease is released too. */
const CHANGE =
  /\b(?:release|driver|(?:up|down)(?:date|grade)[ds]?)(?: available| from| to)?[ :="']{1,4}(?:\d{1,3}(?:\.\d{1,3}){3} ?(?:->|=>|→|to) ?)?$/i;
/** `activerecord-7.0.8.4/lib`, `setup-1.0.2.3.exe` */
const FILE_LEAD = /[A-Za-z\d][-_]$/;
const FILE_REST = /^(?:[\\/](?!\d)|\.(?:exe|msi|dll|jar|[wa]ar|apk|dmg|deb|rpm|zip|whl|tgz|gem|nupkg)\b)/;

/** Whether four numbers are the version of something, a section or an object identifier rather than an address. */
export function isVersion(text: string, start: number, end: number): boolean {
  if (start === 0) return false;
  let at = start;
  while (at > 0 && start - at < MOST_BETWEEN && isInSet(BETWEEN, text.charCodeAt(at - 1))) at--;
  const word = text.slice(Math.max(0, at - LONGEST_WORD), at);
  if (WORD.test(word)) return true;
  const numbers = text.slice(start, end);
  if (PRIVATE.test(numbers)) return false;
  if (start - at === 1 && text[at] === ' ' && BROWSER.test(word)) return true;
  return isInSyntax(text, start, end, numbers.charAt(1) === '.');
}

/** Whether what stands around says so. `isLow`: the first number has one digit, as versions mostly have. */
function isInSyntax(text: string, start: number, end: number, isLow: boolean): boolean {
  const before = text[start - 1]!;
  const lead = text.slice(Math.max(0, start - 64), start);
  if (before === '/') return text[end] !== ':' && (isLow ? ANY_PRODUCT : PRODUCT).test(lead);
  if (before === '@' || before === ':') return PACKAGE.test(lead.split(NOT_IN_PACKAGE).at(-1)!);
  if (before === '-' || before === '_')
    return FILE_LEAD.test(lead) && FILE_REST.test(text.slice(end, end + 7));
  if (OPERATOR.test(lead.slice(-5))) return isLow && !ADDRESS_WORD.test(lead.slice(-12));
  return isLow && CHANGE.test(lead);
}
