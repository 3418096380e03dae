import { defineDiagnosticDataSettings, ENGLISH } from '../../src/settings/index.ts';
import { type Rig, startRig } from './rig.ts';
import { openSettings, shown, untilSwitch } from './settings-page.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig('settings.ts')));
afterEach(() => rig.reset());
afterAll(() => rig.close());

test('the module can be loaded where there is no DOM, and defines nothing there', () => {
  expect(() => defineDiagnosticDataSettings()).not.toThrow();
});

test('needs no inline style or script, and no trusted type', async () => {
  const page = await rig.context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.route('**/settings', async (route) => {
    const response = await route.fetch();
    const policy =
      "default-src 'none'; script-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(`${rig.site.url}/settings`);

  await page.evaluate(() => document.body.append(document.createElement('diagnostic-data-settings')));

  const width = await page.getByRole('switch').evaluate((element) => getComputedStyle(element).inlineSize);
  expect(complaints).toEqual([]);
  expect(width).toBe('48px'); // its own style sheet is in force
});

test('lists what the product declares under its categories, the product’s own ones too', async () => {
  const declarations = [
    { name: 'app.order.opened', category: 'product_and_service_usage', description: 'An order was opened.' },
    { name: 'app.theme', category: 'taste', description: 'The chosen theme.' },
    { name: 'app.theme.changed', category: 'taste' },
  ];
  const taste = { classification: 'optional', description: 'What is liked.', examples: ['the theme'] };
  const page = await openSettings(rig, {}, { catalogue: { declarations }, categories: { taste } });

  await page.locator('[part=optional] summary').click();

  const items = await page.locator('[part=optional] li').allInnerTexts();
  expect(await page.locator('summary').allInnerTexts()).toEqual([
    'Everything that is recorded (1)',
    'Everything that is recorded (2)',
  ]);
  expect(items.map((text) => text.trim())).toEqual(['app.theme The chosen theme.', 'app.theme.changed']);
  expect(await page.getByRole('row', { name: 'Taste What is liked. The theme' }).count()).toBe(1);
});

test('takes translated texts, keeps the English ones of those that are missing, and keeps the focus', async () => {
  const page = await openSettings(rig);
  await page.keyboard.press('Tab');

  await page.evaluate(() => {
    document.querySelector('diagnostic-data-settings')!.strings = {
      choice: 'Optionale Diagnosedaten senden',
      isOn: 'Eingeschaltet.',
      categories: { product_and_service_usage: { title: 'Nutzung', examples: ['Wege', 'Formulare'] } },
    };
  });
  await page.keyboard.press('Space');
  await untilSwitch(page, true);

  expect(await page.getByRole('switch', { name: 'Optionale Diagnosedaten senden' }).count()).toBe(1);
  expect(await shown(page)).toMatchObject({ isOn: true, state: 'Eingeschaltet.' });
  expect(await page.getByRole('heading', { name: ENGLISH.neverTitle }).count()).toBe(1);
  expect(
    await page.getByRole('row', { name: /^Nutzung The use of the device, .* Wege; Formulare$/ }).count(),
  ).toBe(1);
});

test('takes texts as text, whatever is in them', async () => {
  const page = await openSettings(rig, {}, { strings: { title: '<img src=x onerror=alert(1)>' } });

  expect(await page.getByRole('heading', { level: 2 }).innerText()).toBe('<img src=x onerror=alert(1)>');
  expect(await page.locator('diagnostic-data-settings img').count()).toBe(0);
});

test('links to the full page where it has the address', async () => {
  const page = await openSettings(rig);
  const links = page.locator('diagnostic-data-settings a');
  const href = await links.getAttribute('href');

  await page.evaluate(() => document.querySelector('diagnostic-data-settings')!.removeAttribute('more-href'));

  expect(href).toBe('/diagnostic-data');
  expect(await links.count()).toBe(0);
});

test('lets go of the consent when it is taken off the page, and shows what is in force when it is back', async () => {
  const page = await openSettings(rig);
  const before = await page.evaluate(() => {
    const element = document.querySelector('diagnostic-data-settings')!;
    let listeners = 0;
    const subscribe = (listener: () => void) => {
      listeners++;
      const stop = running.consent.subscribe(listener);
      return () => (listeners--, stop());
    };
    element.consent = Object.create(running.consent, { subscribe: { value: subscribe } });
    const counts = [listeners];
    element.remove();
    counts.push(listeners);
    Object.assign(globalThis, { element, count: () => listeners });
    return counts;
  });

  await page.evaluate(async () => {
    await running.consent.set('optional', { source: 'settings' });
    document.body.append((globalThis as unknown as { element: HTMLElement }).element);
  });

  expect(before).toEqual([1, 0]);
  expect(await page.evaluate(() => (globalThis as unknown as { count(): number }).count())).toBe(1);
  expect(await shown(page)).toMatchObject({ isOn: true });
});

test('takes what was set before it was defined', async () => {
  const page = await openSettings(rig);

  const heading = await page.evaluate(() => {
    const element = document.createElement('late-settings');
    Object.assign(element, { strings: { title: 'Set early' }, consent: running.consent });
    document.body.append(element);
    defineSettings('late-settings');
    return element.shadowRoot?.querySelector('h2')?.textContent;
  });

  expect(heading).toBe('Set early');
  expect(await page.locator('late-settings [part=state]').innerText()).toBe(ENGLISH.isOff);
});
