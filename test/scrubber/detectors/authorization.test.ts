import { describeDetector } from './cases.ts';

describeDetector('authorization', {
  found: [
    ['sent Bearer 9f8e7d6c5b4a39281706', 'sent Bearer [token]'],
    ['Basic QWRhOmFuYWx5dGljYWw=', 'Basic [token]'],
  ],
  kept: ['Bearer authentication failed', 'basic authentication', 'Basic Information'],
});
