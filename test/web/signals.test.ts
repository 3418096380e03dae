import {
  arrived,
  bodies,
  choose,
  flush,
  OPTIONAL,
  record,
  REQUIRED,
  type Rig,
  start,
  startRig,
} from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

const onAll = (...names: string[]) => ({ spans: names, metrics: names, logRecords: names });

it('P1: what is Required arrives on all three signals, what is Optional on none without an opt-in', async () => {
  const page = await rig.open();
  await start(page, rig);
  await record(page, 'kept', REQUIRED);
  await record(page, 'withheld', OPTIONAL);

  await flush(page);

  expect(arrived(rig)).toEqual(onAll('kept'));
  expect(bodies(rig)).not.toContain('withheld');
  expect(await page.evaluate(() => running.explain().withheld)).toEqual({
    span: { level: 1 },
    metric: { level: 1 },
    log_record: { level: 1 },
  });
});

it('P2: what has no known category does not leave', async () => {
  const page = await rig.open();
  await start(page, rig);
  await record(page, 'unknown', 'something_else');

  await flush(page);

  expect(rig.receiver.requests).toEqual([]);
});

it('P4: of three toggles, only what was recorded while opted in arrives as Optional', async () => {
  const page = await rig.open();
  await start(page, rig);
  for (const turn of [1, 2, 3]) {
    await record(page, `off${turn}`, OPTIONAL);
    await choose(page, 'optional');
    await record(page, `on${turn}`, OPTIONAL);
    await flush(page);
    await choose(page, 'required');
  }

  await flush(page);

  expect(arrived(rig)).toEqual(onAll('on1', 'on2', 'on3'));
  expect(rig.receiver.spans.map(({ resource }) => resource['diagnostic_data.consent.optional'])).toEqual([
    'granted',
    'granted',
    'granted',
  ]);
});

it('P5: after an opt-out with a full queue and a request in flight, no Optional byte follows', async () => {
  const page = await rig.open();
  await start(page, rig);
  await choose(page, 'optional');
  rig.receiver.respondWith({ status: 503, delayMillis: 400, headers: { 'retry-after': '0' } });
  await record(page, 'flying', OPTIONAL);
  await page.evaluate(() => void running.forceFlush());
  await rig.receiver.waitFor(({ requests }) => requests.length === 3);
  await record(page, 'queued', OPTIONAL);

  const discarded = await page.evaluate(
    async () => (await running.consent.set('required', { source: 'settings' })).discarded,
  );
  rig.receiver.clear();
  rig.receiver.respondWith();
  await page.evaluate(() => running.shutdown());
  await page.waitForTimeout(1000); // a retry would have come by then

  expect(discarded).toEqual({ span: 2, metric: expect.any(Number), log_record: 2 });
  expect(rig.receiver.requests).toEqual([]);
});

it('P7: a Collector that refuses is asked again, and one that is not there harms nobody', async () => {
  const page = await rig.open();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await start(page, rig);
  let refusals = 0;
  rig.receiver.respondWith(() => (refusals++ < 3 ? { status: 503, headers: { 'retry-after': '0' } } : {}));
  await record(page, 'kept', REQUIRED);

  await flush(page);

  expect(new Set(arrived(rig).spans)).toEqual(new Set(['kept']));
  expect(rig.receiver.requests).toHaveLength(6);
  expect(await page.evaluate(() => running.explain().withheld.span)).toEqual({});
  expect(errors).toEqual([]);
});

it('P7: what was recorded offline arrives once the page is online again', async () => {
  const page = await rig.open();
  await start(page, rig);
  await rig.context.setOffline(true);
  await record(page, 'offline', REQUIRED);
  const flushed = flush(page);
  await page.waitForTimeout(300);
  expect(rig.receiver.requests).toEqual([]);

  await rig.context.setOffline(false);
  await flushed;

  expect(arrived(rig)).toEqual(onAll('offline'));
});

it('P3: personal data in names, values, keys and bodies is scrubbed before it leaves', async () => {
  const page = await rig.open();
  await start(page, rig);
  const canaries = ['ada.lovelace@example.org', '4111 1111 1111 1111', 'secret-of-the-user'];
  await page.evaluate(([email, card, secret]) => {
    const attributes = { 'diagnostic_data.category': 'product_and_service_usage' };
    const url = `https://ann:${secret}@shop.example/orders?token=${secret}&mail=${encodeURIComponent(email!)}`;
    const span = parts.api.trace
      .getTracer('page')
      .startSpan(`mail ${email}`, { attributes: { ...attributes, 'url.full': url, [email!]: 1 } });
    span.recordException(new Error(`${card} was refused for ${email}`));
    span.end();
    const meter = parts.api.metrics.getMeter('page');
    meter.createCounter('app.cards').add(1, { ...attributes, note: `paid by ${card}` });
    parts.api.logs.getLogger('page').emit({ body: { to: email!, password: secret! }, attributes });
  }, canaries);

  await flush(page);

  const sent = bodies(rig);
  expect(rig.receiver.requests).toHaveLength(3);
  for (const canary of canaries)
    for (const spelling of [canary, encodeURIComponent(canary), canary.replaceAll(' ', ''), btoa(canary)])
      expect(sent).not.toContain(spelling);
});

it('sends no cookie, no referrer and nothing to find the page by', async () => {
  const page = await rig.open('/orders/4711');
  await page.evaluate(() => void (document.cookie = 'session=abc; path=/'));
  await start(page, rig);
  await record(page, 'kept', REQUIRED);

  await flush(page);

  for (const { headers } of rig.receiver.requests) {
    expect(headers['content-type']).toBe('application/json');
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  }
  expect(bodies(rig)).not.toContain('4711');
});

it('refuses to start without a product, with a wrong endpoint, or twice, and says what to do', async () => {
  const page = await rig.open();
  const attempt = (options: object) =>
    start(page, rig, options).then(
      () => 'started',
      (error: Error) => error.message,
    );

  expect(await attempt({ product: {} })).toContain('product.name is missing');
  expect(await attempt({ endpoint: 'collector' })).toContain('endpoint must be the base URL');
  expect(await attempt({})).toBe('started');
  expect(await attempt({})).toContain('OpenTelemetry is already registered in this page');
});
