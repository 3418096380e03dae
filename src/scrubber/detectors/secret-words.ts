/** Words in a name that say its value is a secret. */
const SECRET =
  /pass(?:word|wd|phrase|code)?$|pwd$|passw|secret|credential|private_?key|api_?key|access_?key|account_?key|auth_?key|signing_?key|encryption_?key|license_?key|(?:access|auth|refresh|id|session|bearer|api|bot|csrf|xsrf|jwt|sas|security)_?token|client_?secret|connection_?string|cvv2?$|cvc$|pin_?code|(?:^|_)otp$|set_?cookie|^cookie$|(?:^|_)authorization$|^_auth$|session_?id$|sessid$|aspxauth$|_sess$|^sid$|^signature$/;
/** Words that look like those: `bypass`, `first_pass`, `erlang.otp`. */
const OTHER_WORD =
  /(?:by|com|over|under|sur|tres|render|first|second|last|two|one|multi|single)_?pass$|^(?:erlang|elixir)_otp$|secrets?_?manager$/;
/** What a name ends with that says something about a secret, and is none: `password_length`, `secretName`. */
const ABOUT =
  /_(?:name|type|arn|file|path|dir|url|uri|header|field|policy|store|source|helper|manager|version|count|length|size|min|max|age|attempts|ttl|expir[a-z]*|expires_(?:in|at)|(?:updated|changed|created|reset)_at|alg|algorithm|format|supported|enabled|required|error|exception|status|hint|id)$/;
const SECRET_ID = /(?:access_key|session|secret)_id$/;
/** Bundler keeps user and password of a host under the name of the host. */
const BUNDLER = /^bundle_[a-z0-9_]{1,60}_(?:com|org|net|io)$/;
/** Words that say so only when the value looks like a secret. */
const PERHAPS = /token|key$|^auth$|login$|_pat$|(?:^|_)(?:sig|signature|sid|session)$/;
/** Keys that lock nothing. */
const OTHER_KEY =
  /(?:cache|rout(?:ing|e)|primary|foreign|partition|sort|row|message|storage|object|i18n|translation|hot|shortcut|public|registry|index|group|shard|unique|query|idempotency)_?key$/;

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
  /pass|pwd|secret|credential|key|token|string|cv[cv]|pin|otp|cookie|auth|sess|sid|sig|login|pat|bundle/i;

/** How much a name says that its value is a secret: 2 surely, 1 if the value looks like one, 0 not at all. */
export function secrecyOf(name: string): 0 | 1 | 2 {
  if (!WORTH_A_LOOK.test(name)) return 0;
  const normal = normalName(name);
  if (OTHER_WORD.test(normal) || (ABOUT.test(normal) && !SECRET_ID.test(normal))) return 0;
  if (SECRET.test(normal) || BUNDLER.test(normal)) return 2;
  return PERHAPS.test(normal) && !OTHER_KEY.test(normal) ? 1 : 0;
}
