/** A page that declares what it records, with nothing but the entry for pages. */
import * as api from '@opentelemetry/api';
import {
  defineCatalogue,
  defineCounter,
  defineSpan,
  startDiagnosticData,
} from 'opentelemetry-diagnostic-data/web';

const zoomSpan = defineSpan({
  name: 'zoom map',
  category: 'product_and_service_usage',
  attributes: { 'shop.map.steps': { type: 'number' } },
});
const themeCount = defineCounter({
  name: 'shop.theme.chosen',
  category: 'enhanced_anonymized_product_usage',
  unit: '{choice}',
});

globalThis.parts = { api, startDiagnosticData };
globalThis.running = startDiagnosticData({
  product: { name: 'process-miner', version: '2.4.0' },
  endpoint: new URLSearchParams(location.search).get('endpoint') ?? undefined,
  catalogue: defineCatalogue([zoomSpan, themeCount]),
  collect: false,
});
const attributes = { 'shop.map.steps': 3, 'shop.map.place': 'home' };
api.trace.getTracer('page').startSpan('zoom map', { attributes }).end();
themeCount.add(1);
