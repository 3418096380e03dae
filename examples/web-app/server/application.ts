import express from 'express';
import { join } from 'node:path';
import { joinCatalogues } from 'opentelemetry-diagnostic-data';
import { documentCatalogue, renderCataloguePage } from 'opentelemetry-diagnostic-data/catalogue';
import { createOwnCatalogue } from 'opentelemetry-diagnostic-data/node';

import type { Express } from 'express';

import { emitEvent, inSpan } from '../../process-miner/app/telemetry.ts';
import { catalogue } from '../app/catalogue.ts';
import { listOrders, reportOn } from './orders.ts';

import type { EventLog } from '../../process-miner/app/event-log.ts';

/** What is recorded, by the application and without its doing, in words for the people who use it. */
const EVERYTHING = documentCatalogue(joinCatalogues([catalogue, createOwnCatalogue(catalogue.names)]));

/** The server: answers the page's requests, and holds its files in `directory`. */
export function createApp(eventLog: EventLog, directory: string): Express {
  const app = express();
  const { cases } = eventLog;

  app.get('/api/orders', async (_request, response) => {
    response.json(await inSpan('List orders', 'product_and_service_performance', () => listOrders(eventLog)));
  });

  app.get('/api/orders/:id/report', async (request, response) => {
    const { id } = request.params;
    const events = cases.get(id);
    if (events === undefined) return void response.sendStatus(404);
    response.json(await inSpan('Find waits', 'product_and_service_performance', () => reportOn(id, events)));
  });

  app.post('/api/orders', express.json(), (request, response) => {
    const { email, card } = request.body as Record<string, string>;
    // An accident planted for the tests, and a common one: a log line that quotes what somebody entered.
    tell('process_miner.order.placed', `Order by ${email} with card ${card}`);
    response.sendStatus(204);
  });

  app.post('/api/feedback', express.json(), (request, response) => {
    tell('process_miner.feedback.given', `Feedback from ${(request.body as { email: string }).email}`);
    response.sendStatus(204);
  });

  app.get('/diagnostic-data', (_request, response) => {
    response.send(renderCataloguePage(EVERYTHING, { format: 'html', product: 'Process miner' }));
  });

  app.get('/diagnostic-data.json', (_request, response) => {
    response.json(EVERYTHING);
  });

  app.use(express.static(directory));
  app.get('/{*path}', (_request, response) => response.sendFile(join(directory, 'index.html')));
  return app;
}

function tell(eventName: string, body: string): void {
  emitEvent(eventName, 'product_and_service_usage', {}, body);
}
