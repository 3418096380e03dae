import { addOfficeTime, nextOfficeTime } from './office-hours.ts';

/** One row of the event log; `at` in milliseconds since 1970. */
export interface SimulatedEvent {
  readonly caseId: string;
  readonly activity: string;
  readonly at: number;
  readonly resource: string;
}

type Role = 'requester' | 'manager' | 'buyer' | 'warehouse' | 'accounting' | 'clearing';

const STAFF: Readonly<Record<Role, readonly string[]>> = {
  requester: [
    'Jane Doe <jane.doe@example.com>',
    'Håkon Lindqvist <hakon.lindqvist@example.com>',
    'Zoë Müller-Okafor <zoe.mueller@example.com>',
    'Priya Raghunathan <priya.raghunathan@example.com>',
    'Mateo Villalobos <mateo.villalobos@example.com>',
  ],
  manager: ['Ingrid Haugland <ingrid.haugland@example.com>', 'Dele Adeyemi <dele.adeyemi@example.com>'],
  buyer: [
    'Chiara Bellandi <chiara.bellandi@example.com>',
    'Kenji Morikawa <kenji.morikawa@example.com>',
    'Amara Nwosu <amara.nwosu@example.com>',
  ],
  warehouse: ['Piotr Zawadzki <piotr.zawadzki@example.com>', 'Leila Farahani <leila.farahani@example.com>'],
  accounting: ['Ruth Abendroth <ruth.abendroth@example.com>', 'Samuel Okonkwo <samuel.okonkwo@example.com>'],
  clearing: ['Tomasz Wrona <tomasz.wrona@example.com>'],
};

interface Step {
  readonly role: Role;
  /** Office minutes that the work takes, on average. */
  readonly minutes: number;
  /** Days that pass outside the company before the work can begin. */
  readonly outsideDays?: readonly [least: number, most: number];
  /** What comes next, each with its share of the cases; the rest ends there. */
  readonly next: Readonly<Record<string, number>>;
}

const STEPS: Readonly<Record<string, Step>> = {
  'Create requisition': { role: 'requester', minutes: 25, next: { 'Approve requisition': 1 } },
  'Approve requisition': {
    role: 'manager',
    minutes: 290,
    next: { 'Create purchase order': 0.86, 'Revise requisition': 0.12 },
  },
  'Revise requisition': { role: 'requester', minutes: 40, next: { 'Approve requisition': 1 } },
  'Create purchase order': { role: 'buyer', minutes: 35, next: { 'Send purchase order': 1 } },
  'Send purchase order': {
    role: 'buyer',
    minutes: 10,
    next: { 'Receive goods': 0.82, 'Change purchase order': 0.18 },
  },
  'Change purchase order': { role: 'buyer', minutes: 30, next: { 'Send purchase order': 1 } },
  'Receive goods': {
    role: 'warehouse',
    minutes: 30,
    outsideDays: [1, 5],
    next: { 'Receive invoice': 1 },
  },
  'Receive invoice': { role: 'accounting', minutes: 15, outsideDays: [0.3, 2], next: { 'Match invoice': 1 } },
  'Match invoice': {
    role: 'accounting',
    minutes: 40,
    next: { 'Approve payment': 0.74, 'Settle mismatch': 0.26 },
  },
  'Settle mismatch': { role: 'clearing', minutes: 790, next: { 'Match invoice': 1 } },
  'Approve payment': { role: 'manager', minutes: 45, next: { 'Pay invoice': 1 } },
  'Pay invoice': { role: 'accounting', minutes: 10, next: {} },
};

const DAY = 86_400_000;
const YEAR_BEGINS = Date.UTC(2025, 0, 6);

interface Task {
  readonly caseId: string;
  readonly activity: string;
  readonly readyAt: number;
}

/** Plays `caseCount` purchases through the company. The same events, in order of time, at every call. */
export function simulate(caseCount: number): SimulatedEvent[] {
  const random = createRandom(20_250_106);
  const freeAt = new Map<string, number>();
  const waiting: Task[] = Array.from({ length: caseCount }, (_, index) => ({
    caseId: `PO-2025-${String(index + 1).padStart(5, '0')}`,
    activity: 'Create requisition',
    readyAt: YEAR_BEGINS + random() * 300 * DAY,
  }));
  const events: SimulatedEvent[] = [];
  while (waiting.length > 0) {
    const task = takeEarliest(waiting);
    const step = STEPS[task.activity]!;
    const resource = firstFree(STAFF[step.role], freeAt);
    const begin = nextOfficeTime(Math.max(task.readyAt, freeAt.get(resource) ?? 0));
    const at = addOfficeTime(begin, step.minutes * (0.4 + 1.2 * random()));
    freeAt.set(resource, at);
    events.push({ caseId: task.caseId, activity: task.activity, at, resource });
    const activity = choose(step.next, random());
    if (activity === undefined) continue;
    const [least, most] = STEPS[activity]!.outsideDays ?? [0, 0];
    waiting.push({ caseId: task.caseId, activity, readyAt: at + (least + (most - least) * random()) * DAY });
  }
  return events.toSorted((left, right) => left.at - right.at);
}

function takeEarliest(waiting: Task[]): Task {
  const earliest = waiting.reduce((best, task) => (task.readyAt < best.readyAt ? task : best));
  waiting.splice(waiting.indexOf(earliest), 1);
  return earliest;
}

const firstFree = (people: readonly string[], freeAt: ReadonlyMap<string, number>): string =>
  people.reduce((best, person) => ((freeAt.get(person) ?? 0) < (freeAt.get(best) ?? 0) ? person : best));

function choose(shares: Readonly<Record<string, number>>, drawn: number): string | undefined {
  let left = drawn;
  for (const [activity, share] of Object.entries(shares)) {
    if (left < share) return activity;
    left -= share;
  }
  return undefined;
}

/** A small generator of even numbers in [0, 1), the same for the same seed (a 32-bit linear congruence). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
