import { describeDetector } from './cases.ts';

describeDetector('imei', {
  found: [['IMEI 356938035643809', 'IMEI [imei]']],
  kept: ['IMEI 356938035643808', '490154203237518'],
});
