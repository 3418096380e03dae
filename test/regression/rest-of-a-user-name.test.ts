import { createScrubber } from '../../src/scrubber/index.ts';

/** What stood behind a space, an apostrophe or a percent-encoded letter used to stay. */
describe('the name in a home path', () => {
  it.each([
    'C:/Users/Kvasir Wisewell/app/main.js',
    "C:\\Users\\Kvasir O'Wisewell\\app",
    'file:///C:/Users/Kvasir%20Wisewell/app/main.js',
    'file:///Users/Kv%C3%A4sir-Wisewell/app/main.js',
    'vscode-file://vscode-app/home/kvasir.wisewell/app.js',
  ])('P3: leaves whole, not by halves: %s', (path) => {
    const scrubbed = createScrubber().scrub(`cannot open ${path}`);

    expect(scrubbed).not.toMatch(/kv|wisewell/i);
    expect(scrubbed).toMatch(/app/);
  });
});
