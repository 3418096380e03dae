/** One supported line of OpenTelemetry, with the Node version that npm picks it on. */
export interface Line {
  readonly name: string;
  /** Major version of Node. */
  readonly node: 20 | 24;
  /** What the user's own package.json asks for besides this package. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Where the line keeps its logs API. */
  readonly logs: string;
  /** Versions that must be installed for the line to be what it says. */
  readonly installed: Readonly<Record<string, string>>;
  /** Packages that OpenTelemetry's own packages bring in two versions. None of them keeps state. */
  readonly doubled: readonly string[];
}

export const OTEL_2: Line = {
  name: 'OpenTelemetry 2.12 and 0.223 on Node 20',
  node: 20,
  dependencies: {
    '@opentelemetry/api': '1.9.1',
    '@opentelemetry/api-logs': '0.223.0',
    '@types/node': '^20.19.0',
  },
  logs: '@opentelemetry/api-logs',
  installed: {
    '@opentelemetry/api': '1.9.1',
    '@opentelemetry/sdk-trace': '2.12.0',
    '@opentelemetry/sdk-metrics': '2.12.0',
    '@opentelemetry/sdk-logs': '0.223.0',
    '@opentelemetry/sdk-node': '0.223.0',
  },
  doubled: [],
};

export const OTEL_3: Line = {
  name: 'OpenTelemetry 3.1 and 0.301 on Node 24',
  node: 24,
  dependencies: { '@opentelemetry/api': '1.10.0', '@types/node': '^24.0.0' },
  logs: '@opentelemetry/api',
  installed: {
    '@opentelemetry/api': '1.10.0',
    '@opentelemetry/sdk-trace': '3.1.0',
    '@opentelemetry/sdk-metrics': '3.1.0',
    '@opentelemetry/sdk-logs': '3.1.0',
    '@opentelemetry/sdk-node': '0.301.0',
  },
  doubled: ['@opentelemetry/instrumentation'], // instrumentation-runtime-node 0.37.0 asks for ^0.300.0
};
