import * as v from 'valibot';
import { type InputOf, type RequestName, requests, type ValueOf } from '../../src/answers';

/** Names on the wire that other tools send, too: a new one is added to these only where it is promised to them. */
const NAMES = [
  'state',
  'progress',
  'saveConnection',
  'forgetKey',
  'routes',
  'saveRoutes',
  'saveSettings',
  'changeSettings',
  'doctor',
  'sampleRoster',
  'columns',
  'mapColumns',
  'answerQuestion',
  'readMembers',
  'memberList',
  'check',
  'repair',
  'undoRepairs',
  'select',
  'vendorList',
  'files',
  'events',
  'build',
  'takeOver',
  'people',
  'peoplePreflight',
  'tryWithoutSending',
  'step',
  'pause',
  'decide',
  'cure',
  'byHand',
  'tickByHand',
  'readBack',
  'eventToTakeOver',
  'tidyTab',
] as const satisfies readonly RequestName[];

test('every request keeps the name that it goes by', () => {
  expect(Object.keys(requests)).toEqual(expect.arrayContaining([...NAMES]));
});

test.each(NAMES)('%s refuses a member that it does not know, and says which', (name) => {
  expect(requests[name].serve({ ...INPUTS[name], surplus: 1 })).toEqual({
    ok: false,
    problem: {
      code: 'bad-request',
      message: 'The page asked for something unknown (surplus). Reload the spreadsheet.',
    },
  });
});

const SESSION = { session: '12345678' };
const CREDIT = { credit: 'COEC' } as const;
/** What goes with each request; each is taken by its schema. */
const INPUTS: { readonly [Name in (typeof NAMES)[number]]: InputOf<Name> } = {
  state: { isOpening: true },
  saveConnection: { tenant: 'demo', key: 'key' },
  forgetKey: {},
  routes: {},
  saveRoutes: { routes: { contacts: '/contacts' } },
  saveSettings: { settings: { classCredit: 'COEC' } },
  changeSettings: { change: { classCredit: null } },
  doctor: { eventId: 8101 },
  sampleRoster: {},
  columns: {},
  answerQuestion: { id: 'class credit', value: 'COEC' },
  mapColumns: { headerRow: 1, fields: { 1: 'memberId', 12: '' } },
  readMembers: { restart: true },
  memberList: { text: 'ID' },
  check: {},
  repair: { code: 'member-id-8-digits' },
  undoRepairs: {},
  select: { row: 1, column: 1 },
  vendorList: {},
  files: {},
  events: {},
  build: { events: { COEC: 8101 }, checked: 'x', accepted: ['y'], lookedUp: ['COEN'], nobodyToInvoice: true },
  takeOver: CREDIT,
  eventToTakeOver: CREDIT,
  tidyTab: CREDIT,
  people: CREDIT,
  peoplePreflight: CREDIT,
  progress: CREDIT,
  tryWithoutSending: CREDIT,
  step: { ...CREDIT, ...SESSION, goal: 'credited', seconds: 30 },
  pause: SESSION,
  decide: { ...CREDIT, memberIds: ['999901101'], decision: 'leave out' },
  cure: { ...CREDIT, ...SESSION, memberIds: ['999901101'] },
  byHand: CREDIT,
  tickByHand: { ...CREDIT, code: 'attended', on: false },
  readBack: { ...CREDIT, pasted: 'Ana' },
};

test.each(NAMES)('%s takes what goes with it', (name) => {
  expect(v.parse(requests[name].input, INPUTS[name])).toEqual(INPUTS[name]);
});

test('the types of a request are those of its schema and its handler', () => {
  // Compiles only while they are inferred: a type that is `unknown` or `any` would take anything.
  const input: InputOf<'repair'> = { code: 'x' };
  const files: ValueOf<'memberList'> = { members: 1 };
  // @ts-expect-error: no number is a code.
  const wrongInput: InputOf<'repair'> = { code: 1 };
  // @ts-expect-error: no text is a number of members.
  const wrongValue: ValueOf<'memberList'> = { members: 'one' };
  expect([input, files, wrongInput, wrongValue]).toHaveLength(4);
});
