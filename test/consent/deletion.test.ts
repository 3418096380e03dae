import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level } from '../../src/index.ts';
import { createFileConsentStore } from '../../src/platform/node/consent-file.ts';
import { createFileInstallId } from '../../src/platform/node/install-id.ts';
import { createMachineSeal } from '../../src/platform/node/machine-id.ts';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

let pipeline: Pipeline;
let directory: string;

beforeEach(() => {
  directory = newStateDirectory();
});
afterEach(() => pipeline.stop());
afterAll(removeStateDirectories);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function start(level: Level, options: PipelineOptions = {}): Promise<void> {
  await createFileConsentStore(directory).write({
    level,
    source: 'settings',
    time: new Date().toISOString(),
    ...(level === 'optional' ? { optionalId: 'b5f0a4e0-1111-4222-8333-944444444444' } : {}),
  });
  pipeline = await startPipeline({ consentStore: undefined, stateDirectory: directory, ...options });
}

const span = (name: string, attributes: Record<string, string>): void =>
  pipeline.tracer.startSpan(name, { attributes }).end();

const resourceOf = (name: string): Record<string, unknown> =>
  (pipeline.receiver.spans.find((one) => one.name === name)?.resource ?? {}) as Record<string, unknown>;

it('P10: sends no id unless the product asks for it, and keeps none', async () => {
  await start('optional');
  span('a', REQUIRED);
  span('b', OPTIONAL);

  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans).toHaveLength(2);
  expect(pipeline.receiver.raw()).not.toMatch(/diagnostic_data\.(install|optional)\.id/);
  expect(existsSync(join(directory, 'install-id'))).toBe(false);
});

it('sends a random id of the installation, the same after a restart and another one on another machine', async () => {
  await start('required', { sendsInstallId: true });
  span('a', REQUIRED);
  await pipeline.diagnosticData.forceFlush();
  const id = resourceOf('a')['diagnostic_data.install.id'];

  expect(id).toMatch(UUID);
  expect(createFileInstallId(directory).current()).toBe(id);
  const elsewhere = createFileInstallId(
    directory,
    createMachineSeal(() => 'another machine'),
  ).current();
  expect(elsewhere).toMatch(UUID);
  expect(elsewhere).not.toBe(id);
});

it('P5: forgets the id of an opt-in at the opt-out, and Required data never bears it', async () => {
  await start('optional', { sendsOptionalId: true });
  const { consent } = pipeline.diagnosticData;
  const first = consent.optionalId;
  span('required', REQUIRED);
  span('first', OPTIONAL);
  await pipeline.diagnosticData.forceFlush();

  await consent.set('required', { source: 'settings' });
  expect(consent.optionalId).toBeUndefined();
  expect(readFileSync(join(directory, 'consent.json'), 'utf8')).not.toContain(first);
  await consent.set('optional', { source: 'settings' });
  span('second', OPTIONAL);
  await pipeline.diagnosticData.forceFlush();

  expect(resourceOf('first')['diagnostic_data.optional.id']).toBe(first);
  expect(resourceOf('second')['diagnostic_data.optional.id']).toMatch(UUID);
  expect(resourceOf('second')['diagnostic_data.optional.id']).not.toBe(first);
  expect(resourceOf('required')).not.toHaveProperty(['diagnostic_data.optional.id']);
});

describe('requestDeletion', () => {
  it('sends one event with nothing but the id, throws the queue away and starts under a new id', async () => {
    await start('optional', { sendsInstallId: true });
    const { diagnosticData, receiver } = pipeline;
    span('before', REQUIRED);
    await diagnosticData.forceFlush();
    const old = resourceOf('before')['diagnostic_data.install.id'] as string;
    span('queued', REQUIRED);
    span('queued optional', OPTIONAL);
    receiver.clear();

    expect(await diagnosticData.requestDeletion()).toEqual({ isRequested: true });
    span('after', REQUIRED);
    await diagnosticData.forceFlush();

    const [event, ...others] = receiver.logRecords;
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      eventName: 'diagnostic_data.deletion_requested',
      body: null,
      attributes: {
        'diagnostic_data.install.id': old,
        'diagnostic_data.category': 'software_setup_and_inventory',
        'diagnostic_data.classification': 'required',
      },
      resource: { 'service.name': 'test-product' },
    });
    expect(Object.keys(event!.attributes)).toHaveLength(3);
    expect(Object.keys(event!.resource)).toHaveLength(1);
    expect(receiver.spans.map(({ name }) => name)).toEqual(['after']);
    expect(resourceOf('after')['diagnostic_data.install.id']).toMatch(UUID);
    expect(resourceOf('after')['diagnostic_data.install.id']).not.toBe(old);
    expect(readFileSync(join(directory, 'install-id'), 'utf8')).not.toContain(old);
    expect(diagnosticData.consent.level).toBe('required'); // an opt-in is withdrawn with it
  });

  it('keeps the id where the request could not be sent, so that it can be sent later', async () => {
    await start('required', { sendsInstallId: true, timeoutMillis: 200 });
    const { diagnosticData, receiver } = pipeline;
    span('before', REQUIRED);
    await diagnosticData.forceFlush();
    const id = resourceOf('before')['diagnostic_data.install.id'];
    receiver.respondWith({ status: 400 });

    expect(await diagnosticData.requestDeletion()).toEqual({
      isRequested: false,
      reason: expect.stringContaining('nothing was forgotten'),
    });
    receiver.respondWith();
    span('after', REQUIRED);
    await diagnosticData.forceFlush();

    expect(resourceOf('after')['diagnostic_data.install.id']).toBe(id);
  });

  it('P1: sends nothing at the level none, and says so', async () => {
    await start('none', { sendsInstallId: true });

    expect(await pipeline.diagnosticData.requestDeletion()).toEqual({
      isRequested: false,
      reason: expect.stringContaining('The level is "none"'),
    });
    expect(pipeline.receiver.requests).toEqual([]);
  });

  it('sends nothing where the product uses no id', async () => {
    await start('required');

    expect((await pipeline.diagnosticData.requestDeletion()).isRequested).toBe(false);
    expect(pipeline.receiver.requests).toEqual([]);
  });

  it('makes other processes go on under the new id', async () => {
    await start('required', { sendsInstallId: true });
    const { diagnosticData } = pipeline;
    const id = createFileInstallId(directory);
    const old = id.current();
    span('queued under the old id', REQUIRED);

    await id.replace(); // what another process does
    await diagnosticData.forceFlush();
    await new Promise((resolve) => setTimeout(resolve, 20));
    span('under the new id', REQUIRED);
    await diagnosticData.forceFlush();

    expect(pipeline.receiver.raw()).not.toContain(old);
    expect(resourceOf('under the new id')['diagnostic_data.install.id']).toBe(id.current());
  });
});
