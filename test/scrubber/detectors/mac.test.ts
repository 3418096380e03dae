import { describeDetector } from './cases.ts';

describeDetector('mac', {
  found: [
    ['eth0 02:42:ac:11:00:02', 'eth0 [mac]'],
    ['02-42-AC-11-00-02', '[mac]'],
    ['0242.ac11.0002', '[mac]'],
  ],
  kept: [
    '24-11-24-10-11-12',
    'A1:B2:C3:D4:E5:A1:B2:C3:D4:E5:A1:B2:C3:D4:E5:A1:B2:C3:D4:E5',
    '00:00:00:00:00:00',
    '12:34:56:78',
    '02:42:ac:11:00:0g',
    '2024-01-02-03-04-05-06',
  ],
});
