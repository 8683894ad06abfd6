import { readXlsx } from 'hucre';
import { PROFILES } from '../../local/growthzone/profile';
import { CLASS_DATE, csvOf, memberId } from '../support/growthzone';
import { importFile, makeEvent, type Office, office, setAll } from '../support/office';
import type { Download } from '../support/screens';

const ETHICS = '/reports/code-of-ethics-completed';
const COMPONENT = '/reports/component-completed';

const lines = ({ bytes }: Download) => new TextDecoder().decode(bytes).trimEnd().split('\r\n');
const cellsOf = async ({ bytes }: Download) => (await readXlsx(bytes)).sheets[0]?.rows ?? [];

/** 61 people who were marked, one by Bulk Entry, one added by hand, one imported as Attended, one registered. */
async function afterClasses(): Promise<Office> {
  const at = await office(66);
  const [coec, fairh] = [await makeEvent(at, 'COEC'), await makeEvent(at, 'FAIRH', { date: '2026-01-15' })];
  await importFile(at, coec, csvOf(1, 60));
  await setAll(at, coec);
  await importFile(at, fairh, csvOf(61, 61));
  await setAll(at, fairh);
  await importFile(at, coec, csvOf(65, 65), 'Attended');
  await importFile(at, coec, csvOf(66, 66));
  const certificationId = at.store.certifications()[0]?.certificationId ?? 0;
  const componentId = at.store.componentFor('COEC')?.componentId ?? 0;
  const certificationContactId = at.store.enrol(5002 + 61, certificationId);
  at.store.markAllCompleted({ chosen: [{ certificationContactId, componentId }], completedOn: '2026-02-06' });
  at.store.addRecordByHand(5002 + 62, { trainingDate: '2025-12-01', courseCode: 'COEC', cycle: 8 });
  return at;
}

describe('Code of Ethics Completed', () => {
  test('each ethics record, whatever it came of, in pages of 50; Fair Housing and the imported as Attended are not there', async () => {
    const at = await afterClasses();
    const { text } = await at.open(ETHICS);
    expect(text).toContain('1 to 50 of 62');
    expect(text).toContain('Name Member ID Organization Course Code Training Date Cycle');
    expect(text).toContain('Last1, First1 999900001 Fernwood Group COEC 2/5/2026 8');
    const rest = await at.open(`${ETHICS}?cycle=8&from=&to=&page=2`);
    expect(rest.text).toContain('51 to 62 of 62');
    const all = `${text} ${rest.text}`;
    expect(all).toContain('Last62, First62 999900062 Fernwood Group COEC 2/6/2026 8');
    expect(all).toContain('Last63, First63 999900063 Fernwood Group COEC 12/1/2025 8');
    for (const absent of [61, 65, 66]) expect(all).not.toContain(memberId(absent));
  });

  test('is narrowed by cycle and day, and somebody with two records is there twice', async () => {
    const at = await afterClasses();
    expect((await at.open(`${ETHICS}?from=2026-02-06&to=2026-02-06`)).text).toContain('1 to 1 of 1');
    expect((await at.open(`${ETHICS}?cycle=7`)).text).toContain('Nobody fits the filter.');
    at.store.addRecordByHand(5002, { trainingDate: CLASS_DATE, courseCode: 'COEN', cycle: null });
    const csv = await at.download(`${ETHICS}/export?format=csv`);
    expect(lines(csv).filter((line) => line.includes(memberId(1)))).toEqual([
      'Last1,First1,999900001,Fernwood Group,COEC,2/5/2026,8',
      'Last1,First1,999900001,Fernwood Group,COEN,2/5/2026,',
    ]);
  });

  test('its files have every row: .csv with the columns first, .xlsx below a title, with dates', async () => {
    const at = await afterClasses();
    const csv = await at.download(`${ETHICS}/export?format=csv&from=2026-02-05`);
    expect(csv.name).toBe('CodeOfEthicsCompleted.csv');
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(lines(csv)).toHaveLength(62);
    expect(lines(csv)[0]).toBe('Last Name,First Name,Member ID,Organization,Course Code,Training Date,Cycle');
    const rows = await cellsOf(await at.download(`${ETHICS}/export?format=xlsx&from=2026-02-05`));
    expect(rows[0]?.[0]).toBe('Code of Ethics Completed');
    expect(rows[2]?.slice(0, 3)).toEqual(['Last Name', 'First Name', 'Member ID']);
    expect(rows[3]?.slice(0, 3)).toEqual(['Last1', 'First1', '999900001']);
    expect(rows[3]?.[5]).toEqual(new Date('2026-02-05T00:00:00Z'));
    expect(rows).toHaveLength(3 + 61);
  });
});

