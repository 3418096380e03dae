import { describeDetector } from './cases.ts';

describeDetector('secret', {
  found: [
    ['password=hunter2', 'password=[secret]'],
    ['"apiKey": "a b"', '"apiKey": "[secret]"'],
    ['DB_PASSWORD: swordfish', 'DB_PASSWORD: [secret]'],
    ['Server=db;Password=two words;Port=1', 'Server=db;Password=[secret];Port=1'],
    ['Authorization: Digest abc', 'Authorization: [secret]'],
    ['ACCESS_TOKEN="xyzzy"', 'ACCESS_TOKEN="[secret]"'],
  ],
  kept: [
    'password: must be longer',
    'password = ?',
    'token: x',
    'key=value',
    'password=${DB_PASSWORD}',
    'arn:aws:secretsmanager:eu-west-1:000000000000:secret:name',
    'passed=3',
    'tokens: 512',
    'credentials: missing',
    'cookie: none',
    'Authorization: none of them',
  ],
});
