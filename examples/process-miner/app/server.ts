import express from 'express';

import type { Express } from 'express';

import type { NodeDiagnosticData } from 'opentelemetry-diagnostic-data/node';

import { ACCIDENTS } from './accidents.ts';
import { mineProcess } from './directly-follows.ts';
import { readEventLog } from './event-log.ts';
import { writeReport } from './report.ts';
import { emitEvent, forgottenSpan, inSpan, meter } from './telemetry.ts';

import type { EventLog } from './event-log.ts';
import type { Language } from './report.ts';

const imported = meter.createCounter('process_miner.events.imported', { unit: '{event}' });
const mining = meter.createHistogram('process_miner.mining.duration', { unit: 'ms' });

/** The server: takes event logs, answers with reports, and lets the person choose what is collected. */
export function createApp(diagnosticData: NodeDiagnosticData): Express {
  const app = express();
  const eventLogs = new Map<string, EventLog>();

  app.post('/logs', express.text({ type: 'text/csv', limit: '50mb' }), async (request, response) => {
    const eventLog = await importLog(request.body as string);
    diagnosticData.usage.recordFormUse('import', 'submitted');
    const id = String(eventLogs.size + 1);
    eventLogs.set(id, eventLog);
    response.status(201).json({ id, cases: eventLog.cases.size, events: eventLog.eventCount });
  });

  app.get('/logs/:id/report', async (request, response) => {
    diagnosticData.usage.recordAction('report');
    const eventLog = eventLogs.get(request.params.id);
    if (eventLog === undefined) response.sendStatus(404);
    else
      response.type('text').send(await reportOn(eventLog, request.query['language'] === 'de' ? 'de' : 'en'));
  });

  app.put('/settings/diagnostic-data', express.json(), async (request, response) => {
    await diagnosticData.consent.set((request.body as { level: 'optional' }).level, { source: 'settings' });
    response.sendStatus(204);
  });

  app.get('/settings/diagnostic-data', async (_request, response) => {
    await diagnosticData.forceFlush();
    response.json(diagnosticData.explain());
  });
  return app;
}

const importLog = (csv: string): Promise<EventLog> =>
  inSpan('Import log', 'product_and_service_usage', async (span) => {
    const eventLog = await inSpan('Parse rows', 'product_and_service_performance', (parsing) => {
      const parsed = readEventLog(csv);
      for (const { error } of parsed.badRows) parsing.recordException(error);
      return parsed;
    });
    span.setAttribute('process_miner.events', eventLog.eventCount);
    imported.add(eventLog.eventCount, {
      'diagnostic_data.category': 'product_and_service_usage',
      'process_miner.uploaded_by': ACCIDENTS.email,
    });
    emitEvent(
      'process_miner.log.imported',
      'product_and_service_usage',
      { 'process_miner.cases': eventLog.cases.size, 'process_miner.bad_rows': eventLog.badRows.length },
      `Imported a log for ${ACCIDENTS.email}`,
    );
    return eventLog;
  });

async function reportOn(eventLog: EventLog, language: Language): Promise<string> {
  const map = await inSpan('Mine process', 'product_and_service_performance', () => {
    const begin = performance.now();
    const mined = mineProcess(eventLog);
    mining.record(performance.now() - begin, {
      'diagnostic_data.category': 'product_and_service_performance',
    });
    return mined;
  });
  forgottenSpan('Dump graph for debugging').end();
  return inSpan(`Report for ${ACCIDENTS.email}`, 'product_and_service_usage', () =>
    writeReport(map, language),
  );
}
