import {
  redactByPattern,
  CREDIT_CARD_NUMBER_PATTERN,
  EMAIL_ADDRESS_PATTERN,
  JWT_PATTERN,
  US_SSN_PATTERN,
} from '@logtape/redaction';
import { standardRules, stringAnonymize } from '@visulima/redact';
import { OpenRedaction } from 'openredaction';
import redactPii from 'redact-pii';
import { createScrubber } from '../../src/scrubber/index.ts';

/** Twelve expressions as anybody would write them in an hour. */
const NAIVE = [
  [/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g, '[key]'],
  [/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/g, '[jwt]'],
  [/\b(?:ghp|gho|glpat|xox[abp]|sk|AKIA)[\w-]{16,}/g, '[token]'],
  [/\/\/[^/\s:@]+:[^/\s@]+@/g, '//[credentials]@'],
  [/(password|secret|token)\s*[=:]\s*\S+/gi, '$1=[secret]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/g, '[iban]'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[card]'],
  [/\b\d{3}-\d{2}-\d{4}\b/g, '[ssn]'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '[ip]'],
  [/(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{0,4}/gi, '[ip]'],
  [/\+?\d[\d ().-]{7,}\d/g, '[phone]'],
];

const own = createScrubber();
const pii = new redactPii.SyncRedactor();
const open = new OpenRedaction({ redactionMode: 'placeholder' });
const logtape = redactByPattern(
  (record) => record.message.join(''),
  [EMAIL_ADDRESS_PATTERN, CREDIT_CARD_NUMBER_PATTERN, US_SSN_PATTERN, JWT_PATTERN],
);

/** This scrubber, twelve naive expressions and four packages, each as its documentation shows it. */
export const PEERS = [
  { name: 'opentelemetry-diagnostic-data', scrub: (text) => own.scrub(text) },
  {
    name: 'twelve naive expressions',
    scrub: (text) => NAIVE.reduce((out, [find, marker]) => out.replace(find, marker), text),
  },
  { name: '@logtape/redaction', scrub: (text) => logtape({ message: [text] }) },
  { name: '@visulima/redact', scrub: (text) => stringAnonymize(text, standardRules) },
  { name: 'redact-pii', scrub: (text) => pii.redact(text) },
  { name: 'openredaction', scrub: async (text) => (await open.detect(text)).redacted },
];
