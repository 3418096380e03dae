import { describeDetector } from './cases.ts';

describeDetector('ipv6', {
  found: [
    ['[2001:db8::7]:443', '[[ip]]:443'],
    ['fe80::1%eth0 up', '[ip] up'],
    ['2001:db8:0:0:1:2:3:4', '[ip]'],
    ['::ffff:198.51.100.23', '[ip]'],
    ['peer:2001:db8::9.', 'peer:[ip].'],
  ],
  kept: ['::1', '::', 'std::vector', 'Face::add', '12:34:56', 'a[1::2]', '2001:db8:::1', '1:2:3:4:5:6:7'],
});
