import { defineCatalogue, defineCounter, defineSpan } from '../../src/web.ts';
import { bodies, choose, flush, type Rig, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig('declared.ts')));
afterEach(() => rig.reset());
afterAll(() => rig.close());

it('P2: what a page declares has its category by name, and leaves with what is declared of it', async () => {
  const page = await rig.open(`/?endpoint=${encodeURIComponent(rig.receiver.url)}`);
  await flush(page);

  expect(rig.receiver.spans).toMatchObject([
    { name: 'zoom map', attributes: { 'diagnostic_data.category': 'product_and_service_usage' } },
  ]);
  expect(rig.receiver.spans[0]?.attributes).toMatchObject({ 'shop.map.steps': 3 });
  expect(bodies(rig)).not.toContain('shop.map.place');
  expect(rig.receiver.metrics).toEqual([]); // Optional, without an opt-in
});

it('P4: what was declared as Optional and recorded before an opt-in does not leave because of it', async () => {
  const page = await rig.open(`/?endpoint=${encodeURIComponent(rig.receiver.url)}`);
  await choose(page, 'optional');
  await flush(page);

  expect(bodies(rig)).not.toContain('shop.theme.chosen');
});

it('a catalogue for a page refuses what is declared twice, and listed names that could be content', () => {
  const definition = { name: 'zoom map', category: 'product_and_service_usage' };
  const twice = [defineSpan(definition), defineSpan(definition)];
  const count = defineCounter({ ...definition, name: 'zoom' });

  expect(() => defineCatalogue(twice)).toThrow('declares the span "zoom map" twice');
  expect(() => defineCatalogue([count], { names: { forms: ['bob@example.com'] } })).toThrow('names.forms');
  expect(defineCatalogue([count]).find('metric', 'ZOOM')).toBe(count);
});
