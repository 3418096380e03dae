import {
  type DetectedResourceAttributes,
  type detectResources,
  type Resource,
  type ResourceDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { tellHost, within } from '../policy/index.ts';
import type { Scrubber } from '../scrubber/index.ts';
import { isInOtlp } from './sendable.ts';

/**
 * Resource attributes that may leave, one by one: under a prefix, variables could name anything. What names the person
 * or the device (`host.name`, `host.id`, `process.owner`, `process.command_args`, paths) is not among them.
 * `service.instance.id` leaves only if it is a UUID, as the conventions recommend: anything else is mostly the name of
 * a machine, and names of machines name people. (https://opentelemetry.io/docs/specs/semconv/registry/attributes/service/)
 */
export const DEFAULT_RESOURCE_ATTRIBUTES: readonly string[] = Object.freeze([
  'service.name',
  'service.namespace',
  'service.version',
  'service.instance.id',
  'service.criticality',
  'telemetry.sdk.name',
  'telemetry.sdk.language',
  'telemetry.sdk.version',
  'telemetry.distro.name',
  'telemetry.distro.version',
  'os.type',
  'os.version',
  'host.arch',
  'process.runtime.name',
  'process.runtime.version',
  'process.runtime.description',
  'deployment.environment.name',
]);

/** Longest time that a value which is still being found out is waited for: every item waits with it. */
const MAX_PENDING_MILLIS = 5000;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Options of {@link createResourceFilter}. */
export interface ResourceFilterOptions {
  /**
   * Further resource attributes that may leave; a `*` at the end stands for any ending. Their text is scrubbed; the rule
   * that would remove the key as personal does not apply, since the application asked for it. Default: none.
   */
  readonly additionalAttributes?: readonly string[] | undefined;
  readonly scrubber: Scrubber;
}

/** Lets only allowed resource attributes through, scrubbed. */
export interface ResourceFilter {
  /** A detector that finds what the other finds, reduced to what may leave. */
  detector(detector: ResourceDetector): ResourceDetector;
  /** A resource reduced to what may leave; values that are still being detected stay pending. */
  resource(resource: Resource): Resource;
}

/** @throws TypeError when an additional attribute is not a non-empty string. */
export function createResourceFilter(options: ResourceFilterOptions): ResourceFilter {
  const { scrubber, additionalAttributes = [] } = options;
  const allows = createAllowList(DEFAULT_RESOURCE_ATTRIBUTES);
  const isListed = createAllowList(additionalAttributes);

  function clean(key: string, name: string, value: unknown): unknown {
    if (isListed(key)) return sendable(scrubber.scrubValue(value));
    if (key === 'service.instance.id' && !(typeof value === 'string' && UUID.test(value))) return undefined;
    return sendable(scrubber.scrubAttributes({ [name]: value })[name]);
  }

  function filter(entries: Iterable<readonly [string, unknown]>): DetectedResourceAttributes {
    const kept: Record<string, unknown> = {};
    for (const [key, value] of entries) {
      const name = allows(key) || isListed(key) ? scrubKey(key, scrubber) : undefined;
      if (name === undefined || kept[name] !== undefined) {
        if (isPending(value)) value.then(undefined, () => undefined); // it may fail, and then nobody else listens
        continue;
      }
      kept[name] = scrubPending(value, (settled) => clean(key, name, settled));
    }
    return kept;
  }

  return {
    detector: (detector) => ({ detect: (config) => ({ attributes: filter(detect(detector, config)) }) }),
    // A merged resource lists the winning value of a key first.
    resource: (resource) => resourceFromAttributes(filter(resource.getRawAttributes())),
  };
}

function detect(detector: ResourceDetector, config: Parameters<typeof detectResources>[0]) {
  try {
    return Object.entries(detector.detect(config).attributes ?? {});
  } catch {
    tellHost('A resource detector failed; its attributes are left out.', 'debug');
    return [];
  }
}

function createAllowList(patterns: readonly string[]): (key: string) => boolean {
  for (const pattern of patterns)
    if (typeof pattern !== 'string' || pattern === '' || pattern === '*')
      throw new TypeError(
        'Resource attributes to keep are named one by one, or by a prefix such as "cloud.*".',
      );
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const prefixes = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  return (key) => exact.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
}

function scrubKey(key: string, scrubber: Scrubber): string | undefined {
  try {
    return scrubber.scrub(key);
  } catch {
    return undefined;
  }
}

/** Values may be promises: the key decides at once, the text is scrubbed when it is there. */
function scrubPending(value: unknown, scrub: (settled: unknown) => unknown): unknown {
  const orNothing = (settled: unknown): unknown => {
    try {
      return scrub(settled);
    } catch {
      return undefined;
    }
  };
  if (!isPending(value)) return orNothing(value);
  const settled = value.then(orNothing, () => undefined);
  // A detector may never come to an end; then its attribute is missing, and nothing else. No process waits for it.
  return within(MAX_PENDING_MILLIS, settled, undefined, false);
}

function isPending(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}

/** A number that is none makes a Collector refuse all that bears it. */
function sendable(value: unknown): unknown {
  const isSendable = (one: unknown): boolean => typeof one !== 'number' || isInOtlp(one);
  return (Array.isArray(value) ? value : [value]).every(isSendable) ? value : undefined;
}
