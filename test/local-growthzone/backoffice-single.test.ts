import { CLASS_DATE, csvOf, MINUTE } from '../support/growthzone';
import { importFile, makeEvent, type Office, office, setAll } from '../support/office';
import type { Screen } from '../support/screens';

/** An office whose first members are enrolled in the ethics certification. */
async function enrolled(members: number, of = members): Promise<Office & { ethics: number; component: number }> {
  const at = await office(members);
  const ethics = at.store.certifications()[0]?.certificationId ?? 0;
  for (let one = 0; one < of; one += 1) at.store.enrol(5002 + one, ethics);
  return { ...at, ethics, component: at.store.componentFor('COEC')?.componentId ?? 0 };
}

const chosenOn = ({ html }: Screen) =>
  [...html.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, value = '']) => value);
/** One row ticked, Mark All Completed, then Done with what is on the screen, or with `more` typed over it. */
async function markCompleted({ open, send }: Office, filter: string, more: Record<string, string> = {}) {
  const [chosen = ''] = chosenOn(await open(`/education/bulk-entry${filter}`));
  const edit = await send('/education/bulk-entry', { chosen });
  const completedOn = /name="completedOn" value="([^"]+)"/.exec(edit.html)?.[1] ?? '';
  return { edit, completedOn, saved: await send('/education/bulk-entry/done', { chosen, completedOn, ...more }) };
}

test('what is there twice is counted: a registration, and a record of the same course and day', async () => {
  const at = await office(2);
  const eventId = await makeEvent(at, 'COEC');
  await importFile(at, eventId, csvOf(1, 2));
  await setAll(at, eventId);
  expect(at.store.counters()).toMatchObject({ duplicateRegistrations: 0, duplicateRecords: 0 });
  await importFile(at, eventId, csvOf(1, 1));
  at.store.addRecordByHand(5002, { trainingDate: '2026-02-04', courseCode: 'COEC', cycle: 8 });
  expect(at.store.counters()).toMatchObject({ duplicateRegistrations: 1, duplicateRecords: 0 });
  await markCompleted(at, '?contacts=999900002', { completedOn: CLASS_DATE });
  expect(at.store.counters()).toMatchObject({ registrations: 3, duplicateRegistrations: 1, duplicateRecords: 1 });
});

describe('Bulk Entry', () => {
  test('lists enrolled people alone, by certification, component and name, in pages of 50', async () => {
    const at = await enrolled(60, 55);
    const all = await at.open('/education/bulk-entry');
    expect(all.text).toContain('1 to 50 of 110');
    const one = await at.open(`/education/bulk-entry?certificationId=${at.ethics}&componentId=${at.component}`);
    expect(one.text).toContain('1 to 50 of 55');
    expect((await at.open('/education/bulk-entry?contacts=999900060')).text).toContain('nobody fits the filter');
    expect((await at.open('/education/bulk-entry?contacts=999900055')).text).toContain('1 to 2 of 2');
  });

  test('Completed On is today until it is changed; it completes the component and makes the M1 record, and mails nothing', async () => {
    const at = await enrolled(1);
    const filter = `?componentId=${at.component}`;
    const { completedOn, saved } = await markCompleted(at, filter, { completedOn: CLASS_DATE });
    expect(completedOn).toBe('2026-02-10');
    expect(saved.text).toContain(
      '1 component marked completed on Feb 5, 2026. 1 education record added. No certificate',
    );
    expect(at.store.counters()).toMatchObject({ educationRecords: 1, certificates: 0, emails: 0, registrations: 0 });
    expect((await at.open('/contacts/5002/certifications')).text).toContain('existing members Feb 5, 2026 2.5');
    at.clock.sleep(6 * MINUTE);
    expect((await at.open('/contacts/5002/realestate')).text).toContain(
      'COEC Feb 5, 2026 8 COEC-2026 Bulk Entry Taken by M1',
    );
    expect(at.store.counters()).toMatchObject({ m1Synced: 1 });
  });

  test('left at today, the record has the wrong date for good; a date to come is refused by M1', async () => {
    const at = await enrolled(2);
    await markCompleted(at, '?contacts=999900001');
    await markCompleted(at, '?contacts=999900002', { completedOn: '2026-03-01' });
    at.clock.sleep(6 * MINUTE);
    expect(at.store.educationRecords().map(({ completionDate, m1 }) => [completionDate, m1])).toEqual([
      ['2026-02-10', 'sent'],
      ['2026-03-01', 'refused'],
    ]);
  });

  test('after attendance it is a second record, and the earlier completion is overwritten', async () => {
    const at = await office(1);
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 1));
    await setAll(at, eventId);
    await markCompleted(at, '', { override: 'yes', hours: '3' });
    expect(at.store.counters()).toMatchObject({ educationRecords: 2, certificates: 1, emails: 1 });
    expect((await at.open('/contacts/5002/certifications')).text).toContain('existing members Feb 10, 2026 3');
  });

  test('nobody ticked, somebody not enrolled, no module: refused, and nothing is saved', async () => {
    const at = await enrolled(1);
    expect((await at.send('/education/bulk-entry', {})).text).toContain('Nobody was selected');
    const [chosen = ''] = chosenOn(await at.open('/education/bulk-entry'));
    const other = `${chosen.split('-')[0]}-${at.store.componentFor('FAIRH')?.componentId}`;
    const fields = { chosen: other, completedOn: CLASS_DATE };
    expect((await at.send('/education/bulk-entry/done', fields)).text).toContain(
      'is not enrolled in that certification',
    );
    const noDay = await at.send('/education/bulk-entry/done', { chosen, completedOn: '2026-02-30' });
    expect(noDay.text).toContain('must be a day of the calendar');
    await at.send('/stand-in/profile', { profile: 'no-certifications' });
    expect((await at.send('/education/bulk-entry/done', { chosen, completedOn: CLASS_DATE })).status).toBe(404);
    expect(at.store.counters()).toMatchObject({ educationRecords: 0 });
  });
});

