import { fromJson, SpreadsheetHost, toJson } from '../../local/sheets';
import type { StepReport } from '../../src/run';
import { type Association, associationWith, type Coordinator, memberId } from '../support/association';

// Columns and rows of a credit tab are inserted, moved and deleted at every phase of a run. Nobody gets lost, nobody is
// registered or marked twice, and nothing says "done" of fewer people than the tab was built with.

const PEOPLE = 4;
const ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };
const COLUMNS = [
  'Member ID',
  'First Name',
  'Last Name',
  'State',
  'Detail',
  'GrowthZone Name',
  'Email',
  'Organization',
  'Event ID',
  'Suffix',
  'Since',
  'Reason',
  'Contact ID',
  'Attendee ID',
  'Enrolment ID',
  'Credit Before',
  'Reviewed',
] as const;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

const tab = () => {
  const sheet = all.host.workbook.sheets.find(({ name }) => name === 'COEC');
  if (!sheet) throw new Error('There is no COEC tab.');
  return sheet;
};
const columnOf = (header: string) => (tab().values[0] ?? []).indexOf(header);

const ATTENDANCE = '/api/events/8101/attendees/attendance';
const inFlight = (path: string) =>
  all.growthzone.faults.add({ match: { method: 'POST', path }, fault: { kind: 'late', seconds: 100 } });

/** Brings the run to a phase; in flight, the page is gone before the answer is known. */
const PHASES: Readonly<Record<string, () => Promise<unknown>>> = {
  built: async () => undefined,
  registering: async () => {
    inFlight('/api/events/8101/attendees/import');
    expect(await maria.step('registered')).toMatchObject({ status: 'waiting', counts: { REGISTERING: 1 } });
  },
  registered: () => maria.run('registered'),
  marking: async () => {
    await maria.run('registered');
    inFlight(ATTENDANCE);
    expect(await maria.step('credited')).toMatchObject({ status: 'waiting', counts: { MARKING: 1 } });
  },
  attended: async () => {
    await maria.run('registered');
    await maria.run('credited');
  },
};

