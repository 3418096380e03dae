import * as fc from 'fast-check';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { Level } from '../../../src/index.ts';
import { OPTIONAL, REQUIRED } from '../../pipeline.ts';
import type { Class, Kind, Model } from './model.ts';
import type { Weather } from './sink.ts';
import type { System } from './system.ts';

type Command = fc.AsyncCommand<Model, System>;

const attributesOf = (one: Class): Record<string, string> => ({
  ...(one === 'optional' ? OPTIONAL : REQUIRED),
});
const settings = { source: 'settings' } as const;

function command(name: string, run: (model: Model, system: System) => Promise<void> | void): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, system) {
      await run(model, system);
      if (model.violations.length > 0) throw new Error(model.violations.join('; '));
    },
  };
}

const record = (kind: Kind, one: Class): Command =>
  command(`record ${one} ${kind}`, (model, system) => {
    const id = model.begin(kind, one);
    const attributes = attributesOf(one);
    if (kind === 'log_record') system.log(`item ${id}`, attributes);
    else if (kind === 'metric') system.counter.add(1, { ...attributes, id: `item ${id}` });
    else system.openSpans.set(id, system.tracer.startSpan(`item ${id}`, { attributes }, ROOT_CONTEXT));
  });

const endSpans = (count: number): Command =>
  command(`end ${count} spans`, (_, { openSpans }) => {
    for (const [id, span] of [...openSpans].slice(0, count)) {
      span.end();
      openSpans.delete(id);
    }
  });

/** Several calls at once; the last one wins, unless its write fails. */
const set = (levels: readonly Level[], fails: boolean): Command =>
  command(
    `set ${levels.join(', ')}${fails ? ', failing' : ''}`,
    async (model, { consent, record: shared }) => {
      shared.failsNext = fails; // of the first write
      model.look();
      const calls = levels.map((level) => {
        model.lower(level);
        return consent.set(level, settings);
      });
      model.expectAtMost(consent.level); // lowering is in force at once
      const results = await Promise.allSettled(calls);
      const last = levels.at(-1) ?? 'none';
      const lastSucceeded = results.at(-1)?.status === 'fulfilled';
      if (lastSucceeded) model.level = last;
      if (lastSucceeded && consent.level !== last)
        model.violations.push(`${consent.level}, not ${last}, is in force`);
      model.expectAtMost(consent.level);
      model.level = consent.level;
    },
  );

const setElsewhere = (level: Level, isWatched: boolean): Command =>
  command(`another process sets ${level}${isWatched ? ', seen at once' : ''}`, async (model, system) => {
    if (!isWatched) system.sink.release(); // what is on its way arrives before it is looked again
    model.chooseElsewhere(level);
    system.record.writeElsewhere(level);
    if (!isWatched) return;
    system.consent.refresh();
    model.look();
    model.expectAtMost(system.consent.level);
    await turns();
  });

const setWeather = (weather: Weather): Command =>
  command(`network ${weather}`, (_, { sink }) => {
    sink.weather = weather;
    if (weather !== 'slow') sink.release();
  });

const flush = (): Command =>
  command('flush', async (_, { diagnosticData, sink }) => {
    const flushed = diagnosticData.forceFlush();
    await turns();
    sink.release();
    if (sink.weather === 'slow') sink.weather = 'ok';
    await flushed;
  });

/** The choice changes while exports are in flight; then the network lets them arrive. */
const flushDuring = (level: Level): Command =>
  command(`set ${level} during a flush`, async (model, { diagnosticData, sink, consent }) => {
    sink.weather = 'slow';
    const flushed = diagnosticData.forceFlush();
    await turns();
    model.look();
    model.lower(level);
    const call = consent.set(level, settings);
    await call;
    model.level = level;
    sink.release();
    sink.weather = 'ok';
    sink.release();
    await flushed;
  });

const tick = (): Command =>
  command('time passes', (_, { sink }) =>
    new Promise((resolve) => setTimeout(resolve, 2)).then(() => sink.release()),
  );

/** Lets promises that wait for nothing settle. */
async function turns(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

const level = fc.constantFrom<Level>('none', 'required', 'optional', 'optional');
const kind = fc.constantFrom<Kind>('span', 'log_record', 'metric');
const someClass = fc.constantFrom<Class>('required', 'optional', 'optional');

/** Everything that can happen, in any order. */
export const anything = fc.commands(
  [
    fc.tuple(kind, someClass).map(([one, its]) => record(one, its)),
    fc.tuple(kind, someClass).map(([one, its]) => record(one, its)),
    fc.integer({ min: 1, max: 3 }).map(endSpans),
    fc
      .tuple(fc.array(level, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
      .map(([levels, a, b]) => set(levels, a && b)),
    fc.tuple(level, fc.boolean()).map(([one, isWatched]) => setElsewhere(one, isWatched)),
    fc.constantFrom<Weather>('ok', 'failing', 'failing', 'slow').map(setWeather),
    fc.constant(flush()),
    level.map(flushDuring),
    fc.constant(tick()),
  ],
  { maxCommands: 40, size: 'max' },
);
