/** How OTLP is written. `http/json` can be read by a person. */
export type OtlpProtocol = 'http/json' | 'http/protobuf';

/** @throws TypeError when the endpoint is no http(s) URL, or the protocol unknown. */
export function checkOtlpOptions(options: {
  readonly endpoint?: string | undefined;
  readonly protocol?: OtlpProtocol | undefined;
}): void {
  const { endpoint, protocol } = options;
  if (protocol !== undefined && protocol !== 'http/json' && protocol !== 'http/protobuf')
    throw new TypeError(
      `protocol "${String(protocol)}" is not supported: use "http/json" or "http/protobuf".`,
    );
  checkEndpoint(endpoint);
}

/** @throws TypeError when it is no http(s) URL. */
export function checkEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined) return;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new TypeError('endpoint must be the base URL of a Collector, such as "http://localhost:4318".');
  if (url.search !== '' || url.hash !== '')
    throw new TypeError(
      'endpoint must be a base URL without query and fragment; /v1/traces and so on are added to it.',
    );
}