/** Nothing that the add-on says counts fewer people than there are. */
async function expectNobodyForgotten(): Promise<void> {
  const { tabs } = await maria.ask({ ask: 'state' });
  expect(tabs[0]?.people).toBe(PEOPLE);
  expect(Object.values(tabs[0]?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(PEOPLE);
  await maria.ask({ ask: 'check' });
  const summary = all.host.workbook.sheets.find(({ name }) => name === 'CE Summary');
  const line = summary?.values.map((row) => row.map(String)).find((row) => row[0] === 'COEC' && row[1] === '8101');
  expect(line?.[4]).toBe(String(PEOPLE));
}

const counted = ({ counts, total }: StepReport) => {
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(PEOPLE);
  expect(total).toBe(PEOPLE);
};

/** Goes on to the end; where the tab is not whole, it must say so, and building again mends it. */
async function finish(what: RegExp | undefined): Promise<void> {
  if (what) {
    for (const goal of ['registered', 'credited'] as const) {
      const paused = await maria.step(goal);
      expect(paused).toMatchObject({ status: 'paused', reason: 'tab-incomplete' });
      expect(paused.sentence).toMatch(what);
      expect(paused.sentence).toMatch(/Undo that, or build the credit tabs again/);
      counted(paused);
    }
    for (const ask of ['people', 'byHand', 'tryWithoutSending'] as const) {
      expect(await maria.problem({ ask, credit: 'COEC' })).toMatchObject({ code: 'tab-incomplete' });
    }
    const back = await maria.ask({ ask: 'readBack', credit: 'COEC' });
    expect(back).toMatchObject({ status: 'paused', reason: 'tab-incomplete' });
    counted(back);
    await expectNobodyForgotten();
    await all.build(maria);
  }
  for (const goal of ['registered', 'credited'] as const) {
    const report = await maria.run(goal);
    counted(report);
    expect(report).toMatchObject({ status: 'done', done: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject(ONCE);
  const people = await maria.people();
  expect(people.map((person) => person.memberId).sort()).toEqual([0, 1, 2, 3].map(memberId));
  await expectNobodyForgotten();
}

describe.each(Object.keys(PHASES))('%s:', (phase) => {
  beforeEach(() => PHASES[phase]?.());

  test('a column before each of the others, with something of the user’s in it', async () => {
    for (const header of COLUMNS) {
      const column = columnOf(header);
      all.host.insertColumns(tab().id, column, 1);
      all.host.type(tab().id, 0, column, [['Mine'], ['x']]);
    }
    await finish(undefined);
    const mine = (tab().values[0] ?? []).flatMap((text, column) => (text === 'Mine' ? [column] : []));
    expect(mine.map((column) => tab().values[1]?.[column])).toEqual(COLUMNS.map(() => 'x'));
  });

  test('every column moved: all in the opposite order', async () => {
    const sheet = tab();
    const width = COLUMNS.length;
    for (const grid of [sheet.values, sheet.formats, sheet.backgrounds] as unknown[][][]) {
      for (const row of grid)
        if (row) row.splice(0, width, ...Array.from({ length: width }, (_, n) => row[width - 1 - n]));
    }
    for (const tag of sheet.metadata) {
      if (tag.column !== undefined) Object.assign(tag, { column: width - 1 - tag.column });
    }
    expect(columnOf('Member ID')).toBe(width - 1);
    await finish(undefined);
  });

  test('every header changed: the columns are found by their tags', async () => {
    all.host.type(tab().id, 0, 0, [COLUMNS.map((_, n) => `Columna ${n}`)]);
    all.host.type(tab().id, 0, 1, [['first name ', ' LAST NAME', 'Stand']]);
    await finish(undefined);
  });

  test.each(COLUMNS)('column "%s" deleted', async (header) => {
    all.host.deleteColumns(tab().id, columnOf(header), 1);
    await finish(new RegExp(`lacks the column "${header}"\\.`));
  });

  test('several columns deleted at once', async () => {
    for (const header of ['Member ID', 'State', 'Since']) all.host.deleteColumns(tab().id, columnOf(header), 1);
    await finish(/lacks the columns "Member ID", "State" and "Since"\./);
  });

  test('a row deleted, and the header row', async () => {
    all.host.deleteRows(tab().id, 2, 1);
    all.host.deleteRows(tab().id, 0, 1);
    await finish(/lacks 1 of 4 people\..*Missing: Ana1 Alvarez\.$/);
  });

  test('all rows deleted', async () => {
    all.host.deleteRows(tab().id, 1, PEOPLE);
    await finish(/lacks 4 of 4 people\..*Missing: Ana0 Alvarez, Ana1 Alvarez, Ana2 Alvarez and Ana3/);
  });

  test.each(['', ' ', '\u00a0'])('a member ID emptied, as "%s"', async (nothing) => {
    all.host.type(tab().id, 1, columnOf('Member ID'), [[nothing]]);
    await finish(/lacks 1 of/);
    expect(tab().values.filter((row) => row?.[columnOf('Last Name')] === 'Alvarez')).toHaveLength(PEOPLE);
  });
});

test('somebody left out stays out when the row is deleted and built again', async () => {
  const request = { ask: 'decide', credit: 'COEC', memberIds: [memberId(2)], decision: 'leave out' } as const;
  expect(await maria.ask(request)).toMatchObject({ total: 3 });
  all.host.deleteRows(tab().id, 3, 1);
  expect(await maria.step('registered')).toMatchObject({ reason: 'tab-incomplete', total: 4 });
  await all.build(maria);
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: 3, total: 3 });
  }
  expect(all.growthzone.counters()).toMatchObject({ registrations: 3, attendedTransitions: 3, certificates: 3 });
});

test('whoever is neither in the tab nor in the roster any more is not forgotten', async () => {
  await maria.run('registered');
  all.host.deleteRows(tab().id, 1, 1);
  all.host.deleteRows(1, 1, 1);
  await all.build(maria);
  const report = await maria.step('credited');
  expect(report).toMatchObject({ status: 'paused', reason: 'tab-incomplete', total: 4, done: 0 });
  expect(report.sentence).toMatch(/The roster no longer has them either: put their rows back there first\.$/);
});

test('a column that goes in the middle of a step comes back from what the step knows', async () => {
  await maria.run('registered');
  let isGone = false;
  const stop = all.host.onStored((what) => {
    if (isGone || what !== 'cells') return;
    isGone = true;
    all.host.deleteColumns(tab().id, columnOf('Contact ID'), 1);
    all.host.deleteRows(tab().id, 1, 1);
  });
  const report = await maria.run('credited');
  stop();
  expect(isGone).toBe(true);
  expect(report).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  await finish(undefined);
});

test('a spreadsheet of before: columns without tags, people not counted', async () => {
  const { workbook } = fromJson(toJson(all.host.saved()));
  for (const sheet of workbook.sheets) {
    sheet.metadata.splice(0, sheet.metadata.length, ...sheet.metadata.filter(({ column }) => column === undefined));
  }
  const saved = all.host.documentProperties.getProperties();
  const kept = JSON.parse(saved['event.COEC'] ?? '') as { readonly value: Record<string, unknown> };
  const { built: _built, leftOut: _leftOut, ...before } = kept.value;
  const documentProperties = { ...saved, 'event.COEC': JSON.stringify(before) };
  const old = new SpreadsheetHost({ workbook, documentProperties }, () => all.clock.now());
  const sam = await all.coordinator('sam.rivera@example.org', old);
  all.clock.sleep(600_000);
  for (const goal of ['registered', 'credited'] as const) {
    expect(await sam.run(goal)).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  }
  expect(all.growthzone.counters()).toMatchObject(ONCE);
});
