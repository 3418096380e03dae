import type { BrowserContext, Page } from 'playwright-core';

/** What somebody enters into the forms. None of it may be recorded. */
export const ENTERED = {
  name: 'Ottilie Brandvold',
  email: 'ottilie.brandvold@example.org',
  card: '4012 8888 8888 1881',
  message: 'The list forgets what I sorted by, says Ottilie Brandvold',
} as const;

/** One visit of the application. */
export interface Visit {
  /** The trace in which an order was opened, 32 hex digits. */
  readonly traceId: string;
}

/**
 * Uses the application as a person would: looks at an order, fills in both forms, switches the language, makes a choice
 * in the settings if one is given (before everything else), and leaves.
 */
export async function visit(context: BrowserContext, url: string, choice?: 'on' | 'off'): Promise<Visit> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('combobox').selectOption('en');
  if (choice !== undefined) await choose(page, choice);
  const traceId = await openOrder(page);
  await fillIn(page, 'New order', { Supplier: 'Nordwind Papier', 'Amount (EUR)': '1200' });
  await fillIn(page, 'Feedback', { 'What could be better?': ENTERED.message });
  await page.getByRole('combobox').selectOption('de');
  await page.getByRole('link', { name: 'Bestellungen' }).click();
  await page.getByRole('heading', { name: 'Bestellungen' }).waitFor();
  await page.goto('about:blank'); // a page that is left sends what it has
  await page.close();
  return { traceId };
}

async function choose(page: Page, choice: 'on' | 'off'): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch').click();
  await page.locator(`[role=switch][aria-checked=${choice === 'on'}]`).waitFor();
}

async function openOrder(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  const asked = page.waitForRequest(/\/report\?/);
  await page.getByRole('row').nth(1).getByRole('link').click();
  const { traceparent = '' } = await (await asked).allHeaders();
  await page.getByRole('heading', { name: /^Order / }).waitFor();
  return traceparent.split('-')[1] ?? '';
}

async function fillIn(page: Page, form: string, others: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('link', { name: form }).click();
  await page.getByRole('heading', { name: form }).waitFor();
  const entries = { Name: ENTERED.name, 'E-mail': ENTERED.email, 'Card number': ENTERED.card, ...others };
  for (const [label, text] of Object.entries(entries)) {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.count()) > 0) await field.fill(text);
  }
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you. It has been sent.').waitFor();
}
