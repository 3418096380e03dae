/** The patterns of the product's addresses. */
export interface Routes {
  /** All names that `match` may give. */
  readonly names: readonly string[];
  /** Whether any of them tells addresses apart by what follows `#`. */
  readonly useHash: boolean;
  /** The first pattern that an address has, otherwise `other`: an address itself never leaves. */
  match(pathname: string, hash: string): string;
}

/** What an address is called that has none of the patterns. */
const OTHER = 'other';
const MOST_ROUTES = 200;
const ROUTE = /^#?\/[\w.~:*/-]*$/;

/**
 * Reads patterns such as `/orders/:id`: a part that begins with `:` stands for any one part, a `*` at the end for any
 * rest. `#/orders/:id` is looked for after the `#` of the address.
 *
 * @throws TypeError when one is no pattern, or there are more than 200.
 */
export function createRoutes(templates: readonly string[]): Routes {
  const wrong = templates.find((template) => !ROUTE.test(template));
  if (wrong !== undefined || templates.length > MOST_ROUTES)
    throw new TypeError(`routes: at most ${MOST_ROUTES} patterns such as "/orders/:id", not "${wrong}".`);
  const routes = templates.map((template) => ({ template, parts: partsOf(template) }));
  return {
    names: [...templates, OTHER],
    useHash: templates.some(isOfHash),
    match(pathname, hash) {
      const ofPath = partsOf(pathname);
      const ofHash = partsOf(hash.replace(/\?.*/, ''));
      const found = routes.find(({ template, parts }) => fits(parts, isOfHash(template) ? ofHash : ofPath));
      return found?.template ?? OTHER;
    },
  };
}

const isOfHash = (template: string): boolean => template.startsWith('#');

/** Without what is before the first `/`, and without a `/` at the end. */
const partsOf = (path: string): string[] => path.replace(/\/$/, '').split('/').slice(1);

function fits(parts: readonly string[], given: readonly string[]): boolean {
  const isOpen = parts.at(-1) === '*';
  if (isOpen ? given.length < parts.length - 1 : given.length !== parts.length) return false;
  return parts.every((part, index) => part === given[index] || part.startsWith(':') || part === '*');
}
