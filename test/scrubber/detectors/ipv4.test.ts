import { describeDetector } from './cases.ts';

describeDetector('ipv4', {
  found: [
    ['1.2.3.4', '[ip]'],
    ['to 10.0.0.2 now', 'to [ip] now'],
    ['from 198.51.100.23:8080', 'from [ip]:8080'],
    ['http://198.51.100.23/x', 'http://[ip]/x'],
    ['db-server-41/10.2.3.4:9000', 'db-server-41/[ip]:9000'],
  ],
  kept: [
    '127.0.0.1',
    '0.0.0.0',
    'version 1.2.3.4',
    'Chrome/151.0.0.0',
    '1.3.6.1.4.1',
    '1.2.3',
    'v1.2.3.4',
    '300.1.1.1',
    '1.2.3.4-beta',
    'rfc5280#section-4.1.2.6',
  ],
});