describe('Component Completed', () => {
  test('one line each, with the certificate; after Bulk Entry there is none, and a record by hand is not there', async () => {
    const at = await afterClasses();
    const componentId = at.store.componentFor('COEC')?.componentId;
    const shown = await at.open(`${COMPONENT}?componentId=${componentId}`);
    expect(shown.text).toContain('1 to 50 of 61');
    expect(shown.text).toContain('Name Member ID Component Completed On Hours Certificate');
    expect(shown.text).toMatch(/Last1, First1 999900001 Code of Ethics, existing members 2\/5\/2026 2.5 \d+ /);
    const csv = lines(await at.download(`${COMPONENT}/export?format=csv&componentId=${componentId}`));
    expect(csv[0]?.replace('\uFEFF', '')).toBe('Name,Member ID,Certification,Component,Completed On,Hours,Certificate');
    expect(csv).toHaveLength(62);
    expect(csv.find((line) => line.includes(memberId(62)))).toBe(
      '"Last62, First62",999900062,Code of Ethics,"Code of Ethics, existing members",2/6/2026,2.5,',
    );
    expect(csv.some((line) => line.includes(memberId(63)))).toBe(false);
  });

  test('by component and day; the module must be there', async () => {
    const at = await afterClasses();
    const fairh = at.store.componentFor('FAIRH')?.componentId;
    expect((await at.open(`${COMPONENT}?componentId=${fairh}`)).text).toContain('1 to 1 of 1');
    expect((await at.open(`${COMPONENT}?from=2026-02-06&to=2026-02-28`)).text).toContain('1 to 1 of 1');
    const rows = await cellsOf(await at.download(`${COMPONENT}/export?format=xlsx&componentId=${fairh}`));
    expect(rows[3]?.slice(0, 2)).toEqual(['Last61, First61', '999900061']);
    await at.send('/stand-in/profile', { profile: 'no-certifications' });
    expect((await at.open(COMPONENT)).status).toBe(404);
    expect((await at.download(`${COMPONENT}/export?format=csv`)).status).toBe(404);
  });

  test('both are found under Reports', async () => {
    const at = await office(0);
    const { html } = await at.open('/reports');
    for (const path of [ETHICS, COMPONENT]) expect(html).toContain(`href="/backoffice${path}"`);
  });
});

describe('the member list as a file', () => {
  test.each([
    { name: 'with-writes', columns: 'Member ID,', first: '041200007,' },
    { name: 'custom-field', columns: 'Account Number,NRDS ID,', first: '105002,041200007,' },
    { name: 'card-only', columns: '', first: '' },
  ] as const)('$name: the member ID is where the profile has it', async ({ name, columns, first }) => {
    const at = await office(0, { profile: PROFILES[name] });
    const person = { firstName: 'Zoë', lastName: "O'Brien", email: 'z@example.org', status: 'Dropped' } as const;
    at.store.addMembers([{ ...person, memberId: '041200007', organization: 'Fernwood, Inc.' }]);
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(9, 9));
    expect((await at.open('/contacts')).html).toContain('/contacts/export?format=csv');
    const csv = lines(await at.download('/contacts/export?format=csv'));
    expect(csv.map((line) => line.replace('\uFEFF', ''))).toEqual([
      `${columns}First Name,Last Name,Email,Organization,Member Type,Status`,
      `${first}Zoë,O'Brien,z@example.org,"Fernwood, Inc.",R,Dropped`,
    ]);
    const [head, row] = await cellsOf(await at.download('/contacts/export?format=xlsx'));
    expect(head?.at(-1)).toBe('Status');
    if (name === 'with-writes') expect(row?.[0]).toBe('041200007');
  });
});
