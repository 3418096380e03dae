import { describeDetector } from './cases.ts';

describeDetector('sql-literal', {
  found: [
    ["SELECT * FROM people WHERE name = 'Ada'", "SELECT * FROM people WHERE name = '[value]'"],
    ["insert into t values ('O''Hara', ?)", "insert into t values ('[value]', ?)"],
  ],
  kept: ['SELECT * FROM people WHERE name = ?', "don't select from 'x'", 'select 1'],
});
