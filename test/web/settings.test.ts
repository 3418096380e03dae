import { ENGLISH } from '../../src/settings/index.ts';
import { type Rig, startRig } from './rig.ts';
import { addSettings, fillStorage, levelIn, openSettings, shown, untilSwitch } from './settings-page.ts';

const { isOn, isOff, nothing, noticeChanged, notSaved, lockedByAdministrator } = ENGLISH;

let rig: Rig;
beforeAll(async () => void (rig = await startRig('settings.ts')));
afterEach(() => rig.reset());
afterAll(() => rig.close());

test('opts in and out with the keyboard alone, and says each time what is in force', async () => {
  const page = await openSettings(rig);
  const levels = [await levelIn(page)];
  const states = [(await shown(page)).state];

  await page.keyboard.press('Tab');
  for (const expected of [true, false]) {
    await page.keyboard.press('Space');
    await untilSwitch(page, expected);
    levels.push(await levelIn(page));
    states.push((await shown(page)).state);
  }

  expect(levels).toEqual(['required', 'optional', 'required']);
  expect(states).toEqual([isOff, isOn, isOff]);
});

test('is off unless the person switched it on, and remembers it over a reload', async () => {
  const page = await openSettings(rig);
  const before = await shown(page);
  await page.getByText(ENGLISH.choice).click(); // its label
  await untilSwitch(page, true);

  const again = await openSettings(rig);

  expect(before).toEqual({ isOn: false, isLocked: false, state: isOff, note: '' });
  expect(await shown(again)).toEqual({ isOn: true, isLocked: false, state: isOn, note: '' });
});

test('shows an opt-in only after it is recorded', async () => {
  const page = await rig.open();
  await page.evaluate(() => {
    const write = () => new Promise<void>((resolve) => Object.assign(globalThis, { finishWriting: resolve }));
    running = parts.startDiagnosticData({
      product: { name: 'process-miner' },
      collect: false,
      consentStore: { read: () => undefined, write },
    } as Parameters<typeof parts.startDiagnosticData>[0]);
  });
  await addSettings(page);

  await page.getByRole('switch').click();
  await page.getByRole('switch').click(); // impatient
  const whileWriting = await shown(page);
  await page.evaluate(() => (globalThis as unknown as { finishWriting(): void }).finishWriting());
  await untilSwitch(page, true);

  expect(whileWriting).toMatchObject({ isOn: false, state: isOff });
  expect(await shown(page)).toMatchObject({ isOn: true, state: isOn });
});

test('P8: says that an opt-in could not be saved, and stays off', async () => {
  const page = await openSettings(rig);
  await fillStorage(page);

  await page.getByRole('switch').click();
  await page.getByText(notSaved).waitFor();

  expect(await shown(page)).toEqual({ isOn: false, isLocked: false, state: isOff, note: notSaved });
  expect(await levelIn(page)).toBe('required');
});

test('P8: is off although an opt-out could not be saved, and stays off in the next tab', async () => {
  const page = await openSettings(rig);
  await page.getByRole('switch').click();
  await untilSwitch(page, true);
  await fillStorage(page);

  await page.getByRole('switch').click();
  await page.getByText(notSaved).waitFor();
  const next = await openSettings(rig);

  expect(await shown(page)).toEqual({ isOn: false, isLocked: false, state: isOff, note: notSaved });
  expect(await shown(next)).toMatchObject({ isOn: false });
});

test('follows the choice of another tab', async () => {
  const here = await openSettings(rig);
  const there = await openSettings(rig);

  await there.getByRole('switch').click();
  await untilSwitch(here, true);
  const optedIn = await shown(here);
  await there.getByRole('switch').click();
  await untilSwitch(here, false);

  expect(optedIn.state).toBe(isOn);
  expect((await shown(here)).state).toBe(isOff);
});

test('P11: is locked by an administrator’s policy, and says so', async () => {
  const page = await openSettings(rig, { administratorPolicy: { maximumLevel: 'required' } });

  await page.getByRole('switch').click({ force: true });

  expect(await shown(page)).toEqual({
    isOn: false,
    isLocked: true,
    state: isOff,
    note: lockedByAdministrator,
  });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test.each([
  ['globalPrivacyControl', true, 'Global Privacy Control'],
  ['doNotTrack', '1', 'doNotTrack'],
])('P11: is locked by %s, and says so', async (property, value, source) => {
  await rig.context.addInitScript(
    ([name, given]) => Object.defineProperty(navigator, name as string, { value: given }),
    [property, value],
  );
  const page = await openSettings(rig);

  await page.getByRole('switch').focus();
  await page.keyboard.press('Space');

  const { note, ...rest } = await shown(page);
  expect(rest).toEqual({ isOn: false, isLocked: true, state: nothing });
  expect(note).toBe(`“${source}”, a setting of your browser or system, keeps it off.`);
  expect(await levelIn(page)).toBe('none');
});

test('asks for the choice again when the notice has changed since the opt-in', async () => {
  const old = await openSettings(rig, { notice: { version: '1' } });
  await old.getByRole('switch').click();
  await untilSwitch(old, true);
  await old.close();

  const page = await openSettings(rig, { notice: { version: '2' } });
  const before = await shown(page);
  await page.getByRole('switch').click();
  await untilSwitch(page, true);

  expect(before).toEqual({ isOn: false, isLocked: false, state: isOff, note: noticeChanged });
  expect(await shown(page)).toMatchObject({ isOn: true, note: '' });
});

test('is locked while it has no consent to show', async () => {
  const page = await rig.open();
  await page.evaluate(() => document.body.append(document.createElement('diagnostic-data-settings')));

  await page.getByRole('switch').click({ force: true });

  expect(await shown(page)).toEqual({ isOn: false, isLocked: true, state: '', note: '' });
});

test('sends nothing about the choice by itself', async () => {
  const page = await openSettings(rig);
  await page.getByRole('switch').click();
  await untilSwitch(page, true);

  await page.evaluate(() => running.forceFlush());

  expect(rig.receiver.requests).toEqual([]);
});
