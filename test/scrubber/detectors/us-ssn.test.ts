import { describeDetector } from './cases.ts';

describeDetector('us-ssn', {
  found: [
    ['number 219-09-9999', 'number [ssn]'],
    ['SSN: 219 09 9999', 'SSN: [ssn]'],
    ['ssn=219099999', 'ssn=[ssn]'],
  ],
  kept: [
    '000-12-3456',
    '666-12-3456',
    '900-12-3456',
    '219-00-9999',
    '2019-09-12',
    'order 219099999',
    'ssn=000123456',
  ],
});
