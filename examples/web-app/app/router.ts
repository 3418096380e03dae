import { make } from './dom.ts';
import { type Language, type Texts, TEXTS } from './texts.ts';

/** What a page is made of. */
export interface Visit {
  /** What stood in the address at `:id`. */
  readonly id: string;
  readonly language: Language;
  readonly texts: Texts;
}

/** Makes the content of a page. */
export type Show = (visit: Visit) => Promise<readonly Node[]>;

/** Shows the page of the address, and follows links. */
export interface Router {
  /** In another language, for example. */
  showAgain(): void;
}

/**
 * Starts at the page's address.
 *
 * @param routes every page by its address; `:id` stands for one part of it. The first that fits is shown.
 */
export function startRouter(
  routes: Readonly<Record<string, Show>>,
  outlet: HTMLElement,
  language: () => Language,
): Router {
  let visits = 0;

  async function show(): Promise<void> {
    const visit = ++visits;
    const texts = TEXTS[language()];
    const found = findRoute(routes, location.pathname);
    const nodes = await contentOf(found, { language: language(), texts });
    if (visit === visits) outlet.replaceChildren(...nodes); // nobody has gone on in the meantime
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (link?.origin !== location.origin || findRoute(routes, link.pathname) === undefined) return;
    event.preventDefault();
    history.pushState(undefined, '', link.href);
    void show();
  });
  addEventListener('popstate', () => void show());
  void show();
  return { showAgain: () => void show() };
}

interface Found {
  readonly show: Show;
  readonly id: string;
}

async function contentOf(found: Found | undefined, visit: Omit<Visit, 'id'>): Promise<readonly Node[]> {
  if (found === undefined) return [make('p', {}, visit.texts.missing)];
  return found
    .show({ ...visit, id: found.id })
    .catch(() => [make('p', { role: 'alert' }, visit.texts.failed)]);
}

function findRoute(routes: Readonly<Record<string, Show>>, path: string): Found | undefined {
  for (const [template, show] of Object.entries(routes)) {
    const parts = path.split('/');
    const wanted = template.split('/');
    if (wanted.length !== parts.length) continue;
    if (!wanted.every((part, index) => part.startsWith(':') || part === parts[index])) continue;
    return { show, id: decodeURIComponent(parts[wanted.indexOf(':id')] ?? '') };
  }
  return undefined;
}
