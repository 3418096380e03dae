import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diag } from '@opentelemetry/api';
import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(async () => {
  diag.disable();
  await pipeline.stop();
});
afterAll(removeStateDirectories);

// The level was decided only after the logger had been told why, so that it stayed `optional`.
it.each([
  [
    'throws',
    () => {
      throw new Error('EPIPE');
    },
  ],
  ['rejects', () => Promise.reject(new Error('EPIPE'))],
])('P7, P8: a record that becomes unreadable switches Optional off when the logger %s', async (_, warn) => {
  const stateDirectory = newStateDirectory();
  pipeline = await startPipeline({ consentStore: undefined, stateDirectory });
  await pipeline.optIn();
  pipeline.tracer.startSpan('optional', { attributes: OPTIONAL }).end();
  pipeline.tracer.startSpan('required', { attributes: REQUIRED }).end();
  const silent = (): void => undefined;
  const logger = { error: silent, warn, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { suppressOverrideMessage: true });

  writeFileSync(join(stateDirectory, 'consent.json'), '{garbage');
  pipeline.diagnosticData.consent.refresh();
  await new Promise((resolve) => setTimeout(resolve, 50)); // whoever watches the directory looks, too
  diag.disable();
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.diagnosticData.consent.level).toBe('required');
  expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['required']);
});

it('P7: a start with an unreadable record does not fail with the logger', async () => {
  const stateDirectory = newStateDirectory();
  mkdirSync(stateDirectory);
  writeFileSync(join(stateDirectory, 'consent.json'), '{garbage');
  const fail = (): void => {
    throw new Error('EPIPE');
  };
  const silent = (): void => undefined;
  diag.setLogger({ error: fail, warn: fail, info: silent, debug: silent, verbose: silent });

  pipeline = await startPipeline({ consentStore: undefined, stateDirectory });

  expect(pipeline.diagnosticData.consent.level).toBe('required');
});

it('P7: a start that warns of a variable does not fail with the logger', async () => {
  const before = process.env['OTEL_EXPORTER_OTLP_PROTOCOL'];
  process.env['OTEL_EXPORTER_OTLP_PROTOCOL'] = 'smoke';
  const warn = jest.fn(() => {
    throw new Error('EPIPE');
  });
  const silent = (): void => undefined;
  diag.setLogger({ error: silent, warn, info: silent, debug: silent, verbose: silent });

  pipeline = await startPipeline().finally(() => {
    if (before === undefined) delete process.env['OTEL_EXPORTER_OTLP_PROTOCOL'];
    else process.env['OTEL_EXPORTER_OTLP_PROTOCOL'] = before;
  });

  expect(warn).toHaveBeenCalledWith(expect.stringContaining('OTEL_EXPORTER_OTLP_PROTOCOL'));
});
