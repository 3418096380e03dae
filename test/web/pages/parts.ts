/** A page that hands the tests the package and the OpenTelemetry API: what is called on them runs in the page. */
import * as api from '@opentelemetry/api';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

globalThis.parts = { api, startDiagnosticData };
