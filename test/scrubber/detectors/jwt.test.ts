import { describeDetector } from './cases.ts';

describeDetector('jwt', {
  found: [
    ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln end', 'token [jwt] end'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', '[jwt]'],
  ],
  kept: ['eyJ', 'eyJhbGciOiJub25lIn0', 'a.b.c'],
});
