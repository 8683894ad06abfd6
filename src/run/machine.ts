import type { Decision } from './decide';

// The run's one table: what holds for people in each state with each reason, and where they may go from there. A new
// reason is one row; a fact that a row lacks, or a target that is no row, does not compile.

/** What changes a state. */
export const CAUSES = [
  'build',
  'roster',
  'record',
  'intention',
  'refusal',
  'list',
  'credit',
  'remediation',
  'decision',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What holds for everybody in one state with one reason. */
export interface Row<Target extends string> {
  readonly is: {
    /** Whether Attended was, or may have been, sent: never marked again without a person's word. */
    readonly marked: boolean;
    /** What is looked for until its time to settle is over: an answer, one that is known to be lost, or a place in the list. */
    readonly awaits: 'answer' | 'lost' | 'list' | null;
    /** What does not go on because of them: imports while the list is unproven, or marking while the canary is open. */
    readonly stops: 'import' | 'canary' | null;
    /** What a person's word about them proves. */
    readonly proves: 'import' | 'canary' | null;
  };
  /** Why sending again could do something twice or do harm, and what to do instead; absent where it could not. */
  readonly unsafe?: string;
  /** What a person may decide, and where that leads; anything else is refused. */
  readonly may: Readonly<Partial<Record<Decision, Target>>>;
  /**
   * Where everything else may lead; staying is no transition. Whoever has targets of `list` follows the list, of
   * `roster` is compared with the roster, of `record` with what is kept outside of cells, of `credit` is looked up: where HELD, when somebody asks for a read-back.
   */
  readonly to: Readonly<Partial<Record<Exclude<Cause, 'decision'>, readonly Target[]>>>;
}

/** What a list shows of people who were never marked, and of people who may have been. */
const SEEN = ['REGISTERED', 'ATTENDED', 'HELD/twice', 'HELD/status', 'HELD/other-name', 'HELD/other-contact'] as const;
const SEEN_OR_GONE = [...SEEN, 'HELD/gone'] as const;
/** Of those whose earlier credit keeps them from being marked: Registered says nothing new. */
const SEEN_BUT_UNSETTLED = ['ATTENDED', 'HELD/twice', 'HELD/status', 'HELD/other-name', 'HELD/gone'] as const;
const SEEN_MARKED = ['ATTENDED', 'HELD/set-back', 'HELD/gone-attended'] as const;
/** What a completion that was read before sending again, or before marking, leads to. */
const ALREADY = ['CREDIT SEEN/already'] as const;
const BEFORE = [...ALREADY, 'HELD/unread', 'HELD/later-credit'] as const;
/** What the completion shows of people who are Attended. */
const AFTER_MARKING = ['CREDIT SEEN', 'HELD/other-date', 'HELD/no-credit', 'HELD/trap'] as const;
const CHANGED = ['HELD/edited', 'HELD/removed'] as const;
const BUILT = ['READY', 'READY/again'] as const;
/** Whoever is said to be marked, or credited, and of whom the record has nothing of the kind. */
const UNPROVEN = ['HELD/unproven'] as const;
/** Likewise, and whoever is said to await Attended, and was seen with it. */
const UNPROVEN_OR_MORE = [...UNPROVEN, 'HELD/set-back'] as const;
/** Whoever is not as bound by the cells of their row. */
const ALTERED = 'HELD/altered';
/** Whoever is said not to be marked, and of whom the record has more. */
const MORE = ['HELD/still-registered', 'HELD/set-back'] as const;
const FROM_READY = { build: BUILT, roster: CHANGED, intention: ['REGISTERING'], record: [...MORE, ALTERED] } as const;

const LEFT_OUT = { 'credited another way': 'CREDIT SEEN/another-way', 'leave out': 'FAILED/left-out' } as const;
const LAST_WORD = { 'it is done': 'CREDIT SEEN/confirmed', ...LEFT_OUT } as const;
const AGAIN = { 'send again': 'READY/again', ...LAST_WORD } as const;
const CERTIFICATE = { 'it is done': 'CREDIT SEEN/confirmed', 'no certificate': 'HELD/no-credit' } as const;

const SECOND_CERTIFICATE = 'It could send a second certificate.';

/** What to do where another contact of the same person is in the event. */
export const MERGE = 'Merge the two contacts in GrowthZone or remove that one, read the members and build again.';

/** Whoever neither awaits nor stops anything, and of whom a word proves nothing. */
const NEVER_MARKED = { marked: false, awaits: null, stops: null, proves: null } as const;
const MARKED = { ...NEVER_MARKED, marked: true } as const;

const FRESH = {
  is: NEVER_MARKED,
  may: LEFT_OUT,
  to: { ...FROM_READY, list: [...SEEN, 'HELD/no-contact'] },
} as const;

const ROWS = {
  READY: { ...FRESH, to: { ...FRESH.to, record: [...MORE, 'READY/again', ALTERED] } },
  'READY/again': { ...FRESH, to: { ...FRESH.to, credit: ALREADY } },
  'READY/confirmed': {
    is: NEVER_MARKED,
    may: LEFT_OUT,
    to: {
      ...FROM_READY,
      credit: ALREADY,
      list: ['REGISTERED/confirmed', 'ATTENDED', 'HELD/twice', 'HELD/status', 'HELD/other-contact', 'HELD/no-contact'],
    },
  },
  REGISTERING: {
    is: { ...NEVER_MARKED, awaits: 'answer' },
    may: {},
    to: {
      record: MORE,
      refusal: ['FAILED', 'REGISTERING/lost', ...BUILT, 'READY/confirmed'],
      list: [...SEEN, 'HELD/not-seen'],
    },
  },
  'REGISTERING/lost': {
    is: { ...NEVER_MARKED, awaits: 'lost' },
    may: {},
    to: { record: MORE, list: [...SEEN, 'HELD/not-seen'] },
  },
  REGISTERED: {
    is: NEVER_MARKED,
    may: LEFT_OUT,
    to: {
      record: [...MORE, ALTERED],
      roster: CHANGED,
      intention: ['MARKING'],
      list: [...SEEN, 'REGISTERED/missing'],
      credit: BEFORE,
    },
  },
  'REGISTERED/missing': {
    is: { ...NEVER_MARKED, awaits: 'list' },
    may: LEFT_OUT,
    to: { record: [...MORE, ALTERED], roster: CHANGED, list: SEEN_OR_GONE, credit: BEFORE },
  },
  'REGISTERED/confirmed': {
    is: NEVER_MARKED,
    may: LEFT_OUT,
    to: {
      record: [...MORE, ALTERED],
      roster: CHANGED,
      intention: ['MARKING'],
      list: ['REGISTERED/missing', 'ATTENDED', 'HELD/twice', 'HELD/status'],
      credit: BEFORE,
    },
  },
  MARKING: {
    is: { ...MARKED, awaits: 'answer' },
    may: {},
    to: {
      record: UNPROVEN_OR_MORE,
      refusal: ['MARKING/lost', 'MARKING/answered', 'REGISTERED', 'REGISTERED/confirmed'],
      list: [...SEEN_MARKED, 'HELD/still-registered'],
    },
  },
  'MARKING/lost': {
    is: { ...MARKED, awaits: 'lost' },
    may: {},
    to: { record: UNPROVEN_OR_MORE, list: [...SEEN_MARKED, 'HELD/still-registered'] },
  },
  'MARKING/answered': {
    is: { ...MARKED, awaits: 'lost' },
    may: {},
    to: { record: UNPROVEN, list: SEEN_MARKED },
  },
  'MARKING/cure': {
    is: { ...NEVER_MARKED, awaits: 'answer' },
    may: {},
    to: {
      record: MORE,
      refusal: ['HELD/trap'],
      list: ['REGISTERED', 'HELD/trap', 'HELD/twice', 'HELD/status', 'HELD/gone-attended'],
    },
  },
  ATTENDED: {
    is: { ...MARKED, proves: 'canary' },
    may: CERTIFICATE,
    to: {
      record: [...UNPROVEN, ALTERED],
      list: ['ATTENDED/missing', 'HELD/set-back'],
      credit: AFTER_MARKING,
    },
  },
  'ATTENDED/missing': {
    is: { ...MARKED, awaits: 'list', proves: 'canary' },
    may: CERTIFICATE,
    to: { record: [...UNPROVEN, ALTERED], list: SEEN_MARKED, credit: AFTER_MARKING },
  },
  'CREDIT SEEN': {
    is: MARKED,
    may: {},
    to: { record: ['CREDIT SEEN/already', 'ATTENDED', ...UNPROVEN, ALTERED], list: ['HELD/set-back'] },
  },
  'CREDIT SEEN/already': {
    is: MARKED,
    may: {},
    to: { record: ['ATTENDED', ...UNPROVEN, ALTERED] },
  },
  'CREDIT SEEN/confirmed': {
    is: MARKED,
    may: {},
    to: { record: ['ATTENDED', ...UNPROVEN, ALTERED] },
  },
  'CREDIT SEEN/another-way': {
    is: MARKED,
    may: {},
    to: { record: ['ATTENDED', ...UNPROVEN, ALTERED] },
  },
  FAILED: {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, list: SEEN },
  },
  'FAILED/left-out': {
    is: NEVER_MARKED,
    unsafe: 'Left out for good here; do the rest in GrowthZone.',
    may: LAST_WORD,
    to: { record: [ALTERED] },
  },
  HELD: {
    is: MARKED,
    may: AGAIN,
    to: {},
  },
  'HELD/not-seen': {
    is: { ...NEVER_MARKED, stops: 'import' },
    may: AGAIN,
    to: { record: MORE, list: SEEN },
  },
  'HELD/still-registered': {
    is: { ...MARKED, stops: 'canary' },
    may: { 'send again': 'REGISTERED', ...LAST_WORD },
    to: { record: UNPROVEN_OR_MORE, list: SEEN_MARKED },
  },
  'HELD/unread': {
    is: NEVER_MARKED,
    may: { 'send again': 'REGISTERED', ...LAST_WORD },
    to: { record: MORE, list: SEEN_BUT_UNSETTLED },
  },
  'HELD/later-credit': {
    is: NEVER_MARKED,
    may: { 'send again': 'REGISTERED', ...LAST_WORD },
    to: { record: MORE, list: SEEN_BUT_UNSETTLED },
  },
  'HELD/twice': {
    is: { ...NEVER_MARKED, stops: 'import' },
    unsafe: 'Remove one of the two in GrowthZone.',
    may: LAST_WORD,
    to: { record: MORE, list: SEEN_OR_GONE },
  },
  'HELD/status': {
    is: NEVER_MARKED,
    unsafe: 'Set the status to Registered in GrowthZone.',
    may: LAST_WORD,
    to: { record: MORE, list: SEEN_OR_GONE },
  },
  'HELD/set-back': {
    is: { ...MARKED, stops: 'canary', proves: 'canary' },
    unsafe: SECOND_CERTIFICATE,
    may: LAST_WORD,
    to: { record: UNPROVEN, list: SEEN_MARKED },
  },
  'HELD/gone': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, list: SEEN },
  },
  'HELD/gone-attended': {
    is: { ...MARKED, stops: 'canary' },
    unsafe: SECOND_CERTIFICATE,
    may: LAST_WORD,
    to: { record: UNPROVEN, list: SEEN_MARKED },
  },
  'HELD/other-name': {
    is: { ...NEVER_MARKED, stops: 'import', proves: 'import' },
    may: { 'send again': 'READY/confirmed', ...LAST_WORD },
    to: { record: MORE, list: SEEN_OR_GONE },
  },
  'HELD/other-contact': {
    is: { marked: false, awaits: null, stops: 'import', proves: null },
    unsafe: MERGE,
    may: LAST_WORD,
    to: { record: MORE, build: BUILT, list: SEEN_OR_GONE },
  },
  'HELD/no-credit': {
    is: { ...MARKED, stops: 'canary', proves: 'canary' },
    may: { 'send again': 'ATTENDED', ...LAST_WORD },
    to: { record: UNPROVEN, credit: ['CREDIT SEEN', 'HELD/other-date', 'HELD/trap'] },
  },
  'HELD/other-date': {
    is: { ...MARKED, stops: 'canary', proves: 'canary' },
    may: { 'send again': 'ATTENDED', ...LAST_WORD },
    to: { record: UNPROVEN, credit: ['CREDIT SEEN'] },
  },
  'HELD/trap': {
    is: NEVER_MARKED,
    unsafe: 'Only the cure gives the credit.',
    may: LAST_WORD,
    to: {
      record: MORE,
      list: ['REGISTERED', 'HELD/twice', 'HELD/status', 'HELD/other-name', 'HELD/gone'],
      credit: ['CREDIT SEEN'],
      remediation: ['MARKING/cure'],
    },
  },
  'HELD/edited': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, build: BUILT, roster: ['READY/again', 'HELD/removed'] },
  },
  'HELD/removed': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, build: BUILT, roster: ['READY/again', 'HELD/edited'] },
  },
  'HELD/no-contact': {
    is: NEVER_MARKED,
    unsafe: 'Add this person in GrowthZone, read the members and build again.',
    may: LAST_WORD,
    to: { build: BUILT },
  },
  'HELD/odd-state': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, list: SEEN },
  },
  'HELD/altered': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { build: BUILT },
  },
  'HELD/unproven': {
    is: NEVER_MARKED,
    may: AGAIN,
    to: { record: MORE, list: SEEN },
  },
} as const satisfies Readonly<Record<string, Row<string>>>;

