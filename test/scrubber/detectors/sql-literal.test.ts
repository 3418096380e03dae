import { describeDetector } from './cases.ts';

describeDetector('sql-literal', {
  found: [
    ["SELECT * FROM people WHERE name = 'Ada'", "SELECT * FROM people WHERE name = '[value]'"],
    ["WITH a AS (SELECT 'Ada') SELECT * FROM a", "WITH a AS (SELECT '[value]') SELECT * FROM a"],
    ["insert into t values ('O''Hara', ?)", "insert into t values ('[value]', ?)"],
  ],
  kept: [
    'SELECT * FROM people WHERE name = ?',
    "don't select from 'x'",
    "With the new 'fast' mode, values come from 'cache'",
    'select 1',
  ],
});
