import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const recordAll = (attributes: Record<string, string>, name: string): void => {
  pipeline.tracer.startSpan(`span ${name}`, { attributes }).end();
  pipeline.logger.emit({ body: `log ${name}`, attributes });
  pipeline.meter.createCounter(`counter.${name}`).add(1, attributes);
};

describe('without a choice', () => {
  it('P1: sends Required spans, metrics and log records and withholds Optional ones', async () => {
    pipeline = await startPipeline();

    recordAll(REQUIRED, 'required');
    recordAll(OPTIONAL, 'optional');
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['span required']);
    expect(pipeline.receiver.logRecords.map(({ body }) => body)).toEqual(['log required']);
    expect(pipeline.receiver.dataPoints.map(({ name }) => name)).toEqual(['counter.required']);
    expect(pipeline.diagnosticData.explain().withheld).toEqual({
      span: { level: 1 },
      metric: { level: 1 },
      log_record: { level: 1 },
    });
  });
});
