import type { Page } from 'playwright-core';
import type { DiagnosticDataSettings, defineDiagnosticDataSettings } from '../../src/settings/index.ts';
import type { WebOptions } from '../../src/web.ts';
import { type Rig, start } from './rig.ts';

declare global {
  var defineSettings: typeof defineDiagnosticDataSettings;
}

/** The element as a test sees it. */
export interface Shown {
  /** Whether the switch is on. */
  readonly isOn: boolean;
  readonly isLocked: boolean;
  /** The sentence about what is in force. */
  readonly state: string;
  /** What is said besides, if anything. */
  readonly note: string;
}

/** What the element is given; plain JSON. */
export type Given = Partial<Pick<DiagnosticDataSettings, 'strings' | 'categories' | 'catalogue'>>;

/** Opens a tab with diagnostic data started and the element on it. */
export async function openSettings(
  rig: Rig,
  options: Partial<WebOptions> = {},
  given: Partial<Record<keyof Given, unknown>> = {},
): Promise<Page> {
  const page = await rig.open('/settings');
  await start(page, rig, options);
  await addSettings(page, given);
  return page;
}

/** Puts the element on a page on which diagnostic data was started. */
export function addSettings(page: Page, given: Partial<Record<keyof Given, unknown>> = {}): Promise<void> {
  return page.evaluate(
    (properties) => {
      const element = document.createElement('diagnostic-data-settings');
      Object.assign(element, properties, { consent: running.consent });
      element.setAttribute('more-href', '/diagnostic-data');
      document.querySelector('main')!.append(element);
    },
    given as Record<string, never>,
  );
}

/** What the element shows now. */
export async function shown(page: Page): Promise<Shown> {
  const toggle = page.getByRole('switch');
  const [checked, disabled, state, note] = await Promise.all([
    toggle.getAttribute('aria-checked'),
    toggle.getAttribute('aria-disabled'),
    page.locator('[part=state]').textContent(),
    page.locator('[part=note]').textContent(),
  ]);
  return { isOn: checked === 'true', isLocked: disabled === 'true', state: state ?? '', note: note ?? '' };
}

/** Resolves when the switch is on, or off. */
export async function untilSwitch(page: Page, isOn: boolean): Promise<void> {
  await page.locator(`[role=switch][aria-checked=${isOn}]`).waitFor();
}

/** The level in force in the page. */
export const levelIn = (page: Page): Promise<string> => page.evaluate(() => running.consent.level);

/** From here on the browser has no space left for the page. */
export function fillStorage(page: Page): Promise<void> {
  return page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
}
