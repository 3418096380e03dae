import type { SettingsCatalogue } from 'opentelemetry-diagnostic-data/web/settings';

import type { Language } from './texts.ts';

/** One line of the list of orders. */
export interface OrderSummary {
  readonly id: string;
  /** What was done last. */
  readonly state: string;
  readonly days: number;
}

/** One order, step by step. */
export interface OrderReport {
  readonly id: string;
  readonly steps: readonly { readonly activity: string; readonly at: string; readonly waitedDays: number }[];
}

export const fetchOrders = (): Promise<readonly OrderSummary[]> => fetchJson('/api/orders');

export const fetchReport = (id: string, language: Language): Promise<OrderReport> =>
  fetchJson(`/api/orders/${encodeURIComponent(id)}/report?language=${language}`);

/** What is recorded, in words for the people who use the application. */
export const fetchCatalogue = (): Promise<SettingsCatalogue> => fetchJson('/diagnostic-data.json');

/** Rejects when the server does not take it. */
export async function send(path: string, entries: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(entries),
  });
  if (!response.ok) throw new Error(await response.text());
}

async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}
