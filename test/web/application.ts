import type { LaunchOptions, Page } from 'playwright-core';
import type { WebOptions } from '../../src/web.ts';
import { type Rig, startRig } from './rig.ts';

/** A browser, and a site with the application of `pages/application.ts`. */
export const startApplicationRig = (options: LaunchOptions = {}): Promise<Rig> =>
  startRig('application.ts', options);

/** What the application is started with. Plain JSON. */
const optionsFor = (rig: Rig, options: Partial<WebOptions> = {}): Partial<WebOptions> => ({
  product: { name: 'process-miner', version: '2.4.0' },
  endpoint: rig.receiver.url,
  routes: ['/', '/orders', '/orders/:id', '/settings'],
  names: { forms: ['checkout', 'feedback'], actions: ['export'], processes: ['discover'] },
  ...options,
});

/** Opens the application in a new tab. */
export async function openApplication(
  rig: Rig,
  path = '/',
  options: Partial<WebOptions> = {},
): Promise<Page> {
  const page = await rig.context.newPage();
  await page.addInitScript(
    (given) => Object.assign(globalThis, { options: given }),
    optionsFor(rig, options),
  );
  await page.goto(rig.site.url + path);
  return page;
}

/** Attributes without category and class, which every record has. */
function plain(attributes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { 'diagnostic_data.category': _, 'diagnostic_data.classification': __, ...others } = attributes;
  return others;
}

/** The attributes of the events of a name that arrived, in their order. */
export const eventsNamed = ({ receiver }: Rig, name: string): Record<string, unknown>[] =>
  receiver.logRecords
    .filter(({ eventName }) => eventName === name)
    .map(({ attributes }) => plain(attributes));

/** The attributes of the last values of a metric that arrived. */
export const pointsNamed = ({ receiver }: Rig, name: string): Record<string, unknown>[] =>
  receiver.dataPoints.filter((point) => point.name === name).map(({ attributes }) => plain(attributes));
