import { viewportClass } from '../../src/instrumentations/device-classes.ts';
import { readRun } from '../../src/platform/web/run-mark.ts';
import { readUserAgent } from '../../src/platform/web/device-facts.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('user agents', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/148.0.0.0 Safari/537.36`,
      'windows chrome 148',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0`,
      'windows edge 148',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/148.0.0.0 Mobile Safari/537.36`,
      'android chrome 148 mobile',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'linux firefox 140'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'ios safari 18 mobile',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} product/2.4.0 Chrome/148.0.0.0 Electron/43.1.0 Safari/537.36`,
      'darwin electron 43',
    ],
    ['Wilhelmina’s own browser', 'other other unknown'],
    ['', 'other other unknown'],
  ])('are reduced: %s', (userAgent, expected) => {
    const { osType, browser } = readUserAgent(userAgent);

    expect(
      `${osType} ${browser?.name} ${browser?.version}${browser?.isMobile === true ? ' mobile' : ''}`,
    ).toBe(expected);
  });
});

describe('the width of a window', () => {
  it.each([
    [0, 'compact'],
    [599, 'compact'],
    [600, 'medium'],
    [1200, 'large'],
    [10_000, 'extra-large'],
  ])('%i is %s', (width, expected) => {
    expect(viewportClass(width)).toBe(expected);
  });
});

describe('the mark of a page’s life', () => {
  it.each([
    ['{"version":"2.4.0","phase":"running"}', { version: '2.4.0', phase: 'running' }],
    ['{"version":"2.4.0","phase":"starting","fault":"bob"}', { version: '2.4.0', phase: 'starting' }],
    ['{"version":"2.4.0","phase":"ended"}', undefined],
    ['{"version":7,"phase":"running"}', undefined],
    ['null', undefined],
    ['{', undefined],
  ])('%s is read', (text, expected) => {
    expect(readRun(text)).toEqual(expected);
  });
});
