import { defineEvent } from '../../src/index.ts';

jest.mock('@opentelemetry/api', () => {
  const { logs: _, ...rest } = jest.requireActual<Record<string, unknown>>('@opentelemetry/api');
  return rest; // OpenTelemetry 2: logs are in another package
});

const KEY = Symbol.for('io.opentelemetry.js.api.logs');
const world = globalThis as Record<symbol, unknown>;
const opened = defineEvent({ name: 'report.opened', category: 'product_and_service_usage' });

afterEach(() => delete world[KEY]);

describe('a declared event under OpenTelemetry 2', () => {
  it('is emitted through the global of @opentelemetry/api-logs', () => {
    const emitted: unknown[] = [];
    const provider = { getLogger: () => ({ emit: (record: object) => emitted.push(record) }) };
    world[KEY] = (version: number) => (version === 1 ? provider : undefined);

    opened.emit();

    expect(emitted).toEqual([{ eventName: 'report.opened', attributes: {} }]);
  });

  it('P7: does nothing where there is none', () => {
    expect(() => opened.emit()).not.toThrow();
  });
});
