import { describeDetector } from './cases.ts';

describeDetector('ipv6', {
  found: [
    ['[2001:db8::7]:443', '[[ip]]:443'],
    ['fe80::1%eth0 up', '[ip] up'],
    ['2001:db8:0:0:1:2:3:4', '[ip]'],
    ['::ffff:198.51.100.23', '[ip]'],
    ['peer:2001:db8::9.', 'peer:[ip].'],
    ['2001:db8:0:0:1:2:3:4:8080', '[ip]:8080'],
    ['2001:db8::7:50051', '[ip]:50051'],
  ],
  kept: [
    'SHA1 Fingerprint=A1:B2:C3:D4:E5:A1:B2:C3:D4:E5:A1:B2:C3:D4:E5:A1:B2:C3:D4:E5',
    'MD5 a1:b2:c3:d4:a1:b2:c3:d4:a1:b2:c3:d4:a1:b2:c3:d4',
    'ada:x:1022:1022::/srv/ada',
    '::1',
    '::',
    'std::vector',
    'Face::add',
    '12:34:56',
    'a[1::2]',
    '2001:db8:::1',
    '1:2:3:4:5:6:7',
  ],
});
