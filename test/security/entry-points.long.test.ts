import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Result } from '../../src/answers';
import { requests } from '../../src/answers';
import { type RosterBook, withRoster } from '../support/roster-book';

const code = readFileSync('dist/Code.js', 'utf8');
/** Every function that Google can call by name, as the bundle declares them. */
const PUBLIC = [...code.matchAll(/^function (\w+)\(\) \{$/gm)].map((match) => match[1] ?? '');
/** They only build the menu, and must run before anybody authorised anything. */
const MENU_ONLY = ['onInstall', 'onOpen'];

const ROSTER = [
  ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?'],
  ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y'],
];

/** What a wrong call may not change. */
const kept = ({ host, addOn }: RosterBook) => JSON.stringify([host.saved(), addOn.userProperties()]);

test('the bundle declares what this test believes', () => {
  expect(PUBLIC).toEqual(expect.arrayContaining([...MENU_ONLY, 'ask', 'openCeRoster']));
});

test('as a cell formula every public function but the two that build the menu refuses, and so do these', async () => {
  await withRoster(ROSTER, async (book) => {
    const before = kept(book);
    for (const name of PUBLIC) {
      for (const args of [[], [{ ask: 'state' }], [{ ask: 'forgetKey' }], ['x'], [[['x']]]]) {
        const call = book.addOn.runAsFormula(name, ...args);
        await expect(call).rejects.toThrow(/Cannot call SpreadsheetApp.getUi/);
      }
    }
    expect(kept(book)).toBe(before);
  });
});

test('nothing else of the bundle can be called', async () => {
  await withRoster(ROSTER, async ({ addOn }) => {
    for (const name of ['answer', 'eval', 'Function', 'ceRoster', 'constructor', 'toString', 'ask_', '__proto__']) {
      await expect(addOn.run(name, { ask: 'state' })).rejects.toThrow(`Script function not found: ${name}`);
    }
  });
});

const ASKS = Object.keys(requests);
const MEMBERS = ['tenant', 'key', 'settings', 'headerRow', 'fields', 'code', 'text', 'restart', 'row', 'column'];
const MORE = [
  'events',
  'checked',
  'accepted',
  'lookedUp',
  'nobodyToInvoice',
  'credit',
  'goal',
  'session',
  'memberIds',
  'decision',
];

/** JSON of any kind, and objects that look much like a question. */
const nearly = fc.dictionary(
  fc.constantFrom(...MEMBERS, ...MORE, 'on', 'pasted', 'seconds', 'eventId', 'isOpening', 'routes', 'x'),
  fc.jsonValue({ maxDepth: 2 }),
  {
    maxKeys: 5,
  },
);
const wrong = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .tuple(fc.constantFrom(...ASKS, 'nothing', '__proto__', 'constructor'), nearly)
    .map(([ask, rest]) => ({ ...rest, ask })),
);

test('any argument at all: an answer as data, never a throw, and a refusal changes nothing', async () => {
  await withRoster(ROSTER, async (book) => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(
        wrong,
        fc.constantFrom('ask', 'ask', 'ask', 'checkRosterNow', 'helpCeRoster'),
        async (argument, name) => {
          const before = kept(book);
          const answer = (await book.addOn.run(name, argument)) as Result<unknown> | null | undefined;
          if (name !== 'ask') return;
          if (answer?.ok) return;
          expect(answer?.problem).toEqual({
            code: expect.any(String) as string,
            message: expect.any(String) as string,
          });
          if (answer?.problem.code !== 'bad-request') return;
          refusals += 1;
          expect(answer.problem.message).toMatch(/^The page asked for something unknown \(\w+\)\./);
          expect(kept(book)).toBe(before);
        },
      ),
      { numRuns: 400, examples: [[{ ask: 'saveRoutes', routes: { '=1 ': [] } }, 'ask']] },
    );
    expect(refusals).toBeGreaterThan(100);
  });
});

test.each([
  ['nothing', undefined],
  ['a question by its name alone', 'state'],
  ['a question that there is not', { ask: 'everything' }],
  ['a member too few', { ask: 'saveConnection', tenant: 'demo' }],
  ['a member too many', { ask: 'state', more: 1 }],
  ['a text as a number', { ask: 'select', row: '2', column: 1 }],
  ['a row before the first', { ask: 'select', row: 0, column: 1 }],
  ['half a row', { ask: 'select', row: 1.5, column: 1 }],
  ['an unknown credit', { ask: 'people', credit: 'CORE' }],
  ['a goal of its own', { ask: 'step', credit: 'COEC', goal: 'attended', session: '12345678' }],
  [
    'a step longer than a script may run',
    { ask: 'step', credit: 'COEC', goal: 'credited', session: '12345678', seconds: 600 },
  ],
  ['a member list of megabytes', { ask: 'memberList', text: 'x'.repeat(5_000_001) }],
  ['a key of kilobytes', { ask: 'saveConnection', tenant: 'demo', key: 'x'.repeat(5000) }],
  ['nobody to decide about', { ask: 'decide', credit: 'COEC', memberIds: [], decision: 'leave out' }],
  ['a decision of its own', { ask: 'decide', credit: 'COEC', memberIds: ['999901101'], decision: 'mark attended' }],
  ['settings that are a list', { ask: 'saveSettings', settings: [1] }],
  ['settings of another kind', { ask: 'saveSettings', settings: { headerRow: 'first' } }],
  ['settings with a member of their own', { ask: 'saveSettings', settings: { importStatus: 'Attended' } }],
])('%s is refused', async (_, request) => {
  await withRoster(ROSTER, async (book) => {
    const before = kept(book);
    expect(await book.addOn.run('ask', request)).toMatchObject({ ok: false });
    expect(kept(book)).toBe(before);
  });
});
