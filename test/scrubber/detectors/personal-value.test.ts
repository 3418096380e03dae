import { describeDetector } from './cases.ts';

describeDetector('personal-value', {
  found: [
    ['{"firstName":"Ada","n":1}', '{"firstName":"[value]","n":1}'],
    ['/x?userName=ada&page=2', '/x?userName=[value]&page=2'],
    ['{"phone":5550147}', '{"phone":[value]}'],
  ],
  kept: ['{"attributeName":"string"}', '{"userName":null}', '?page=2', '"user name"', '{"emailCount":3}'],
});
