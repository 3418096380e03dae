import { createScrubber } from '../../src/scrubber/index.ts';

// Only a text that begins with a statement was taken for one, and only values in single quotes were seen in it.
describe('a statement as loggers and errors write it', () => {
  it.each([
    "Executing (default): SELECT a FROM t WHERE name = 'Ada'",
    "STATEMENT:  SELECT a FROM t WHERE name = 'Ada'",
    "/* app */ SELECT a FROM t WHERE name IN ('Ada')",
    "BEGIN; UPDATE t SET name = 'Ada'",
    'SELECT a FROM t WHERE name = "Ada"',
    'Failed query: insert into t (a) values (?)\nparams: Ada',
  ])('P3: leaves without its values: %s', (text) => {
    expect(createScrubber().scrub(text)).not.toContain('Ada');
    expect(createScrubber().scrub(text)).toContain('[value]');
  });

  it('P3: queries in JSON leave without their values', () => {
    const query = '{"find":"people","filter":{"name":"Ada","age":{"$gt":36}}}';

    expect(createScrubber().scrubAttributes({ 'db.query.text': query })).toEqual({
      'db.query.text': '{"find":"?","filter":{"name":"?","age":{"$gt":"?"}}}',
    });
  });
});
