import { createScrubber } from '../../../src/scrubber/index.ts';

const scrub = (key: string, value: string): unknown =>
  createScrubber().scrubAttributes({ [key]: value })[key];

describe('a web address without the person', () => {
  it.each([
    '/user/profile',
    '/account/billing',
    '/users/sign_in',
    '/users/sign-up',
    '/profile/preferences',
    '/user/repos',
    '/authors/index.html',
    '/users/me/orders',
  ])('keeps the names of pages: %s', (path) => {
    expect(scrub('url.path', path)).toBe(path);
  });

  it.each([
    ['/user/ada', '/user/[user]'],
    ['/users/17/settings', '/users/[user]/settings'],
    ['/authors/ada.html', '/authors/[user]'],
    ['/user/profiler', '/user/[user]'],
  ])('P3: takes out who it is: %s', (path, reduced) => {
    expect(scrub('url.path', path)).toBe(reduced);
  });

  it('P3: takes out the value of a sign-in that is under way', () => {
    expect(scrub('url.query', 'state=af0ifjsldkj&page=2')).toBe('state=[value]&page=2');
  });

  it('keeps the page that is empty', () => {
    expect(scrub('url.full', 'about:blank')).toBe('about:blank');
    expect(scrub('url.full', 'about:ada')).toBe('about:[value]');
  });
});
