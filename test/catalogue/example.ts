import { defineCatalogue, defineCounter, defineEvent, defineSpan } from '../../src/index.ts';

/** A small catalogue of an application, with a category of its own. */
export const catalogue = defineCatalogue(
  [
    defineEvent({
      name: 'report.opened',
      category: 'product_and_service_usage',
      description: 'Somebody opened a report.',
      purpose: 'To know which reports are read.',
      owner: 'the reporting team',
      expires: '2999-12-31',
      attributes: {
        'report.kind': {
          type: 'string',
          description: 'Which kind of report.',
          allowedValues: ['monthly', 'yearly'],
        },
        'report.pages': { type: 'number', description: 'How long it is.', examples: [3, 12.5] },
      },
    }),
    defineSpan({
      name: 'Draw <chart> | *fast*',
      category: 'product_and_service_performance',
      description: 'Drawing took <b>long</b> | or `not`.',
      attributes: { 'report.final': { type: 'boolean', description: 'Whether it is final.' } },
    }),
    defineCounter({
      name: 'report.hints',
      category: 'hints',
      unit: '{hint}',
      description: 'How many hints were shown.',
      attributes: { 'report.kind': { type: 'string' } },
    }),
  ],
  { names: { screens: ['start', 'report'] } },
);

export const categories = {
  hints: { classification: 'optional', description: 'The use of hints.', examples: ['hints shown'] },
} as const;
