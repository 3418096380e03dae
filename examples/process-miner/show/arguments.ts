import { parseArgs } from 'node:util';
import { checkedUrl } from './command-line.ts';

/** What `npm start` was asked to do. */
export interface Arguments {
  readonly help: boolean;
  /** Base address of a Collector. Undefined: the embedded receiver. */
  readonly endpoint: string | undefined;
  /** Base address of Jaeger's page. */
  readonly jaeger: string;
}

export const HELP = `Mines a purchase-to-pay log of 420 cases three times: by default, opted in, opted out again,
and shows what telemetry left the process each time.

  npm start                                             into an embedded OTLP receiver
  npm start -- --endpoint http://localhost:4318         into a Collector (see npm run backend)

  --endpoint <url>   OTLP/HTTP address of a Collector
  --jaeger <url>     where Jaeger shows the traces; default http://localhost:16686
  --help             this text`;

/** @throws Error saying what is wrong with the arguments. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      endpoint: { type: 'string' },
      jaeger: { type: 'string', default: 'http://localhost:16686' },
    },
  });
  return {
    help: values.help,
    endpoint: values.endpoint === undefined ? undefined : checkedUrl('--endpoint', values.endpoint),
    jaeger: checkedUrl('--jaeger', values.jaeger),
  };
}
