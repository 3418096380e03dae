import { createFormUse } from './form-use.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import { routeEvent } from './page-declarations.ts';
import type { FormPort, NavigationPort, RouteChange } from './page-port.ts';
import type { Routes } from './routes.ts';
import { navigationCount } from './usage-declarations.ts';
import type { UsageRecorder } from './usage.ts';

/** Options of {@link createPageUsageInstrumentation}. */
export interface PageUsageOptions {
  readonly navigation: NavigationPort;
  readonly forms: FormPort;
  /** Patterns of addresses. Without any, changes of the address are not recorded. */
  readonly routes: Routes;
  /** The forms that are followed. */
  readonly formNames: readonly string[];
  readonly usage: UsageRecorder;
  /** The address has changed. */
  readonly moved: () => void;
  /** When the address at the start is recorded, which is kept until then. Default: at once. */
  readonly soon?: ((work: () => void) => void) | undefined;
}

/** Records changes of the address by its pattern, and what becomes of forms by their names. */
export function createPageUsageInstrumentation(options: PageUsageOptions): DataInstrumentation {
  const { navigation, routes, usage, formNames, moved, soon = (work) => work() } = options;
  return createInstrumentation('page-usage', (providers) => {
    const use = createFormUse(usage.recordFormUse);
    const listed =
      (then: (form: string) => void) =>
      (form: string): void =>
        formNames.includes(form) ? then(form) : undefined;
    const event = routeEvent.using(providers);
    const count = navigationCount.using(providers);
    const address = (): string => navigation.pathname() + (routes.useHash ? navigation.hash() : '');
    const route = (): string => routes.match(navigation.pathname(), navigation.hash());
    let lastAddress = address();
    let last = route();
    const first = { 'url.template': last, 'browser.navigation.same_document': false };
    const timestamp = Date.now();
    let isEntered = routes.names.length < 2;

    function enter(): void {
      if (!isEntered) event.emit(first, { timestamp });
      isEntered = true;
    }

    function move(change: RouteChange | undefined): void {
      if (address() === lastAddress) return; // a query or an anchor
      enter();
      const from = last;
      lastAddress = address();
      last = route();
      use.leave();
      moved();
      if (routes.names.length < 2) return;
      event.emit({
        'url.template': last,
        'diagnostic_data.navigation.from': from,
        'browser.navigation.same_document': true,
        ...(change === undefined ? {} : { 'browser.navigation.type': change }),
      });
      count.add(1, { 'diagnostic_data.navigation.from': from, 'diagnostic_data.navigation.to': last });
    }

    soon(enter);
    const stops = [
      navigation.watch(move),
      options.forms.watch({ used: listed(use.use), submitted: listed(use.submit), left: use.leave }),
    ];
    return () => stops.forEach((stop) => stop());
  });
}
