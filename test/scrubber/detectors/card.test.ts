import { describeDetector } from './cases.ts';

describeDetector('card', {
  found: [
    ['paid with 4242 4242 4242 4242 today', 'paid with [card] today'],
    ['5105105105105100', '[card]'],
    ['378282246310005', '[card]'],
    ['3782-822463-10005', '[card]'],
  ],
  kept: [
    '4242 4242 4242 4241',
    '1700000000000',
    '1700000000000000000',
    'id 4242424242424242.5',
    'blk_4242424242424242',
  ],
});
