import fc from 'fast-check';
import { createScrubber } from '../../../src/scrubber/index.ts';
import { reduceSql } from '../../../src/scrubber/reducers/sql.ts';

const scrub = (statement: string): unknown =>
  createScrubber().scrubAttributes({ 'db.query.text': statement })['db.query.text'];

describe('a statement without its values', () => {
  it.each([
    'SELECT "User"."id", "User"."name" FROM "User"',
    'INSERT INTO "User" ("firstName", "lastName") VALUES ($1, $2) RETURNING "id", "firstName"',
    'INSERT INTO people ("firstName", "lastName") VALUES ($1, $2)',
    'UPDATE "t" SET "a"=$1,"b"=$2 WHERE ("id"=$3)',
    'UPDATE t SET "a"=$1,"b"=$2 WHERE ("id"=$3) AND "c" IS NULL',
    'SELECT count("id") AS "n", lower("name") FROM "People" GROUP BY "a", "b" ORDER BY "a" DESC, "b"',
    'SELECT CAST($1::text AS "public"."Role") FROM "public"."User"',
    'CREATE TABLE "a" ("id" integer, "b" text)',
    'SELECT `a` FROM `t` WHERE `b` = ?',
  ])('keeps the names in %s', (statement) => {
    expect(scrub(statement)).toBe(statement);
  });

  it.each([
    ['SELECT `a`, "Ada" FROM t WHERE c = "Ada"', 'SELECT `a`, ? FROM t WHERE c = ?'],
    ['SELECT a FROM t WHERE b IN ("x","y") AND c LIKE "A%"', 'SELECT a FROM t WHERE b IN (?,?) AND c LIKE ?'],
    ['SELECT a FROM t WHERE b BETWEEN "x" AND "y"', 'SELECT a FROM t WHERE b BETWEEN ? AND ?'],
    ['INSERT INTO t VALUES ("Ada", "b.c")', 'INSERT INTO t VALUES (?, ?)'],
    ['INSERT INTO "t" ("a") VALUES ("Ada")', 'INSERT INTO "t" ("a") VALUES (?)'],
    ['SELECT * FROM "t" WHERE "a" IN ("x", "y")', 'SELECT * FROM "t" WHERE "a" IN (?, ?)'],
    ['SELECT CONCAT("Ada", " ", "L")', 'SELECT CONCAT(?, ?, ?)'],
    ['SELECT a FROM t WHERE b = "Ada', 'SELECT a FROM t WHERE b = ?'],
  ])('P3: in doubt takes what is in double quotes for a value: %s', (statement, reduced) => {
    expect(scrub(statement)).toBe(reduced);
  });

  it.each([
    ['MATCH (n:Person {name: "Ada", age: 36}) RETURN n', 'MATCH (n:Person {name: ?, age: ?}) RETURN n'],
    ['CASE WHEN n.y THEN "Ada" ELSE "Bob" END', 'CASE WHEN n.y THEN ? ELSE ? END'],
    ['query Q { find(name: "Ada", in: ["a", "b"]) { id } }', 'query Q { find(name: ?, in: [?, ?]) { id } }'],
    ['HSET k field "Ada"', 'HSET k ?'],
    ['set user:1 Ada EX 10', 'set user:1 ?'],
    ['AUTH ada x1', 'AUTH ?'],
    ['GET user', 'GET user'],
  ])('P3: of other languages: %s', (statement, reduced) => {
    expect(scrub(statement)).toBe(reduced);
  });

  it.each([
    ['{"match":{"name":"Ada L","age":36,"on":true}}', '{"match":{"name":"?","age":"?","on":true}}'],
    ['[{"$match":{"a":["b",{"c":null}]}}]', '[{"$match":{"a":["?",{"c":null}]}}]'],
    ["{ find: 'people', _id: ObjectId('1a'), r: /ada/i }", '{ find: "?", _id: ObjectId("?"), r: "?" }'],
    ['{"name":"Ada Lo', '{"name":"?"'],
    ['{"a":"say \\"Ada\\""}', '{"a":"?"}'],
  ])('P3: in JSON names stay: %s', (statement, reduced) => {
    expect(scrub(statement)).toBe(reduced);
  });

  it('is the same when it is reduced again', () => {
    const pieces = fc.constantFrom(
      ...`SELECT|INSERT INTO|FROM|VALUES|WHERE|AND|IN|LIKE|SET|"a"|"b c"|'x'|'from "y"'|\`z\`|"|'|(|)|,|=|.|::|:|1|$1|--|\n|{|}|[|]|{"a":|[ip]|name|\\`.split(
        '|',
      ),
    );

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 16 }), fc.constantFrom('', ' '), (parts, between) => {
        const once = reduceSql(parts.join(between));

        expect(reduceSql(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});
