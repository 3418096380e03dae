import {
  defaultResource,
  detectResources,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import type { DiagnosticDataOptions } from './contract.ts';
import type { ResourceFilter } from './processors/index.ts';

/** @throws TypeError when the product has no name. */
export function checkProduct(options: Partial<Pick<DiagnosticDataOptions, 'product'>> | undefined): void {
  const name: unknown = options?.product?.name;
  if (typeof name !== 'string' || name.trim() === '')
    throw new TypeError('product.name is missing: { product: { name: "my-product", version: "1.0.0" } }.');
}

/**
 * What the product says of itself comes before what was given, and that before what was detected. Detectors begin now;
 * the rest is scrubbed when it is first read: a start has no time for it.
 */
export function describeResource(options: DiagnosticDataOptions, filter: ResourceFilter): Resource {
  const { product, resourceDetectors = [], resource } = options;
  const detected = detectResources({
    detectors: resourceDetectors.map((detector) => filter.detector(detector)),
  });
  const own = resourceFromAttributes({
    'service.name': product.name,
    ...(product.version === undefined ? {} : { 'service.version': product.version }),
  });
  return lateResource(() =>
    filter.resource(
      defaultResource()
        .merge(detected)
        .merge(resource ?? null)
        .merge(own),
    ),
  );
}

/** A resource that is made when it is first read. */
function lateResource(make: () => Resource): Resource {
  let made: Resource | undefined;
  const get = (): Resource => (made ??= make());
  return {
    get attributes() {
      return get().attributes;
    },
    get asyncAttributesPending() {
      return get().asyncAttributesPending;
    },
    waitForAsyncAttributes: async () => get().waitForAsyncAttributes?.(),
    merge: (other) => lateResource(() => get().merge(other)),
    getRawAttributes: () => get().getRawAttributes(),
  };
}
