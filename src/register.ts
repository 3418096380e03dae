// node --import opentelemetry-diagnostic-data/register app.js
import { createRequire, register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { type DiagnosticDataHandle, startDiagnosticData, type NodeOptions } from './node.ts';

/**
 * What was started, for an application that wants the handle: `import { diagnosticData } from '…/register'`.
 * `undefined` in a worker thread, and where the product has no name.
 */
export const diagnosticData: DiagnosticDataHandle | undefined = isMainThread ? start(process.env) : undefined;

/**
 * Starts from the environment: `OTEL_SERVICE_NAME` names the product, `DIAGNOSTIC_DATA_PRODUCT_VERSION` its version,
 * `DIAGNOSTIC_DATA_STATE_DIRECTORY` the place of the consent file; `DIAGNOSTIC_DATA_COLLECT=true` records the five
 * categories, which a program that knows nothing of it is not made to do unasked; besides, everything that `startDiagnosticData` reads.
 */
function start(environment: NodeJS.ProcessEnv): DiagnosticDataHandle | undefined {
  const name = environment.OTEL_SERVICE_NAME?.trim() ?? '';
  if (name === '') {
    tell('Nothing is collected: set OTEL_SERVICE_NAME to the name of the product.');
    return undefined;
  }
  try {
    return startDiagnosticData({
      product: { name, version: environment.DIAGNOSTIC_DATA_PRODUCT_VERSION },
      stateDirectory: environment.DIAGNOSTIC_DATA_STATE_DIRECTORY,
      instrumentations: findInstrumentations(),
      collect: environment.DIAGNOSTIC_DATA_COLLECT?.trim().toLowerCase() === 'true',
    });
  } catch (error) {
    tell(`Nothing is collected: ${error instanceof Error ? error.message : 'the start failed'}`);
    return undefined;
  }
}

/** OpenTelemetry's own instrumentations, where `@opentelemetry/auto-instrumentations-node` is installed. */
function findInstrumentations(): NodeOptions['instrumentations'] {
  try {
    const load = createRequire(import.meta.url);
    const { getNodeAutoInstrumentations } = load('@opentelemetry/auto-instrumentations-node') as {
      getNodeAutoInstrumentations(): NonNullable<NodeOptions['instrumentations']>[number];
    };
    register('@opentelemetry/instrumentation/hook.mjs', import.meta.url); // modules loaded by `import`
    return [getNodeAutoInstrumentations()];
  } catch {
    return [];
  }
}

function tell(message: string): void {
  process.emitWarning(message, { code: 'DIAGNOSTIC_DATA' });
}
