import { make } from '../dom.ts';
import type { Show } from '../router.ts';
import { fetchOrders } from '../server-api.ts';

/** The list of orders, those that took longest first. */
export const showOrders: Show = async ({ texts }) => {
  const orders = await fetchOrders();
  const head = [texts.order, texts.state, texts.days].map((text) => make('th', { scope: 'col' }, text));
  const rows = orders.map(({ id, state, days }) =>
    make(
      'tr',
      {},
      make('td', {}, make('a', { href: `/orders/${id}` }, id)),
      make('td', {}, state),
      make('td', {}, days.toFixed(1)),
    ),
  );
  return [
    make('h1', {}, texts.orders),
    make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)),
  ];
};
