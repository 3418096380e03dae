/**
 * What should never be in telemetry and always is, planted on purpose. `npm start` searches the bytes that
 * left for every one of them.
 */
export const ACCIDENTS = {
  /** In error messages, in a span's name, in a log line, in a metric's attribute. */
  email: 'jane.doe@example.com',
  /** In the message and stack of an error of the file system. */
  homePath: '/home/jane.doe/.config/process-miner/columns.json',
  /** In the query of an address that HTTP instrumentation records. */
  token: 'rq5TVw8nLk3ZyB7dXs0f',
  /** In an attribute that somebody set while debugging. */
  apiKey: 'Hn4vQ2xPz9cMwE6jKu1b',
} as const;
