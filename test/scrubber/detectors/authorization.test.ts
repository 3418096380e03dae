import { describeDetector } from './cases.ts';

describeDetector('authorization', {
  found: [
    ['sent Bearer 9f8e7d6c5b4a39281706', 'sent Bearer [token]'],
    ['Basic QWRhOmFuYWx5dGljYWw=', 'Basic [token]'],
    ['{\\"a\\":\\"Bearer 9f8e7d6c5b4a39281706\\",\\"b\\":1}', '{\\"a\\":\\"Bearer [token]\\",\\"b\\":1}'],
    ['WWW-Authenticate: NTLM TlRMTVNTUAACAAAADAAMADgAAAAFgo0', 'WWW-Authenticate: NTLM [token]'],
    ['then Negotiate YIIGegYGKwYBBQUCoIIGbjCCBmqgMDAuoAsw8gk1', 'then Negotiate [token]'],
  ],
  kept: [
    'Bearer authentication failed',
    'basic authentication',
    'Basic Information',
    'WWW-Authenticate: Bearer resource_metadata="https://shop.example/meta"',
    'Bearer error_description="it ended"',
    'Negotiate contents, then NTLM authentication',
    'negotiate HTTP/1.1',
  ],
});
