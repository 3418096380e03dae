import { createScrubber } from '../../src/scrubber/index.ts';

const scrub = (attributes: Record<string, unknown>): Record<string, unknown> =>
  createScrubber().scrubAttributes(attributes);

describe('what a key says', () => {
  it.each([
    'customer.passport',
    'phone.number',
    'login.zip',
    'account.uid',
    'ai.prompt.messages',
    'ai.response.text',
    'traceloop.entity.input',
    'llm.input_messages.0.message.content',
    'llm.prompts.0.content',
    'input.value',
    'output.value',
  ])('P3: removes what stands under %s', (key) => {
    expect(scrub({ [key]: 'ada' })).toEqual({ [key]: '[removed]' });
  });

  it.each([
    ['browser.version', '128.0.0.0'],
    ['electron.version', '30.0.0.1'],
    ['driverVersion', '1.2.3.4'],
    ['container.image.tags', '1.2.3.4'],
    ['k8s.pod.uid', '275ecb36-5aa8-4c2a-9c47-d8bb681b9aff'],
    ['log.record.uid', '01BX5ZZKBKACTAV9WEVGEMMVRZ'],
    ['vcs.owner.name', 'analytical-engines'],
    ['phone.model', 'P4'],
    ['phone.os', 'Android'],
    ['zip.compression', 'deflate'],
    ['passport.strategy', 'local'],
    ['screenshot.width', '800'],
    ['traceloop.entity.name', 'plan'],
  ])('keeps what stands under %s', (key, value) => {
    expect(scrub({ [key]: value })).toEqual({ [key]: value });
  });

  it('keeps the versions of the parts of a program, but no address of a person', () => {
    expect(scrub({ versions: { v8: '13.6.1.2', by: 'ada@analytical.example' } })).toEqual({
      versions: { v8: '13.6.1.2', by: '[email]' },
    });
  });

  it('P3: looks for everything in the key of a message', () => {
    expect(scrub({ 'messaging.kafka.message.key': '+49 30 901820' })).toEqual({
      'messaging.kafka.message.key': '[phone]',
    });
  });

  it('P3: takes the values out of queries of GraphQL', () => {
    expect(scrub({ 'graphql.document': '{ find(name: "Ada") { id } }' })).toEqual({
      'graphql.document': '{ find(name: ?) { id } }',
    });
  });
});
