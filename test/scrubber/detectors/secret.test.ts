import { describeDetector } from './cases.ts';

describeDetector('secret', {
  found: [
    ['password=hunter2', 'password=[secret]'],
    ['"apiKey": "a b"', '"apiKey": "[secret]"'],
    ['DB_PASSWORD: swordfish', 'DB_PASSWORD: [secret]'],
    ['Server=db;Password=two words;Port=1', 'Server=db;Password=[secret];Port=1'],
    ['Authorization: Digest abc', 'Authorization: [secret]'],
    ['https://shop.example/reset?token=a1b2c3', 'https://shop.example/reset?token=[secret]'],
    ['x?se=1&sig=aB3dE5fG7hI9jK1lM3', 'x?se=1&sig=[secret]'],
    ["log('password: swordfish')", "log('password: [secret]')"],
    ['password=abc.def', 'password=[secret]'],
    ['ACCESS_TOKEN="xyzzy"', 'ACCESS_TOKEN="[secret]"'],
  ],
  kept: [
    'password: must be longer',
    "log('password:', password)",
    'credentials: grpc.credentials.createInsecure(),',
    'const pwd = process.cwd();',
    'password = config.password',
    'if (sig === "SIGHUP") stop()',
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
