/** Which of the two promises a category falls under. */
export type Classification = 'required' | 'optional';

/** What is known about a data category. */
export interface DataCategory {
  /** The class of everything recorded under this category. */
  readonly classification: Classification;
  /** What is collected, in words for the person using the product. */
  readonly description: string;
  /** What the product records under it, for example. */
  readonly examples: readonly string[];
}

/** Attribute that names the data category of a span, log record or metric data point. */
export const ATTR_DIAGNOSTIC_DATA_CATEGORY = 'diagnostic_data.category';

/** Attribute that carries the class looked up for the category: `required` or `optional`. */
export const ATTR_DIAGNOSTIC_DATA_CLASSIFICATION = 'diagnostic_data.classification';

/** Resource attribute of everything that leaves as Optional; its value is `granted`. */
export const ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL = 'diagnostic_data.consent.optional';

/** The five built-in data categories by wire value. An application may add its own. */
export const DATA_CATEGORIES = Object.freeze({
  device_connectivity_and_configuration: {
    classification: 'required',
    description: 'The device, its configuration and its connectivity.',
    examples: [
      'device and operating system type and version',
      'screen resolution',
      'screen orientation',
      'other configuration',
      'connectivity',
    ],
  },
  product_and_service_performance: {
    classification: 'required',
    description: 'The health and performance of the device or service.',
    examples: [
      'memory, processor and disk usage',
      'form load times',
      'process completion times',
      'success and errors',
    ],
  },
  product_and_service_usage: {
    classification: 'required',
    description: 'The use of the device, operating system, applications and services.',
    examples: ['navigation patterns', 'form usage', 'how often activities and actions are used'],
  },
  software_setup_and_inventory: {
    classification: 'required',
    description: 'The installation of the product and its updates.',
    examples: [
      'first successful launch for a new user',
      'detecting a critical regression of an installed version',
    ],
  },
  enhanced_anonymized_product_usage: {
    classification: 'optional',
    description: 'The use of selected functions; not essential for the product to work.',
    examples: ['the chosen user-interface language'],
  },
} as const satisfies Record<string, DataCategory>);

/** Wire value of a built-in data category. */
export type BuiltInCategory = keyof typeof DATA_CATEGORIES;

/** Every category in force, by wire value. */
export type Categories = ReadonlyMap<string, DataCategory>;

const WIRE_VALUE = /^[a-z][a-z0-9_]{0,99}$/;

/**
 * The built-in categories and an application's own.
 *
 * @throws TypeError when an own category has a malformed wire value, takes a built-in one or names no class.
 */
export function createCategories(own: Readonly<Record<string, DataCategory>> = {}): Categories {
  const categories = new Map<string, DataCategory>(Object.entries(DATA_CATEGORIES));
  for (const [wireValue, category] of Object.entries(own)) {
    if (!WIRE_VALUE.test(wireValue))
      throw new TypeError(`Data category "${wireValue}": use a-z, 0-9 and _, beginning with a letter.`);
    if (categories.has(wireValue))
      throw new TypeError(`Data category "${wireValue}" is built in and cannot be defined again.`);
    if (category?.classification !== 'required' && category?.classification !== 'optional')
      throw new TypeError(`Data category "${wireValue}": classification must be "required" or "optional".`);
    categories.set(wireValue, category);
  }
  return categories;
}
