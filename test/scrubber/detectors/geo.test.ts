import { describeDetector } from './cases.ts';

describeDetector('geo', {
  found: [
    ['lat: 48.2082', 'lat: [location]'],
    ['location=48.2082, 16.3738', 'location=[location]'],
  ],
  kept: ['latency: 48.2082', '48.2082, 16.3738', 'plat 1.25'],
});
