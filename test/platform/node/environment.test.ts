import { readOtelEnvironment } from '../../../src/platform/node/environment.ts';

describe('readOtelEnvironment', () => {
  it('P12: takes nothing from an empty environment but what OpenTelemetry says', () => {
    const environment = readOtelEnvironment({});

    expect(environment).toMatchObject({
      isDisabled: false,
      protocol: 'http/json',
      propagators: ['tracecontext'],
      samples: false,
      warnings: [],
    });
    expect(Object.values(environment.batching.spans!)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('P12: reads the batch and collection variables', () => {
    const { batching, warnings } = readOtelEnvironment({
      OTEL_BSP_MAX_QUEUE_SIZE: '100',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: ' 10 ',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_BSP_EXPORT_TIMEOUT: '300',
      OTEL_BLRP_SCHEDULE_DELAY: '400',
      OTEL_METRIC_EXPORT_INTERVAL: '500',
      OTEL_METRIC_EXPORT_TIMEOUT: '30000',
    });

    expect(batching.spans).toEqual({
      maxQueueSize: 100,
      maxExportBatchSize: 10,
      scheduledDelayMillis: 200,
      exportTimeoutMillis: 300,
    });
    expect(batching.logRecords).toMatchObject({ scheduledDelayMillis: 400 });
    expect(batching.metrics).toEqual({ exportIntervalMillis: 500, exportTimeoutMillis: 500 });
    expect(warnings).toEqual([]);
  });

  it.each(['0', '-1', '1.5', 'soon', 'NaN', 'Infinity', '99999999999', '1e400'])(
    'P7, P10: leaves the default where a number is %s, and says which variable, not what it holds',
    (value) => {
      const { batching, warnings } = readOtelEnvironment({
        OTEL_METRIC_EXPORT_INTERVAL: value,
        OTEL_BSP_SCHEDULE_DELAY: value,
      });

      expect(batching.metrics!.exportIntervalMillis).toBeUndefined();
      expect(batching.spans!.scheduledDelayMillis).toBeUndefined();
      expect(warnings).toHaveLength(2);
      expect(warnings.join(' ')).toContain('OTEL_METRIC_EXPORT_INTERVAL is not a positive whole number');
      expect(warnings.join(' ')).not.toContain(`"${value}"`);
    },
  );

  it.each([
    ['always_on', false],
    ['parentbased_always_on', false],
    ['always_off', true],
    ['traceidratio', true],
    ['parentbased_traceidratio', true],
    ['unheard_of', true],
  ])('knows whether the sampler %s makes a difference to roots', (sampler, samples) => {
    expect(readOtelEnvironment({ OTEL_TRACES_SAMPLER: sampler }).samples).toBe(samples);
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['false', false],
    ['1', false],
    ['', false],
  ])('P12: OTEL_SDK_DISABLED=%s', (value, isDisabled) => {
    expect(readOtelEnvironment({ OTEL_SDK_DISABLED: value }).isDisabled).toBe(isDisabled);
  });

  it('P7: an unknown protocol and a configuration file are warned about, not followed', () => {
    const { protocol, warnings } = readOtelEnvironment({
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_CONFIG_FILE: 'otel.yaml',
    });

    expect(protocol).toBe('http/json');
    expect(warnings.map((warning) => warning.split(' ')[0])).toEqual([
      'OTEL_CONFIG_FILE',
      'OTEL_EXPORTER_OTLP_PROTOCOL',
    ]);
  });
});
