import { describeDetector } from './cases.ts';

describeDetector('secret-flag', {
  found: [
    ['run --password hunter2 now', 'run --password [secret] now'],
    ['curl -u ada:hunter2 https://x.example', 'curl -u ada:[secret] https://x.example'],
  ],
  kept: ['run --password', 'run --verbose yes', '--max-tokens 512', 'git log -u'],
});
