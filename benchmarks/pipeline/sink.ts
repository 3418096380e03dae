// A receiver in a process of its own: counts items by their trace ids, answers at once. Prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

let items = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(String(items));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    for (let at = body.indexOf('"traceId"'); at !== -1; at = body.indexOf('"traceId"', at + 9)) items++;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
