import { parseArgs } from 'node:util';
import { checkedUrl } from '../../process-miner/show/command-line.ts';

/** What `npm run start:web` was asked to do. */
export interface Arguments {
  readonly help: boolean;
  /** Whether a browser walks through the application by itself. */
  readonly walk: boolean;
  /** Base address of a Collector. Undefined: the embedded receiver. */
  readonly endpoint: string | undefined;
  /** Base address of Jaeger's page. */
  readonly jaeger: string;
  /** Port of the application on 127.0.0.1; 0: a free one. */
  readonly port: number;
}

export const HELP = `A small web application with diagnostic data: orders, two forms, two languages, and the settings.

  npm run start:web                                            prints its address, and what arrives while it is used
  npm run start:web -- --walk                                  a headless Chromium uses it, and the trace is drawn
  npm run start:web -- --endpoint http://localhost:4318        into a Collector (see npm run backend)

  --walk             use the application by itself: before anybody was asked, opted in, opted out again
  --endpoint <url>   OTLP/HTTP address of a Collector
  --jaeger <url>     where Jaeger shows the traces; default http://localhost:16686
  --port <number>    port of the application; default 8080, with --walk a free one
  --help             this text`;

/** @throws Error saying what is wrong with the arguments. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      walk: { type: 'boolean', default: false },
      endpoint: { type: 'string' },
      jaeger: { type: 'string', default: 'http://localhost:16686' },
      port: { type: 'string' },
    },
  });
  return {
    help: values.help,
    walk: values.walk,
    endpoint: values.endpoint === undefined ? undefined : checkedUrl('--endpoint', values.endpoint),
    jaeger: checkedUrl('--jaeger', values.jaeger),
    port: checkedPort(values.port ?? (values.walk ? '0' : '8080')),
  };
}

function checkedPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(`--port wants a number up to 65535, not "${value}"`);
}
