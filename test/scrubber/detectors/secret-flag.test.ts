import { describeDetector } from './cases.ts';

describeDetector('secret-flag', {
  found: [
    ['run --password hunter2 now', 'run --password [secret] now'],
    ['{"cmd":"run --token abc123","cwd":"/app"}', '{"cmd":"run --token [secret]","cwd":"/app"}'],
    ["args: [ '--token', 'swordfish' ]", "args: [ '--token', '[secret]' ]"],
    ['login -ClientSecret swordfish', 'login -ClientSecret [secret]'],
    ['curl -u a:one x; curl -u b:two y', 'curl -u a:[secret] x; curl -u b:[secret] y'],
    ['curl -u ada:hunter2 https://x.example', 'curl -u ada:[secret] https://x.example'],
  ],
  kept: [
    'run --password',
    'run --verbose yes',
    '--max-tokens 512',
    '--password-store=basic',
    '--tls-private-key-file=/etc/x.pem',
    '-----',
    'git log -u',
  ],
});
