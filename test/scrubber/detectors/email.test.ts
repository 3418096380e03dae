import { describeDetector } from './cases.ts';

describeDetector('email', {
  found: [
    ['write to ada@analytical.example today', 'write to [email] today'],
    ['grüße@müller.example', '[email]'],
    ['"ada lovelace"@analytical.example', '[email]'],
    ['/reset/ada%40analytical.example', '/reset/[email]'],
    ['ada@[192.0.2.7]', '[email]'],
    ['cc=ada+notes@analytical.example;x', 'cc=[email];x'],
  ],
  kept: [
    'icon@2x.png',
    'left-pad@1.3.0',
    '@scope/package',
    'git@github.com:owner/repository',
    'a @ b',
    'foo@bar',
  ],
});
