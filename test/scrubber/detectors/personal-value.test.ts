import { describeDetector } from './cases.ts';

describeDetector('personal-value', {
  found: [
    ['{"firstName":"Ada","n":1}', '{"firstName":"[value]","n":1}'],
    ['/x?userName=ada&page=2', '/x?userName=[value]&page=2'],
    ['{"phone":5550147}', '{"phone":"[value]"}'],
    ['{"fullName":"Lovelace, Ada","n":1}', '{"fullName":"[value]","n":1}'],
    ['{"lastName":"O\\"Brien"}', '{"lastName":"[value]"}'],
    ['{"firstName":"J\\u00f6rg"}', '{"firstName":"[value]"}'],
    ["{ firstName: 'Ada', n: 1 }", "{ firstName: '[value]', n: 1 }"],
    ['firstName=Ada&lastName=Lovelace', 'firstName=[value]&lastName=[value]'],
  ],
  kept: [
    '{"attributeName":"string"}',
    '{"userName":null}',
    '?page=2',
    '"user name"',
    '{"emailCount":3}',
    '{"passport":"^0.7.0"}',
    'firstName=Ada',
  ],
});
