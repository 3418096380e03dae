/** Texts like those that telemetry is made of; everybody in them is made up. */

/** Log lines, most without anything personal in them, counted from `first` on. */
export function mixedText(lines: number, first = 0): string {
  const kinds = [
    (n: number) =>
      `2026-03-04T05:06:${String(n % 60).padStart(2, '0')}.789Z INFO [checkout] order ${n} of shop-7 took ${n % 90} ms`,
    (n: number) => `GET /orders/:id 200 trace=4bf92f3577b34da6a3ce929d0e0e${(n % 9000) + 1000} cache hit`,
    (n: number) => `loading chunk vendor-${n}.js failed after ${n % 7} tries: connection reset by peer`,
    (n: number) => `    at handle${n} (/srv/app/node_modules/router/lib/layer.js:${n}:17)`,
    (n: number) => `user ada${n}@analytical.example signed in from 198.51.100.${n % 256}`,
    (n: number) => `SELECT id, title FROM notes WHERE owner = ? LIMIT ${n % 100}`,
  ];
  return Array.from({ length: lines }, (_, i) => kinds[i % kinds.length]!(first + i)).join('\n');
}

/** A stack trace of V8 with this many frames, counted from `first` on. */
export function stackTrace(frames: number, message: string, first = 0): string {
  const lines = Array.from(
    { length: frames },
    (_, i) =>
      `    at Layer.handle${first + i} [as handle_request] (/srv/app/node_modules/express/lib/layer${first + i}.js:${i + 90}:5)`,
  );
  return [`Error: ${message}`, ...lines].join('\n');
}

/** Ten attributes of a span; `n` makes three of them new. */
export function attributes(n: number): Record<string, unknown> {
  return {
    'http.request.method': 'GET',
    'http.route': '/orders/:id',
    'url.scheme': 'https',
    'server.address': 'shop.example',
    'server.port': 443,
    'http.response.status_code': 200,
    'app.screen': `process view ${n}`,
    'app.step': `filter ${n} events`,
    'app.count': n,
    'app.variant': `b-${n % 5}`,
  };
}
