import { describeDetector } from './cases.ts';

describeDetector('email', {
  found: [
    ['write to ada@analytical.example today', 'write to [email] today'],
    ['grüße@müller.example', '[email]'],
    ['"ada lovelace"@analytical.example', '[email]'],
    ['/reset/ada%40analytical.example', '/reset/[email]'],
    ['ada@[192.0.2.7]', '[email]'],
    ['cc=ada+notes@analytical.example;x', 'cc=[email];x'],
    ['Sending to ada@analytical.example...OK', 'Sending to [email]...OK'],
    ['ada@analytical.example.json', '[email].json'],
    ['/u/ada@mail.analytical.example.html', '/u/[email].html'],
    [
      'next=https%3A%2F%2Fshop.example%2F%3Fto%3Dada%40analytical.example%26x',
      'next=https%3A%2F%2Fshop.example%2F%3Fto%3D[email]%26x',
    ],
    ['to%253Dada%2540analytical.example', 'to%253D[email]'],
    ['{"a":"to\\nada@analytical.example"}', '{"a":"to\\n[email]"}'],
    ['{"a":"\\u000aada@analytical.example"}', '{"a":"\\u000a[email]"}'],
    ['ada%2Bnotes%40analytical.example', '[email]'],
  ],
  kept: [
    'logo@2x.avif',
    'logo@3x.anything',
    'paint@Start.vue:12',
    'onsend@index.php:12:3',
    'run@main.dart',
    'dev-disk@x.device',
    'engine@2.0.RELEASE',

    'icon@2x.png',
    'left-pad@1.3.0',
    '@scope/package',
    'git@github.com:owner/repository',
    'a @ b',
    'foo@bar',
  ],
});
