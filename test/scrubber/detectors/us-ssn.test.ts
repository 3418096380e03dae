import { describeDetector } from './cases.ts';

describeDetector('us-ssn', {
  found: [
    ['number 219-09-9999', 'number [ssn]'],
    ['SSN: 219 09 9999', 'SSN: [ssn]'],
  ],
  kept: ['000-12-3456', '666-12-3456', '900-12-3456', '219-00-9999', '2019-09-12'],
});
