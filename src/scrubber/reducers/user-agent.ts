const BROWSERS: readonly (readonly [name: string, token: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Electron', /Electron\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS|Chromium)\/(\d+)/],
  ['Safari', /Version\/(\d+)/],
];
const SYSTEMS: readonly (readonly [name: string, token: RegExp])[] = [
  ['Windows', /Windows/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];
const LONGEST = 512;

/**
 * `Chrome/151 Windows` for a browser: product, major version, family of the operating system; model, build and minor versions
 * tell one person's device from others. For other programs the products stay and the comments go.
 */
export function reduceUserAgent(text: string): string {
  const agent = text.slice(0, LONGEST);
  if (!agent.startsWith('Mozilla/')) return withoutComments(agent);
  const system = SYSTEMS.find(([, token]) => token.test(agent))?.[0];
  for (const [name, token] of BROWSERS) {
    const version = token.exec(agent)?.[1];
    if (version !== undefined)
      return system === undefined ? `${name}/${version}` : `${name}/${version} ${system}`;
  }
  return system === undefined ? 'Mozilla' : `Mozilla ${system}`;
}

function withoutComments(agent: string): string {
  const products = agent
    .split('(')
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf(')') + 1 || part.length)));
  return products
    .join(' ')
    .split(/\s/)
    .filter((product) => product !== '')
    .join(' ');
}
