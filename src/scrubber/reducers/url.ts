/** What a reduced value becomes: a text that is still scrubbed by all detectors afterwards. */
const VALUE = '[value]';

/** Parameters whose values say nothing about anybody. */
const SAFE_PARAMETERS = new Set(
  `page page_size per_page limit offset size sort order order_by direction dir asc desc lang locale hl format fields include expand
   type kind status version v api-version api_version filter_type tab view mode theme width height w h dpr ts utm_source
   utm_medium utm_campaign from_page step count total depth from until start end interval timeout retry debug pretty`.split(
    /\s+/,
  ),
);
const SAFE_VALUE = /^[A-Za-z0-9_.,:+-]{0,40}$/;
/** Collections of people: the segment after one is somebody. */
const PEOPLE = new Set(
  'user users u account accounts member members people person persons profile profiles customer customers employee employees patient patients contact contacts student students author authors owner owners'.split(
    ' ',
  ),
);
const TEMPLATE = /^(?::|\{|\[|\*|<|\$|%7B)/i;
/** What such a segment is when it names a page or an action. */
const WORD =
  /^(?:index\.\w{1,8}|(?:sign|log)[_-]?(?:in|out|up)|me|self|current|new|search|list|all|count|bulk|export|import|register|create|edit|update|delete|profile|account|settings|preferences|info|home|index|dashboard|billing|payments?|invoices|orders?|subscriptions?|address(?:es)?|security|privacy|password|reset|verify|auth|sessions?|notifications?|messages|emails?|groups|teams|roles|repos|status)$/i;

/** Query string, with or without its `?`: keys stay, values that are not known to be harmless go. */
export function reduceQuery(query: string): string {
  const mark = query.startsWith('?') ? '?' : '';
  const parameters = query.slice(mark.length).split('&');
  return mark + parameters.map(reduceParameter).join('&');
}

function reduceParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return parameter === '' || SAFE_PARAMETERS.has(parameter) ? parameter : VALUE;
  const key = parameter.slice(0, equals);
  const value = parameter.slice(equals + 1);
  if (value === '' || value === VALUE || (SAFE_PARAMETERS.has(key.toLowerCase()) && SAFE_VALUE.test(value)))
    return parameter;
  return `${key}=${VALUE}`;
}

/** Path, query and fragment of a web address: segments that name somebody go, then as `reduceQuery`. */
export function reducePath(path: string): string {
  const hash = path.indexOf('#');
  const plain = hash < 0 ? path : path.slice(0, hash);
  const mark = plain.indexOf('?');
  if (mark >= 0) return reduceSegments(plain.slice(0, mark)) + reduceQuery(plain.slice(mark));
  return reduceSegments(plain);
}

function reduceSegments(path: string): string {
  const segments = path.split('/');
  return segments.map((segment, i) => (isPerson(segment, segments[i - 1]) ? '[user]' : segment)).join('/');
}

function isPerson(segment: string, before: string | undefined): boolean {
  if (segment === '' || segment === '[user]' || TEMPLATE.test(segment) || WORD.test(segment)) return false;
  return (before !== undefined && PEOPLE.has(before.toLowerCase())) || /^[@~]\w/.test(segment);
}

/** A whole web address: user info goes, then as `reducePath`. Other addresses (`data:`, `mailto:`) keep only their scheme. */
export function reduceUrl(url: string): string {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:/.exec(url)?.[0] ?? '';
  if (scheme !== '' && !url.startsWith('//', scheme.length)) {
    if (url === 'about:blank' || url === 'about:srcdoc') return url;
    return /^[\w.-]{1,255}:\d/.test(url) ? reducePath(url) : scheme + VALUE;
  }
  const start = url.startsWith('//', scheme.length) ? scheme.length + 2 : 0;
  const length = start === 0 ? 0 : url.slice(start).search(/[/?#\\]/);
  const end = length < 0 ? url.length : start + length;
  const authority = url.slice(start, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return url.slice(0, start) + host + reducePath(url.slice(end));
}
