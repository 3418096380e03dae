import type { Attributes } from '@opentelemetry/api';
import { ExportResultCode, hrTime } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { LaneTransport } from './lane.ts';

/** Name of the event that asks the receiving side to delete what it has under an id. */
const EVENT_DELETION_REQUESTED = 'diagnostic_data.deletion_requested';

const MAX_SEND_MILLIS = 30_000;

/**
 * Sends one event and closes the way out again.
 *
 * @param resource holds what names the product, and nothing else.
 * @param attributes hold the ids, and the category that lets the event pass the Collector.
 * @returns whether the Collector took it.
 */
export async function sendDeletionRequest(
  transport: LaneTransport,
  resource: Resource,
  attributes: Attributes,
): Promise<boolean> {
  const time = hrTime();
  const event: ReadableLogRecord = {
    hrTime: time,
    hrTimeObserved: time,
    eventName: EVENT_DELETION_REQUESTED,
    resource,
    instrumentationScope: { name: 'opentelemetry-diagnostic-data' },
    attributes,
    droppedAttributesCount: 0,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), MAX_SEND_MILLIS);
      transport.logRecordExporter.export([event], ({ code }) => resolve(code === ExportResultCode.SUCCESS));
    });
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    transport.abort();
  }
}
