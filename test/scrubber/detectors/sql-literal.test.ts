import { describeDetector } from './cases.ts';

describeDetector('sql-literal', {
  found: [
    ["SELECT * FROM people WHERE name = 'Ada'", "SELECT * FROM people WHERE name = '[value]'"],
    ["WITH a AS (SELECT 'Ada') SELECT * FROM a", "WITH a AS (SELECT '[value]') SELECT * FROM a"],
    ["insert into t values ('O''Hara', ?)", "insert into t values ('[value]', ?)"],
    ['SELECT a FROM t WHERE name = "Ada"', 'SELECT a FROM t WHERE name = "[value]"'],
    [
      `SELECT "t"."a", "b" FROM "t" WHERE "t"."b" IN ("x", "y") AND "c"='z'`,
      `SELECT "t"."a", "b" FROM "t" WHERE "t"."b" IN ("[value]", "[value]") AND "c"='[value]'`,
    ],
    [
      "Executing (default): SELECT a FROM t WHERE b LIKE 'Ada%' AND c = N'x'",
      "Executing (default): SELECT a FROM t WHERE b LIKE '[value]' AND c = N'[value]'",
    ],
    [
      "Hibernate: insert into t (a) values ('Ada', 'B')",
      "Hibernate: insert into t (a) values ('[value]', '[value]')",
    ],
    ["prisma:query SELECT a FROM t WHERE b='Ada'", "prisma:query SELECT a FROM t WHERE b='[value]'"],
    ["/* app */ DELETE FROM t WHERE b='Ada'", "/* app */ DELETE FROM t WHERE b='[value]'"],
    ["BEGIN; UPDATE t SET a='Ada'", "BEGIN; UPDATE t SET a='[value]'"],
    [
      "EXPLAIN ANALYZE SELECT a FROM t WHERE b = 'Ada'",
      "EXPLAIN ANALYZE SELECT a FROM t WHERE b = '[value]'",
    ],
    [
      'Failed query: insert into "t" ("a") values ($1)\nparams: Ada,36\n    at run (a.js:1:2)',
      'Failed query: insert into "t" ("a") values ($1)\nparams: [value]\n    at run (a.js:1:2)',
    ],
    [
      'query: SELECT "a" FROM "t" WHERE "b" = $1 -- PARAMETERS: ["Ada"]',
      'query: SELECT "a" FROM "t" WHERE "b" = $1 -- PARAMETERS: [value]',
    ],
    [
      `{"sql":"SELECT a FROM t WHERE b = 'Ada","rows":["x"]}`,
      `{"sql":"SELECT a FROM t WHERE b = '[value]","rows":["x"]}`,
    ],
    ["create user ada identified by 'x1'", "create user ada identified by '[value]'"],
    ["cannot ALTER ROLE ada WITH PASSWORD 'x1'", "cannot ALTER ROLE ada WITH PASSWORD '[value]'"],
  ],
  kept: [
    'SELECT * FROM people WHERE name = ?',
    "don't select from 'x'",
    "With the new 'fast' mode, values come from 'cache'",
    'select 1',
    "error: update the values from 'x'",
    "note: select one of 'a' or 'b' from the list",
    "Select the user's name from the list",
    'Select "Advanced" from the menu, or "Simple"',
    'query: SELECT "User"."id", "User"."name" FROM "User" WHERE "User"."id" = $1',
    'Query: insert into "t" ("a", "b") values ($1, $2) returning "a", "b"',
    "'x' (see: select)",
  ],
});
