import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIONAL, type Pipeline } from '../../pipeline.ts';
import { removeStateDirectories } from '../temporary.ts';
import { record, recordBoth, startProduct } from './product.ts';

let product: Pipeline & { readonly directory: string };

afterEach(() => product.stop());
afterAll(removeStateDirectories);

it('P10: each item that was withheld is counted with its reason, over a whole life', async () => {
  product = await startProduct('required');
  record(product, OPTIONAL, 'before');
  await product.optIn();
  record(product, OPTIONAL, 'sent');
  await product.diagnosticData.forceFlush();
  record(product, OPTIONAL, 'queued');
  await product.optOut();
  await product.diagnosticData.shutdown();
  record(product, OPTIONAL, 'after the end');

  const explanation = product.diagnosticData.explain();

  expect(explanation.withheld.span).toEqual({ level: 1, consent_changed: 1, shut_down: 1 });
  expect(explanation.kept.span).toBe(2);
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});

it('P10: says who decided, in one sentence, at every turn', async () => {
  product = await startProduct(undefined);
  const reasons: string[][] = [];
  const say = () => {
    const { level, decidedBy, reason } = product.diagnosticData.explain();
    reasons.push([level, decidedBy, reason]);
  };
  say();
  for (const level of ['optional', 'none'] as const) {
    await product.diagnosticData.consent.set(level, { source: 'settings' });
    say();
  }

  expect(reasons).toEqual([
    ['required', 'default', 'No choice is recorded, so Optional is off.'],
    ['optional', 'choice', 'The person chose "optional".'],
    ['none', 'choice', 'The person chose "none".'],
  ]);
});

it('P10: each decision leaves a receipt with time, level, source and versions, and nothing about the person', async () => {
  product = await startProduct('required', {
    notice: { version: '3' },
    sendsInstallId: true,
    sendsOptionalId: true,
  });
  await product.optIn();
  const { optionalId } = product.diagnosticData.consent;
  await product.optOut();

  const directory = join(product.directory, 'receipts');
  const texts = readdirSync(directory)
    .toSorted()
    .map((name) => readFileSync(join(directory, name), 'utf8'));

  expect(texts.map((text) => JSON.parse(text) as object)).toMatchObject([
    { level: 'required', source: 'installer' },
    { level: 'optional', source: 'settings', noticeVersion: '3', productVersion: '1.2.3' },
    { level: 'required', source: 'settings', noticeVersion: '3', productVersion: '1.2.3' },
  ]);
  expect(optionalId).toMatch(/^[0-9a-f-]{36}$/);
  expect(texts.join()).not.toContain(optionalId);
  expect(texts.join()).not.toContain(
    readFileSync(join(product.directory, 'install-id'), 'utf8').slice(0, 36),
  );
});

it('P10: an explanation holds no value of what was withheld', async () => {
  product = await startProduct('required');
  recordBoth(product, 'a secret value of ann@example.com');
  await product.diagnosticData.forceFlush();

  expect(JSON.stringify(product.diagnosticData.explain())).not.toMatch(/secret value|ann@/);
});
