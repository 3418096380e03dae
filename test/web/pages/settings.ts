/** A page with the settings element, as an application sets it up. */
import * as api from '@opentelemetry/api';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';
import { defineDiagnosticDataSettings } from 'opentelemetry-diagnostic-data/web/settings';

globalThis.parts = { api, startDiagnosticData };
globalThis.defineSettings = defineDiagnosticDataSettings;
defineDiagnosticDataSettings();
