import { describeDetector } from './cases.ts';

describeDetector('url-credentials', {
  found: [
    ['postgres://ada:s3cret@db.example:5432/x', 'postgres://[credentials]@db.example:5432/x'],
    ['https://t0ken@host.example/', 'https://[credentials]@host.example/'],
    ['redis://:p%40ss@cache', 'redis://[credentials]@cache'],
    ['postgres://ada:en#gine7@db:5432/x', 'postgres://[credentials]@db:5432/x'],
    ['postgres://ada:en/gine7@db:5432/x', 'postgres://[credentials]@db:5432/x'],
    ['mongodb://ada:en@gine#7@db/x', 'mongodb://[credentials]@db/x'],
    ['https:\\/\\/ada:engine7@host.example\\/x', 'https:\\/\\/[credentials]@host.example\\/x'],
    ['jdbc:oracle:thin:ada/engine7@db:1521', 'jdbc:oracle:thin:[credentials]@db:1521'],
  ],
  kept: [
    'redis://cache:6379/0?x=a@b',
    'registry://host:5000/image@sha256',
    'jdbc:oracle:thin:@db:1521/x',
    'jdbc:sqlserver://db:1433;user=a@b;x=1',

    'git+ssh://git@host.example/x.git',
    'https://host.example/@ada',
    'http://proxy.example:8080',
    'https://host.example/a?b=c@d',
  ],
});
