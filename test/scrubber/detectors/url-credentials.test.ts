import { describeDetector } from './cases.ts';

describeDetector('url-credentials', {
  found: [
    ['postgres://ada:s3cret@db.example:5432/x', 'postgres://[credentials]@db.example:5432/x'],
    ['https://t0ken@host.example/', 'https://[credentials]@host.example/'],
    ['redis://:p%40ss@cache', 'redis://[credentials]@cache'],
  ],
  kept: [
    'git+ssh://git@host.example/x.git',
    'https://host.example/@ada',
    'http://proxy.example:8080',
    'https://host.example/a?b=c@d',
  ],
});
