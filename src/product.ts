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

/** What the product says of itself comes before what was given, and that before what was detected. */
export function describeResource(options: DiagnosticDataOptions, filter: ResourceFilter): Resource {
  const { product, resourceDetectors = [], resource } = options;
  const detectors = resourceDetectors.map((detector) => filter.detector(detector));
  return filter
    .resource(defaultResource())
    .merge(detectResources({ detectors }))
    .merge(resource === undefined ? null : filter.resource(resource))
    .merge(
      filter.resource(
        resourceFromAttributes({
          'service.name': product.name,
          ...(product.version === undefined ? {} : { 'service.version': product.version }),
        }),
      ),
    );
}
