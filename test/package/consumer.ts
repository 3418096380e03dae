import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import type { Line } from './lines.ts';
import { showPage } from './page.ts';
import { createProject, type Project } from './project.ts';

const MINUTES = 60_000;

/** What has to arrive, and nothing else. */
const ARRIVED = {
  spans: ['required span'],
  metrics: ['required.metric'],
  logRecords: ['required log record'],
};

/** The promises to a user of one line. */
export function describeConsumer(line: Line): void {
  describe(`the packed package with ${line.name}`, () => {
    let project: Project;

    beforeAll(async () => {
      project = await createProject(line, process.env.PACKED_TARBALL ?? '');
    }, 10 * MINUTES);
    afterAll(() => project?.remove());

    test('is installed with this line of OpenTelemetry, one copy of each package that keeps state', () => {
      const installed = project.installed();

      expect(Object.fromEntries([...installed].filter(([name]) => name in line.installed))).toEqual(
        Object.fromEntries(Object.entries(line.installed).map(([name, version]) => [name, [version]])),
      );
      expect([...installed].filter(([, versions]) => versions.length > 1).map(([name]) => name)).toEqual(
        line.doubled,
      );
    });

    test.each(['tsconfig.nodenext.json', 'tsconfig.bundler.json', 'tsconfig.page.json'])(
      'has types that check with skipLibCheck off, by %s',
      async (tsconfig) => {
        expect(await project.compile(tsconfig)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
      },
      2 * MINUTES,
    );

    test.each(['built/esm.mjs', 'built/cjs.cjs'])(
      'P1: sends Required and withholds Optional on all three signals from %s',
      async (program) => {
        const { exitCode, stdout, stderr } = await project.node([program]);

        expect({ exitCode, stderr: withoutWarnings(stderr) }).toEqual({ exitCode: 0, stderr: '' });
        expect(JSON.parse(stdout)).toMatchObject({
          node: expect.stringMatching(new RegExp(`^${line.node}\\.`)) as string,
          level: 'required',
          ...ARRIVED,
        });
      },
      MINUTES,
    );

    test(
      'sends at a normal end what a program without a line of ours records, by --import …/register',
      async () => {
        const receiver = await startOtlpReceiver();

        const { exitCode, stdout, stderr } = await project.node(
          ['--import', 'opentelemetry-diagnostic-data/register', 'built/application.mjs'],
          { OTEL_SERVICE_NAME: 'consumer', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
        );
        const arrived = read(receiver);
        await receiver.close();

        expect({ exitCode, stdout, stderr: withoutWarnings(stderr) }).toEqual({
          exitCode: 0,
          stdout: '',
          stderr: '',
        });
        expect(arrived).toEqual({ ...ARRIVED, services: ['consumer'] });
      },
      MINUTES,
    );

    test(
      'P1: sends Required and withholds Optional from a page',
      async () => {
        const receiver = await startOtlpReceiver();

        await showPage(project.root, receiver.url, () =>
          receiver.waitFor(({ requests }) => requests.length === 3),
        );
        const arrived = read(receiver);
        await receiver.close();

        expect(arrived).toEqual({ ...ARRIVED, services: ['consumer'] });
      },
      2 * MINUTES,
    );
  });
}

function read({ spans, metrics, logRecords }: OtlpReceiver) {
  return {
    spans: spans.map(({ name }) => name),
    metrics: metrics.map(({ name }) => name),
    logRecords: logRecords.map(({ body }) => body),
    services: [
      ...new Set([...spans, ...metrics, ...logRecords].map(({ resource }) => resource['service.name'])),
    ],
  };
}

/** Node 20 says that `require()` of a module is experimental. */
const withoutWarnings = (stderr: string): string =>
  stderr
    .split('\n')
    .filter((line) => !/ExperimentalWarning: |--trace-warnings/.test(line))
    .join('\n');
