import { flush, type Rig, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig('traced.ts')));
afterAll(() => rig.close());

it('P7: the requests of the page are traced, with headers for the server; our own are not', async () => {
  const page = await rig.open(`/?endpoint=${encodeURIComponent(rig.receiver.url)}`);
  const headers: (string | undefined)[] = [];
  page.on('request', (request) => void headers.push(request.headers()['traceparent']));
  await page.evaluate(async () => void (await (await fetch('/orders/4711?token=a1b2c3d4e5')).text()));
  await page.waitForTimeout(500); // the instrumentation ends its spans a moment later
  await flush(page);

  await page.waitForTimeout(500);
  await flush(page);

  expect(rig.receiver.spans).toHaveLength(1);
  const [span] = rig.receiver.spans;
  expect(headers.filter((header) => header !== undefined)).toEqual([
    `00-${span?.traceId}-${span?.spanId}-01`,
  ]);
  expect(JSON.stringify(span)).not.toContain('a1b2c3d4e5');
});
