import { describeDetector } from './cases.ts';

describeDetector('vendor-infix', {
  found: [
    ['https://hooks.slack.com/services/T000/B000/XXXXXXXXXXXXXXXX', 'https://hooks.slack.com/[token]'],
    ['0123456789abcdef0123456789abcdef-us7', '[token]'],
  ],
  kept: ['https://hooks.example.com/services/T0/B0', 'region-us7'],
});
