/** Words in a name that say its value is a secret. */
const SECRET =
  /pass(?:word|wd|phrase|code)?$|pwd$|passw|secret|credential|private_?key|api_?key|access_?key|account_?key|auth_?key|signing_?key|encryption_?key|license_?key|(?:access|auth|refresh|id|session|bearer|api|bot|csrf|xsrf|jwt|sas|security)_?token|client_?secret|connection_?string|cvv2?$|cvc$|pin_?code|otp$|set_?cookie|^cookie$|^authorization$|session_?id$|^sid$|^signature$/;
/** Bundler keeps user and password of a host under the name of the host. */
const BUNDLER = /^bundle_[a-z0-9_]{1,60}_(?:com|org|net|io)$/;
/** Words that say so only when the value looks like a secret. */
const PERHAPS = /token|key$|^sig$|^auth$|login$|_pat$/;
/** Words for which a UUID is a secret too. */
const UUID_TOO = /(?:^|_)token$/;

/** A name in one form: `API-Key`, `apiKey` and `api_key` are `api_key`. */
export function normalName(name: string): string {
  if (/^[a-z0-9_]+$/.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-. ]+/g, '_')
    .toLowerCase();
}

/** What every name has that says anything; most names are decided by this alone. */
const WORTH_A_LOOK =
  /pass|pwd|secret|credential|key|token|string|cv[cv]|pin|otp|cookie|auth|session|sid|sig|login|pat|bundle/i;

/** How much a name says that its value is a secret: 2 surely, 1 if the value looks like one, 0 not at all. */
export function secrecyOf(name: string): 0 | 1 | 2 {
  if (!WORTH_A_LOOK.test(name)) return 0;
  const normal = normalName(name);
  if (SECRET.test(normal) || BUNDLER.test(normal)) return 2;
  return PERHAPS.test(normal) ? 1 : 0;
}

/** Whether a value looks made by chance: long, with digits and letters, and no identifier of another kind. */
export function looksRandom(name: string, value: string): boolean {
  if (value.length < 16 || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return UUID_TOO.test(normalName(name)) || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
