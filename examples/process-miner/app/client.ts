import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import { ACCIDENTS } from './accidents.ts';
import { emitEvent, inSpan, meter } from './telemetry.ts';

import type { Language } from './report.ts';

/** What the CLI is asked to do. */
export interface Job {
  /** Path of the event log. */
  readonly logFile: string;
  /** Base address of the server. */
  readonly server: string;
  /** The person's interface language. */
  readonly language: Language;
  /** Told after each of `STEPS`. */
  readonly onStep?: (step: string) => void;
}

/** What the CLI does, in order. */
export const STEPS = ['reading', 'importing', 'mining'] as const;

/** What the CLI found out. */
export interface Analysis {
  readonly cases: number;
  readonly events: number;
  /** Text, in the person's language. */
  readonly report: string;
  /** The trace that the analysis was recorded in, 32 hex digits. */
  readonly traceId: string;
}

const languageUsed = meter.createCounter('process_miner.language.used');

/** Uploads an event log to the server and asks for its report. */
export const analyse = (job: Job): Promise<Analysis> =>
  inSpan('Analyse log', 'product_and_service_usage', async (span) => {
    emitEvent('process_miner.first_launch', 'software_setup_and_inventory', {
      'process_miner.version': '2.4.0',
    });
    emitEvent('process_miner.terminal', 'device_connectivity_and_configuration', {
      'process_miner.terminal.columns': process.stdout.columns ?? 80,
    });
    await readColumnNames();
    const csv = await inSpan('Read file', 'product_and_service_performance', () =>
      readFile(job.logFile, 'utf8'),
    );
    job.onStep?.('reading');
    const { id, cases, events } = await upload(job, csv);
    job.onStep?.('importing');
    const report = await localisedReport(job, id);
    job.onStep?.('mining');
    return { cases, events, report, traceId: span.spanContext().traceId };
  });

/** The person's own column names, if there are any. The file system's error says where it looked. */
const readColumnNames = (): Promise<string | undefined> =>
  inSpan('Read settings', 'product_and_service_performance', () =>
    readFile(ACCIDENTS.homePath, 'utf8'),
  ).catch(() => undefined);

const upload = (job: Job, csv: string): Promise<{ id: string; cases: number; events: number }> =>
  inSpan('Upload log', 'product_and_service_usage', async (span) => {
    span.setAttribute('process_miner.api_key', ACCIDENTS.apiKey);
    return JSON.parse(await send('POST', `${job.server}/logs`, csv, 'text/csv')) as never;
  });

/** An Optional span in the middle of the tree: without consent, what is below hangs on what is above. */
const localisedReport = ({ server, language }: Job, id: string): Promise<string> =>
  inSpan('Localise report', 'enhanced_anonymized_product_usage', () => {
    languageUsed.add(1, {
      'diagnostic_data.category': 'enhanced_anonymized_product_usage',
      'process_miner.language': language,
    });
    emitEvent('process_miner.language.chosen', 'enhanced_anonymized_product_usage', {
      'process_miner.language': language,
    });
    return send('GET', `${server}/logs/${id}/report?language=${language}&token=${ACCIDENTS.token}`);
  });

/** One HTTP request; the answer's text. Rejects on any status but 2xx. */
export function send(method: string, url: string, body = '', contentType = 'text/plain'): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { method, headers }, (response) => {
      const ok = response.statusCode !== undefined && response.statusCode < 300;
      text(response).then(
        (answer) => (ok ? resolve(answer) : reject(new Error(`${method}: ${answer}`))),
        reject,
      );
    });
    outgoing.on('error', reject).end(body);
  });
}