describe('one record by hand: Real Estate tab > Code of Ethics > +', () => {
  const add = (at: Office, fields: Record<string, string>, contactId = 5002) =>
    at.send(`/contacts/${contactId}/realestate`, {
      trainingDate: CLASS_DATE,
      courseCode: 'COEC',
      cycle: '8',
      ...fields,
    });

  test('goes to M1 with the cycle that was chosen; it completes nothing and makes no certificate', async () => {
    const at = await office(1);
    const screen = await at.open('/contacts/5002/realestate/ethics/add');
    for (const name of ['Training Date', 'Course Code', 'Cycle (COEC only)']) expect(screen.text).toContain(name);
    expect((await add(at, { cycle: '7' })).text).toContain('COEC of Feb 5, 2026 added.');
    await add(at, { courseCode: 'COEN' });
    expect((await at.open('/contacts/5002/realestate')).text).toMatch(
      /COEC Feb 5, 2026 7 COEC-2026 Added by hand On its way COEN Feb 5, 2026 COEN-2026 Added by hand/,
    );
    at.clock.sleep(6 * MINUTE);
    expect(at.store.counters()).toMatchObject({ educationRecords: 2, m1Synced: 2, certificates: 0, emails: 0 });
    expect((await at.open('/contacts/5002/certifications')).text).toContain('Enrolled in no certification.');
  });

  test('Fair Housing has its own section', async () => {
    const at = await office(1);
    expect((await at.open('/contacts/5002/realestate/housing/add')).text).not.toContain('Cycle');
    await at.send('/contacts/5002/realestate', { trainingDate: CLASS_DATE, courseCode: 'FAIRH' });
    expect((await at.open('/contacts/5002/realestate')).text).toContain('Fair Housing: 1 education record.');
  });

  test.each([
    { what: 'a date to come', fields: { trainingDate: '2026-02-11' }, says: 'cannot be in the future' },
    { what: 'no such code', fields: { courseCode: 'CE101' }, says: 'Choose a course code' },
    { what: 'COEC without a cycle', fields: { cycle: '' }, says: 'COEC needs a cycle' },
  ])('$what: refused', async ({ fields, says }) => {
    const at = await office(1);
    expect((await add(at, fields)).text).toContain(says);
    expect(at.store.counters().educationRecords).toBe(0);
  });

  test('M1 refuses it for an inactive member; an agent without an ID, or a potential contact, gets none', async () => {
    const at = await office(0);
    const person = { firstName: 'A', lastName: 'B' };
    const [inactive = 0, noId = 0] = at.store.addMembers([
      { ...person, memberId: '999900001', m1Status: 'I' },
      { ...person, memberId: '' },
    ]);
    await add(at, {}, inactive);
    expect((await add(at, {}, noId)).text).toContain('must have an M1 member ID');
    at.clock.sleep(6 * MINUTE);
    expect(at.store.counters()).toMatchObject({ educationRecords: 1, m1Refused: 1 });
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(7, 7));
    const stranger = at.store.attendees(eventId, { skip: 0, take: 1 })?.rows[0]?.contactId;
    expect((await add(at, {}, stranger)).status).toBe(404);
  });
});
