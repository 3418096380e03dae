import { describeDetector } from './cases.ts';

describeDetector('geo', {
  found: [
    ['lat: 48.2082', 'lat: [location]'],
    ['location=48.2082, 16.3738', 'location=[location]'],
    ['coords: 48.2082, 16.3738', 'coords: [location]'],
    ['lat: 33.8688S', 'lat: [location]S'],
  ],
  kept: [
    'scroll position 120.55',
    '"position": 1.25',
    'coords: 12.50, 13.75',
    'lat=12.345ms',
    'lat 12.345 ms',
    'latency: 48.2082',
    '48.2082, 16.3738',
    'plat 1.25',
  ],
});
