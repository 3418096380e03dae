import type { DiagnosticData, DiagnosticDataOptions } from './contract.ts';
import { requestDeletion } from './deletion.ts';
import { joinDiagnosticData } from './join.ts';
import { limitTexts, readValueLimits } from './processors/index.ts';
import { checkProduct } from './product.ts';
import { createScrubber } from './scrubber/index.ts';

/**
 * Joins policy, scrubber, gates and lanes.
 *
 * @throws TypeError on options that are missing or malformed; the message says what to do.
 */
export function createDiagnosticData(options: DiagnosticDataOptions): DiagnosticData {
  checkOptions(options);
  const { diagnosticData, lanes, keys } = joinDiagnosticData({
    ...options,
    scrubber: options.scrubber ?? createScrubber(),
    limitTexts: limitTexts(options.valueLimits ?? readValueLimits()),
  });
  return {
    ...diagnosticData,
    requestDeletion: () =>
      requestDeletion({
        ...options,
        lanes,
        resource: diagnosticData.resource,
        keys,
        clearLocalState: options.clearLocalState ?? (() => Promise.resolve()),
      }),
  };
}

function checkOptions(options: DiagnosticDataOptions): void {
  checkProduct(options);
  if (typeof options.consent?.subscribe !== 'function')
    throw new TypeError('consent is missing: make one with createConsent({ store }).');
  if (typeof options.transport !== 'function')
    throw new TypeError(
      'transport is missing: a function that makes the exporters of one lane (see ./node).',
    );
  if (options.scrubber !== undefined && typeof options.scrubber.scrubAttributes !== 'function')
    throw new TypeError('scrubber: make one with createScrubber().');
}
