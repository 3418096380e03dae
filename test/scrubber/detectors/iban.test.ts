import { describeDetector } from './cases.ts';

describeDetector('iban', {
  found: [
    ['to DE75 5121 0800 1245 1261 99 please', 'to [iban] please'],
    ['GB33BUKB20201555555555', '[iban]'],
    ['fr14-2004-1010-0505-0001-3m02-606', '[iban]'],
  ],
  kept: ['DE75 5121 0800 1245 1271 99', 'ZZ33BUKB20201555555555', 'build DE75'],
});
