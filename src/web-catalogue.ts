import {
  DEVICE_DECLARATIONS,
  ENHANCED_USAGE_DECLARATIONS,
  ERROR_DECLARATIONS,
  createRoutes,
  PAGE_TIMING_DECLARATIONS,
  routeEvent,
  type Routes,
  SETUP_DECLARATIONS,
  USAGE_DECLARATIONS,
  withNames,
  WORK_DECLARATIONS,
} from './instrumentations/web.ts';
import {
  type Catalogue,
  type CatalogueNames,
  checkNames,
  createCatalogue,
  type Declaration,
  joinNames,
} from './policy/index.ts';

/** How launches are recorded. */
export interface LaunchOptions {
  /** A launch has succeeded when the product still runs after this time. Default: 10000. */
  readonly launchedAfterMillis?: number | undefined;
}

/** How the interface language is recorded. */
export interface LanguageOptions {
  /** The chosen language, as a BCP 47 tag. Asked for only after an opt-in. Default: that of the document. */
  readonly language?: (() => string | undefined) | undefined;
}

/**
 * Joins declarations to a catalogue, as the main entry's function of that name does. It does not compare their names with
 * those of OpenTelemetry's semantic conventions: the list of them is too much for a page. Give the same declarations to
 * the other one in a test.
 *
 * @throws TypeError when two declarations of a signal share a name, or on a malformed listed name.
 */
export function defineCatalogue(
  declarations: readonly Declaration[],
  { names = {} }: { readonly names?: CatalogueNames | undefined } = {},
): Catalogue {
  checkNames(names);
  return createCatalogue(declarations, names);
}

/** Which of the five categories are recorded without the application's doing. */
export interface CollectOptions {
  /** The device, its screen, the product's window, and the connection. Default: true. */
  readonly device?: boolean | undefined;
  /** Loading of pages and what is on them, long frames, Web Vitals, and how the product's work goes. Default: true. */
  readonly performance?: boolean | undefined;
  /** Routes, forms, and what the application says about use. Default: true. */
  readonly usage?: boolean | undefined;
  /** Launches, updates and crashes; keeps two small records in `localStorage`. Default: true. */
  readonly setup?: boolean | LaunchOptions | undefined;
  /** The interface language, after an opt-in only. Default: true, and the language of the document. */
  readonly enhancedUsage?: boolean | LanguageOptions | undefined;
  /** Errors that nobody caught. Default: true. */
  readonly errors?: boolean | undefined;
}

/** What is recorded of a page without the application's doing, and the names that it needs for that. */
export interface WebCollectOptions {
  /** What is recorded of the five categories without the application's doing. `false`: nothing. Default: all. */
  readonly collect?: boolean | CollectOptions | undefined;
  /**
   * Patterns of the product's addresses, such as `/orders/:id` or `#/orders/:id`; the first that fits names the route, and
   * what fits none is `other`. Default: none; then routes are not recorded.
   */
  readonly routes?: readonly string[] | undefined;
  /** Names of the product's screens, forms (their `id`, else `name`), actions and processes; others are withheld. Default: those of the catalogue. */
  readonly names?: CatalogueNames | undefined;
}

/** The options, read. */
export interface CollectSettings {
  readonly collect: CollectOptions;
  readonly routes: Routes;
  /** The application's catalogue and that of the instrumentations that are on. */
  readonly catalogue: Catalogue;
}

const DECLARATIONS: Readonly<Record<keyof CollectOptions, readonly Declaration[]>> = {
  device: DEVICE_DECLARATIONS,
  performance: [...PAGE_TIMING_DECLARATIONS, ...WORK_DECLARATIONS],
  usage: [...USAGE_DECLARATIONS, routeEvent],
  setup: SETUP_DECLARATIONS,
  enhancedUsage: ENHANCED_USAGE_DECLARATIONS,
  errors: ERROR_DECLARATIONS,
};

/** All that can be switched. */
export const ALL = Object.keys(DECLARATIONS) as (keyof CollectOptions)[];

/**
 * Reads what is recorded, and joins the catalogues.
 *
 * @throws TypeError on a malformed route or name, or when application and instrumentations declare the same name.
 */
export function readCollect(
  { collect = true, routes: templates = [], names = {} }: WebCollectOptions,
  catalogue: Pick<Catalogue, 'declarations' | 'names'> = { declarations: [], names: {} },
): CollectSettings {
  checkNames(names);
  const routes = createRoutes(templates);
  const on = typeof collect === 'object' ? collect : Object.fromEntries(ALL.map((one) => [one, collect]));
  const listed = joinNames([catalogue.names, names, { screens: routes.names }]);
  const own = ALL.filter((one) => on[one] !== false).flatMap((one) => DECLARATIONS[one]);
  return {
    collect: on,
    routes,
    catalogue: createCatalogue(
      [...catalogue.declarations, ...own.map((one) => withNames(one, listed))],
      listed,
    ),
  };
}
