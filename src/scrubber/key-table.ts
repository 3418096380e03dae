/**
 * What a rule does with a value:
 * `pass` nothing at all; `keep` only secrets, e-mail addresses, home paths and the machine's identity are looked for;
 * `scan` all detectors; `remove` the value goes, whatever it is.
 */
export type KeyAction = 'pass' | 'keep' | 'scan' | 'remove';

/** One row of the table: a key, or the beginning of keys (`http.request.header.*`). */
export interface KeyRow {
  readonly key: string;
  readonly action: KeyAction;
  readonly reason: string;
}

const rows = (action: KeyAction, reason: string, keys: string): KeyRow[] =>
  keys.split(' ').map((key) => ({ key, action, reason }));

/** Attribute keys whose meaning is known, most of them by the OpenTelemetry semantic conventions. */
export const KEY_TABLE: readonly KeyRow[] = [
  ...rows('pass', 'how diagnostic data is sorted', 'diagnostic_data.category diagnostic_data.classification'),
  ...rows(
    'remove',
    'address of the person or the device',
    'client.address client.socket.address source.address net.peer.ip net.sock.peer.addr net.host.ip http.client_ip',
  ),
  ...rows('remove', 'says who the person is', 'enduser.* user.*'),
];
