import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pipeline } from '../../pipeline.ts';
import { removeStateDirectories } from '../temporary.ts';
import { arrived, everySignal, recordBoth, startProduct } from './product.ts';

let product: Pipeline & { readonly directory: string };

afterEach(() => product.stop());
afterAll(removeStateDirectories);

it.each([
  ['none', []],
  ['required', ['required item']],
  ['optional', ['required item', 'optional item']],
  [undefined, ['required item']],
] as const)('P1: at the level %s, all that arrives of three signals is %j', async (level, expected) => {
  product = await startProduct(level);

  recordBoth(product, 'item');
  await product.diagnosticData.forceFlush();
  await product.diagnosticData.shutdown();

  expect(arrived(product)).toEqual(everySignal(expected));
});

it('P1: at the level none there is no request at all, not even an empty one', async () => {
  product = await startProduct('none');

  recordBoth(product, 'item');
  await product.diagnosticData.shutdown();

  expect(product.receiver.requests).toEqual([]);
});

it('P1: nothing that was recorded is written to disk, at no level', async () => {
  product = await startProduct('optional');
  product.receiver.respondWith({ status: 503 });
  recordBoth(product, 'a-canary-for-the-disk');
  void product.diagnosticData.forceFlush();
  await product.receiver.waitFor(({ requests }) => requests.length >= 6);

  expect(textOfFiles(product.directory)).not.toContain('canary');
  product.receiver.respondWith();
});

it('P1: what a lower level withholds costs no queue: ten thousand items leave nothing to flush', async () => {
  product = await startProduct('required');
  for (let i = 0; i < 10_000; i++)
    product.logger.emit({ body: `optional ${i}`, attributes: { ...OPTIONAL_LOG } });

  await product.diagnosticData.forceFlush();

  expect(product.receiver.logRecords).toEqual([]);
  expect(product.diagnosticData.explain().withheld.log_record).toEqual({ level: 10_000 });
  expect(product.diagnosticData.explain().kept.log_record).toBe(0);
});

const OPTIONAL_LOG = { 'diagnostic_data.category': 'enhanced_anonymized_product_usage' };

function textOfFiles(directory: string): string {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .map((path) => (statSync(path).isDirectory() ? textOfFiles(path) : readFileSync(path, 'utf8')))
    .join('\n');
}
