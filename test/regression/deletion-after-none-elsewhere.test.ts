import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  type ConsentChoice,
  createConsent,
  createDiagnosticData,
  createMemoryConsentStore,
} from '../../src/index.ts';
import { createFileConsentStore, createNodeTransport } from '../../src/node.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';

let receiver: OtlpReceiver;
beforeEach(async () => void (receiver = await startOtlpReceiver()));
afterEach(() => receiver.close());
afterAll(removeStateDirectories);

const installId = {
  current: () => '0b8c1d7e-1111-4222-8333-944444444444',
  hasChanged: () => false,
  replace: () => Promise.resolve(),
};
const product = { name: 'test-product' };
const resource = resourceFromAttributes({});

// The event of a deletion passes no door, and nobody else looked.
it('P1: a request to delete sends nothing once another process has chosen none', async () => {
  const directory = newStateDirectory();
  const consent = createConsent({ store: createFileConsentStore(directory) });
  const transport = createNodeTransport({ endpoint: receiver.url });
  const diagnosticData = createDiagnosticData({ product, consent, transport, installId, resource });
  const none: ConsentChoice = { level: 'none', source: 'settings', time: new Date().toISOString() };
  await createFileConsentStore(directory).write(none);

  const result = await diagnosticData.requestDeletion();
  await diagnosticData.shutdown();

  expect(result).toEqual({ isRequested: false, reason: expect.stringContaining('The level is "none"') });
  expect(receiver.requests).toEqual([]);
});

it.each([
  ['whose transport fails', { isRequested: false }],
  ['whose own state cannot be cleared', { isRequested: true }],
])('P7: a request to delete of a product %s does not reject', async (what, expected) => {
  const consent = createConsent({ store: createMemoryConsentStore() });
  const make = createNodeTransport({ endpoint: receiver.url });
  let isFailing = false;
  const diagnosticData = createDiagnosticData({
    product,
    consent,
    installId,
    transport() {
      if (isFailing && what.includes('transport')) throw new Error('no certificate');
      return make();
    },
    clearLocalState() {
      throw new Error('EPERM');
    },
  });
  isFailing = true;

  const result = await diagnosticData.requestDeletion();
  await diagnosticData.shutdown();

  expect(result).toMatchObject(expected);
});
