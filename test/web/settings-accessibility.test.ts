import { readFileSync } from 'node:fs';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { ENGLISH } from '../../src/settings/index.ts';
import { type Rig, startRig } from './rig.ts';
import { openSettings, untilSwitch } from './settings-page.ts';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let rig: Rig;
beforeAll(async () => void (rig = await startRig('settings.ts')));
afterEach(() => rig.reset());
afterAll(() => rig.close());

const declarations = [{ name: 'app.order', category: 'product_and_service_usage', description: 'An order.' }];

/** What axe-core finds wrong with the element, with every rule that it has. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    const { violations, passes } = await axe.run('diagnostic-data-settings', { rules });
    if (!passes.some(({ id }) => id === 'color-contrast')) return ['axe-core did not look at the contrast'];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** The browser's own accessibility tree, below the element's title. */
async function accessibilityTree(page: Page): Promise<Record<string, unknown>[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: role?.value as unknown,
      name: name?.value as unknown,
      description: description?.value as unknown,
      ...Object.fromEntries(properties.map((property) => [property.name, property.value.value as unknown])),
    }));
}

const schemes = ['light', 'dark'] as const;
const states = ['off', 'on', 'locked'] as const;

describe.each(schemes)('axe-core finds nothing wrong, %s', (scheme) => {
  test.each(states)('%s', async (state) => {
    const maximumLevel = state === 'locked' ? 'required' : 'optional';
    const page = await openSettings(
      rig,
      { administratorPolicy: { maximumLevel } },
      { catalogue: { declarations } },
    );
    await page.evaluate((value) => {
      document.documentElement.style.colorScheme = value;
      document.body.style.background = 'Canvas'; // axe-core takes what is not painted for white
    }, scheme);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('summary').click();
    if (state === 'on') {
      await page.getByRole('switch').click();
      await untilSwitch(page, true);
    }

    expect(await violationsOf(page)).toEqual([]);
  });
});

test('axe-core would find an unreadable text', async () => {
  const page = await openSettings(rig);
  await page.evaluate(() =>
    document.querySelector('diagnostic-data-settings')!.style.setProperty('--diagnostic-data-muted', '#ddd'),
  );

  expect(await violationsOf(page)).toContainEqual(expect.stringMatching(/^color-contrast: .*introduction/));
});

test('the switch has its role, name, description and state in the accessibility tree', async () => {
  const page = await openSettings(rig);
  const find = async () => (await accessibilityTree(page)).filter(({ role }) => role === 'switch');
  const off = await find();
  await page.getByRole('switch').click();
  await untilSwitch(page, true);

  expect(off).toEqual([
    expect.objectContaining({
      name: ENGLISH.choice,
      description: `${ENGLISH.choiceMeaning} ${ENGLISH.isOff}`,
      checked: 'false',
      focusable: true,
    }),
  ]);
  expect(await find()).toEqual([
    expect.objectContaining({ description: `${ENGLISH.choiceMeaning} ${ENGLISH.isOn}`, checked: 'true' }),
  ]);
});

test('a locked switch is disabled, can be reached, and its description says who decided', async () => {
  const page = await openSettings(rig, { administratorPolicy: { maximumLevel: 'required' } });

  await page.keyboard.press('Tab');

  const [toggle] = (await accessibilityTree(page)).filter(({ role }) => role === 'switch');
  expect(toggle).toMatchObject({ disabled: true, focusable: true, focused: true });
  expect(toggle?.description).toContain(ENGLISH.lockedByAdministrator);
});

test('changes of the state are announced politely and as a whole', async () => {
  const page = await openSettings(rig);

  const [status] = (await accessibilityTree(page)).filter(({ role }) => role === 'status');

  expect(status).toMatchObject({ live: 'polite', atomic: true });
  expect(await page.getByRole('status').innerText()).toBe(ENGLISH.isOff);
});

test.each([1000, 320])('both tables are tables to a screen reader, %d pixels wide', async (width) => {
  const page = await openSettings(rig);
  await page.setViewportSize({ width, height: 800 });

  const tree = await accessibilityTree(page);

  const named = (wanted: string) => tree.filter(({ role }) => role === wanted).map(({ name }) => name);
  expect(named('table')).toEqual([ENGLISH.required, ENGLISH.optional]);
  expect(named('columnheader')).toEqual([...Array(2)].flatMap(() => ['Category', 'Description', 'Examples']));
  expect(named('rowheader')).toEqual([
    'Device connectivity and configuration',
    'Product and service performance',
    'Product and service usage',
    'Software setup and inventory',
    'Enhanced anonymized product usage',
  ]);
  expect(named('cell')).toHaveLength(10);
});

test('the Tab key goes from the switch to what can be opened and to the full page', async () => {
  const page = await openSettings(rig, {}, { catalogue: { declarations } });
  const stops: unknown[] = [];

  for (let stop = 0; stop < 3; stop++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(
        () => document.querySelector('diagnostic-data-settings')?.shadowRoot?.activeElement?.textContent,
      ),
    );
  }

  expect(stops).toEqual(['', 'Everything that is recorded (1)', ENGLISH.more]);
});
