import { localiseOrder, openOrder } from '../catalogue.ts';
import { make } from '../dom.ts';
import type { Show } from '../router.ts';
import { fetchReport, type OrderReport } from '../server-api.ts';
import { during } from '../telemetry.ts';
import type { Language } from '../texts.ts';

/** One order: what was done and how long it waited. The trace goes on in the server. */
export const showOrder: Show = ({ id, language, texts }) =>
  during(openOrder.startActive, {}, async () => {
    const { steps } = await localised(id, language);
    const head = [texts.step, texts.waited].map((text) => make('th', { scope: 'col' }, text));
    const rows = steps.map(({ activity, waitedDays }) =>
      make('tr', {}, make('td', {}, activity), make('td', {}, waitedDays.toFixed(1))),
    );
    return [
      make('h1', {}, `${texts.order} ${id}`),
      make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)),
    ];
  });

const localised = (id: string, language: Language): Promise<OrderReport> =>
  during(localiseOrder.startActive, { 'process_miner.language': language }, () => fetchReport(id, language));
