import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A web server for pages of the tests. */
export interface Site {
  /** Origin of the pages. */
  readonly url: string;
  close(): Promise<void>;
}

const HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Test page</title><link rel="icon" href="data:,"></head>
<body><main></main><script type="module" src="/page.js"></script></body></html>`;

/**
 * Serves a page program of `pages/` under every path. Its bundle holds what a browser would get from a bundler.
 *
 * @param headers of every answer. Default: a content security policy without inline scripts and styles.
 */
export async function startSite(program: string, headers: Record<string, string> = {}): Promise<Site> {
  return serve(await bundle(join(__dirname, 'pages', program)), headers);
}

/** Serves a page with a script under every path. */
export async function serve(script: string, headers: Record<string, string> = {}): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self'; connect-src 'self' http://127.0.0.1:*; img-src data:",
      ...headers,
    });
    response.end(isScript ? script : HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The text of a program with all that it imports; of which project, its place decides. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