/** A state with its reason, as `HELD/twice`; the state alone where there is no reason. */
export type Standing = keyof typeof ROWS;
/**
 * How far a person has come. The state cell is the journal: REGISTERING or MARKING found at the start of a step means
 * that the outcome of a write is unknown.
 */
export type State = Standing extends infer S ? (S extends `${infer Known}/${string}` ? Known : S) : never;
/** Why somebody is where they are, where the state alone does not say it: a code beside the words of `detail`. */
export type Reason = Standing extends infer S ? (S extends `${string}/${infer Known}` ? Known : '') : never;

/** The same, with its targets held to be rows. */
export const TABLE: Readonly<Record<Standing, Row<Standing>>> = ROWS;
export const STANDINGS = Object.keys(TABLE) as readonly Standing[];

/** What the State and the Reason of a person say together. */
export interface Stand {
  readonly state: State;
  readonly reason: Reason;
}

/** The state and the reason of a standing. */
export function standOf(standing: Standing): Stand {
  const [state, reason = ''] = standing.split('/');
  return { state: state as State, reason: reason as Reason };
}

export const STATES: readonly State[] = [...new Set(STANDINGS.map((standing) => standOf(standing).state))];

/** Whether `cause` may lead from one standing to another; staying needs no leave. */
export function isAllowed(from: Standing, to: Standing, cause: Cause): boolean {
  const { may, to: targets } = TABLE[from];
  const allowed = cause === 'decision' ? Object.values(may) : (targets[cause] ?? []);
  return from === to || allowed.includes(to);
}
