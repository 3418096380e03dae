import { mineProcess } from '../../examples/process-miner/app/directly-follows.ts';
import { readEventLog } from '../../examples/process-miner/app/event-log.ts';
import { writeReport } from '../../examples/process-miner/app/report.ts';

const HOUR = 3_600_000;

/** Two claims: one goes straight through, one is checked twice. Rows are not in order of time. */
const CSV = `case_id,activity,timestamp,resource
A,File,2025-03-03T08:00:00Z,Ann <ann@example.com>
A,Pay,2025-03-03T18:00:00Z,Bob <bob@example.com>
A,Check,2025-03-03T10:00:00Z,Bob <bob@example.com>
B,File,2025-03-04T08:00:00Z,Ann <ann@example.com>
B,Check,2025-03-04T12:00:00Z,Bob <bob@example.com>
B,Check,2025-03-04T18:00:00Z,Bob <bob@example.com>
B,Pay,2025-03-05T08:00:00Z,Bob <bob@example.com>
`;

describe('the process miner', () => {
  test('reads an event log by case, in order of time', () => {
    const log = readEventLog(CSV);

    expect([...log.cases].map(([id, events]) => [id, events.map(({ activity }) => activity)])).toEqual([
      ['A', ['File', 'Check', 'Pay']],
      ['B', ['File', 'Check', 'Check', 'Pay']],
    ]);
    expect(log.eventCount).toBe(7);
    expect(log.resources).toEqual(['Ann <ann@example.com>', 'Bob <bob@example.com>']);
    expect(log.badRows).toEqual([]);
  });

  test('leaves out rows that make no sense and says which', () => {
    const log = readEventLog(
      `${CSV}C,File,2025-02-30T08:00:00Z,\nC,,2025-03-05T08:00:00Z,\n,File,2025-03-05T08:00:00Z,\nC,File\n`,
    );

    expect(log.badRows.map(({ line, error }) => [line, error.message.split(',')[0]])).toEqual([
      [9, '"2025-02-30T08:00:00Z" is no time'],
      [10, 'case or activity is missing'],
      [11, 'case or activity is missing'],
      [12, '"undefined" is no time'],
    ]);
    expect([...log.cases.keys()]).toEqual(['A', 'B']);
  });

  test('mines what follows what, how often and after what wait, longest total wait first', () => {
    const { activities, edges } = mineProcess(readEventLog(CSV));

    expect(Object.fromEntries(activities)).toEqual({ File: 2, Check: 3, Pay: 2 });
    expect(edges).toEqual([
      { from: 'Check', to: 'Pay', count: 2, medianWaitMillis: 11 * HOUR, totalWaitMillis: 22 * HOUR },
      { from: 'File', to: 'Check', count: 2, medianWaitMillis: 3 * HOUR, totalWaitMillis: 6 * HOUR },
      { from: 'Check', to: 'Check', count: 1, medianWaitMillis: 6 * HOUR, totalWaitMillis: 6 * HOUR },
    ]);
  });

  test('finds rework and throughput time', () => {
    const { rework, throughput } = mineProcess(readEventLog(CSV));

    expect(rework).toEqual([{ activity: 'Check', cases: 1, repeats: 1 }]);
    expect(throughput.medianMillis).toBe(17 * HOUR); // 10 h and 24 h
    expect(throughput.p90Millis).toBeCloseTo(22.6 * HOUR);
  });

  test('mines nothing from nothing', () => {
    const map = mineProcess(readEventLog(''));

    expect(map).toMatchObject({ edges: [], rework: [], throughput: { medianMillis: 0, p90Millis: 0 } });
    expect(writeReport(map, 'en')).toContain('Throughput time: median 0.0 d');
  });

  test('reports in the chosen language', () => {
    const map = mineProcess(readEventLog(CSV));

    expect(writeReport(map, 'en')).toMatch(
      /^Longest waits\n {2}Check → Pay +0\.5 d median +2 times +65 % of all waiting/,
    );
    expect(writeReport(map, 'de')).toMatch(/^Längste Wartezeiten\n {2}Check → Pay/);
  });
});
