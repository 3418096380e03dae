/**
 * Writes the event log that ships with the example: purchase to pay in an invented company, 2025. Prints the
 * same bytes every time: `node examples/process-miner/data/make-event-log.ts > purchase-to-pay.csv`.
 *
 * Waiting times are not drawn but arise: every task waits until somebody of its role is free, in office
 * hours. One person settles all invoice mismatches, hence the bottleneck.
 */
import { simulate } from './simulation.ts';

const rows = simulate(420).map((event) =>
  [event.caseId, event.activity, new Date(event.at).toISOString().slice(0, 19) + 'Z', event.resource].join(
    ',',
  ),
);

/** What exports from real systems contain: a date that does not exist, a cell left empty. */
rows.splice(
  611,
  0,
  'PO-2025-00077,Change purchase order,2025-02-31T10:15:00Z,Jane Doe <jane.doe@example.com>',
);
rows.splice(1904, 0, 'PO-2025-00218,,2025-06-11T13:20:00Z,Håkon Lindqvist <hakon.lindqvist@example.com>');

process.stdout.write(['case_id,activity,timestamp,resource', ...rows, ''].join('\n'));
