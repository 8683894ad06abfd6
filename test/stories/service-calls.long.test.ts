import { CREDITS } from '../../src/roster/types';
import { associationWith } from '../support/association';
import { HEADER, withRoster } from '../support/roster-book';

// Each call of a service takes Google its time, so that their number must grow neither with rows nor with people.

type Calls = Readonly<Record<string, number>>;

test('a check makes as many service calls for 50,000 rows as for 10', async () => {
  const calls: Calls[] = [];
  for (const people of [10, 50_000]) {
    const rows = Array.from({ length: people }, (_, n) => [`${900_000_000 + n}`, 'Ana', 'A', '', 'COEC', 'Y']);
    await withRoster([HEADER, ...rows], async (book) => {
      expect((await book.check()).counts.credit).toBe(people);
      calls.push(Object.fromEntries(book.addOn.calls));
    });
  }
  expect(calls[1]).toEqual(calls[0]);
});

/** What the questions about a credit tab call, in a class of so many people. */
async function callsWith(people: number): Promise<Readonly<Record<string, Calls>>> {
  const all = await associationWith(people);
  try {
    const maria = await all.coordinator();
    await all.build(maria);
    const calls: Record<string, Calls> = { build: maria.calls() };
    await maria.ask({ ask: 'state' });
    calls['state'] = maria.calls();
    await maria.ask({ ask: 'progress', credit: 'COEC' });
    calls['progress'] = maria.calls();
    for (const ask of ['people', 'byHand', 'tryWithoutSending'] as const) {
      await maria.ask({ ask, credit: 'COEC' });
      calls[ask] = maria.calls();
    }
    expect((await maria.people()).length).toBe(people);
    return calls;
  } finally {
    await all.close();
  }
}

test('building a credit tab and looking at it makes as many service calls for 300 people as for 3', async () => {
  expect(await callsWith(300)).toEqual(await callsWith(3));
});

test('how far a step is, which the page asks every few seconds, is one read of each store and of the tab', async () => {
  const { progress } = await callsWith(3);
  const dear = Object.entries(progress ?? {}).filter(([name]) =>
    /^(Properties\.|Range|Cache|Lock|Dev|Sheet.getDev)/.test(name),
  );
  expect(Object.fromEntries(dear)).toEqual({ 'Properties.getProperties': 1, 'Range.getDisplayValues': 1 });
});

test('where things stand looks for each credit tab once and reads it once', async () => {
  const { state } = await callsWith(3);
  expect(state).toMatchObject({ 'Spreadsheet.getSheetByName': CREDITS.length, 'Range.getDisplayValues': 1 });
});
