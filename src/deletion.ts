import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { type LaneTransport, type Lanes, sendDeletionRequest } from './exporters/index.ts';
import {
  ATTR_DIAGNOSTIC_DATA_INSTALL_ID,
  ATTR_DIAGNOSTIC_DATA_OPTIONAL_ID,
  callHost,
  type Classification,
  type Consent,
  type InstallId,
  type WireKeys,
} from './policy/index.ts';

/** What a request to delete came to. */
export interface DeletionResult {
  /** Whether the Collector took the request. */
  readonly isRequested: boolean;
  /** Why it did not, one sentence. */
  readonly reason?: string;
}

/** The pseudonymous ids that a product sends. */
export interface SentIds {
  /** Random id of the installation, on everything. Default: none. */
  readonly installId?: InstallId | undefined;
  /** Whether Optional data bears a random id of the opt-in. Default: false. */
  readonly sendsOptionalId?: boolean | undefined;
}

/** The resource attributes with the ids that a lane sends. */
export function idAttributes(
  { installId, sendsOptionalId }: SentIds,
  consent: Consent,
  classification: Classification,
): Record<string, string> {
  const install = installId?.current();
  const optional = classification === 'optional' && sendsOptionalId === true ? consent.optionalId : undefined;
  return {
    ...(install === undefined ? {} : { [ATTR_DIAGNOSTIC_DATA_INSTALL_ID]: install }),
    ...(optional === undefined ? {} : { [ATTR_DIAGNOSTIC_DATA_OPTIONAL_ID]: optional }),
  };
}

/** Parts of {@link requestDeletion}. */
export interface DeletionParts extends SentIds {
  readonly consent: Consent;
  readonly lanes: Lanes;
  readonly transport: () => LaneTransport;
  readonly resource: Resource;
  readonly keys: WireKeys;
  /** Clears what else the product keeps here about its diagnostic data. */
  readonly clearLocalState: () => Promise<void>;
}

/** The event is about the installation, so it is sent where Required data may be sent. */
const CATEGORY = 'software_setup_and_inventory';

const OFF: DeletionResult = {
  isRequested: false,
  reason: 'The level is "none", so nothing may be sent; ask before it is set.',
};
const WITHOUT_ID: DeletionResult = {
  isRequested: false,
  reason: 'The product sends no id by which its data could be found.',
};
const NOT_SENT: DeletionResult = {
  isRequested: false,
  reason: 'The Collector could not be reached or refused the request; nothing was forgotten.',
};

/**
 * Withdraws the opt-in, throws away what is queued, sends the ids in one event and forgets them. If the event could not
 * be sent, the ids stay, so that it can be asked again. Never rejects.
 */
export async function requestDeletion(parts: DeletionParts): Promise<DeletionResult> {
  const { consent, lanes } = parts;
  if (isOff(consent)) return OFF;
  const ids = idAttributes(parts, consent, consent.level === 'optional' ? 'optional' : 'required');
  if (consent.level === 'optional')
    await consent.set('required', { source: 'settings' }).catch(() => undefined); // lower in force all the same
  if (Object.keys(ids).length === 0) {
    await callHost(parts.clearLocalState);
    return WITHOUT_ID;
  }
  let result = NOT_SENT;
  await lanes.renew(
    async () => {
      result = await askAndForget(parts, ids);
    },
    () => consent.level,
  );
  return result;
}

async function askAndForget(parts: DeletionParts, ids: Record<string, string>): Promise<DeletionResult> {
  const { consent, installId, transport, keys } = parts;
  if (isOff(consent)) return OFF; // since it was asked
  const attributes = { ...ids, [keys.category]: CATEGORY, [keys.classification]: 'required' };
  const resource = productOnly(parts.resource);
  const isTaken = await callHost(() => sendDeletionRequest(transport(), resource, attributes));
  if (isTaken !== true) return NOT_SENT;
  await Promise.all([callHost(() => installId?.replace()), callHost(parts.clearLocalState)]);
  return { isRequested: true };
}

/** The event passes no door that would look whether another process switched everything off. */
function isOff(consent: Consent): boolean {
  consent.refresh();
  return consent.level === 'none';
}

function productOnly(resource: Resource): Resource {
  const { 'service.name': name } = resource.attributes;
  return resourceFromAttributes({ 'service.name': name });
}
