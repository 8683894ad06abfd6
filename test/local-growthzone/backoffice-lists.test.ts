import { readXlsx } from 'hucre';
import { coecEvent, csvOf, importAs, memberId } from '../support/growthzone';
import { importFile, makeEvent, type Office, office, setAll } from '../support/office';
import { attendanceForm, type Download } from '../support/screens';

/** A class of 119, imported in two files. */
async function class119(): Promise<Office & { eventId: number; path: string }> {
  const at = await office(119);
  const eventId = await makeEvent(at, 'COEC');
  await importFile(at, eventId, csvOf(1, 100));
  await importFile(at, eventId, csvOf(101, 119));
  return { ...at, eventId, path: `/events/${eventId}/attendees` };
}

const lines = ({ bytes }: Download) =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
const namesOn = (html: string) => [...html.matchAll(/contacts\/\d+">([^<]+)</g)].map(([, name]) => name);

describe('lists in pages of 50', () => {
  test('the Attendees tab says which rows of how many, and every person is on one page', async () => {
    const { open, path } = await class119();
    const shown = [await open(path), await open(`${path}?page=2`), await open(`${path}?page=3`)];
    expect(shown.map(({ text }) => /\d+ to \d+ of \d+/.exec(text)?.[0])).toEqual([
      '1 to 50 of 119',
      '51 to 100 of 119',
      '101 to 119 of 119',
    ]);
    expect(shown.map(({ html }) => namesOn(html).length)).toEqual([50, 50, 19]);
    expect(new Set(shown.flatMap(({ html }) => namesOn(html))).size).toBe(119);
    expect(shown.map(({ html }) => [/>Previous</.test(html), />Next</.test(html)])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  test('a short list says so too, an empty one has no such words', async () => {
    const at = await office(3);
    const eventId = await makeEvent(at, 'COEC');
    expect((await at.open(`/events/${eventId}/attendees`)).text).not.toMatch(/ to \d+ of /);
    await importFile(at, eventId, csvOf(1, 3));
    expect((await at.open(`/events/${eventId}/attendees`)).text).toContain('1 to 3 of 3');
    // Three members and the organization that they are of.
    expect((await at.open('/contacts')).text).toContain('1 to 4 of 4');
  });

  test('names turned round and no member IDs, where an association has it so', async () => {
    const attendeeList = { names: 'Last, First', memberIds: false } as const;
    const at = await office(2, { profile: { attendeeList } });
    at.store.addMembers([{ memberId: memberId(3), firstName: 'Ann', lastName: 'Roe', suffix: 'Jr' }]);
    const event = coecEvent(at.store);
    importAs(at.store, event, csvOf(1, 3));
    const path = `/events/${event.eventId}/attendees`;
    const tab = await at.open(path);
    expect(namesOn(tab.html)).toEqual(['Last1, First1', 'Last2, First2', 'Roe Jr, Ann']);
    expect(tab.text).not.toContain(memberId(1));
    const attendance = await at.open(`${path}/attendance`);
    expect(attendance.text).toContain('Last1, First1');
    expect(attendance.text).not.toContain(memberId(1));
    expect(lines(await at.download(`${path}/export?format=csv`))[0]).toBe(
      'First Name,Last Name,Email,Registration Type,Status',
    );
  });
});

describe('Actual Attendance/No Shows in pages of 50', () => {
  const attendedIn = ({ store, eventId }: Awaited<ReturnType<typeof class119>>) =>
    store.attendees(eventId, { skip: 0, take: 200 })?.rows.filter(({ status }) => status === 'Attended').length;

  test('Set All to Attended takes in everybody, not the page that is seen', async () => {
    const at = await class119();
    const screen = await at.open(`${at.path}/attendance`);
    expect(screen.text).toContain('1 to 50 of 119');
    expect(screen.html.match(/type="radio"/g)).toHaveLength(150);
    expect((await setAll(at, at.eventId)).text).toContain('119 set to Attended. 119 certificates made');
    expect(attendedIn(at)).toBe(119);
  });

  test('what was chosen on one page goes along to the others, and nothing is saved before Done', async () => {
    const at = await class119();
    const path = `${at.path}/attendance`;
    const form = attendanceForm(await at.open(path));
    const fields = Object.keys(form).filter((name) => name.startsWith('attendee-'));
    expect(fields).toHaveLength(119);
    const second = await at.send(path, { ...form, [fields[0] ?? '']: 'Attended', do: 'page-2' });
    expect(second.text).toContain('51 to 100 of 119');
    expect(second.text).toContain('1 change not saved yet');
    expect(attendedIn(at)).toBe(0);
    const third = await at.send(path, { ...attendanceForm(second), do: 'page-3' });
    expect(third.text).toContain('101 to 119 of 119');
    const saved = await at.send(path, { ...attendanceForm(third), do: 'done' });
    expect(saved.text).toContain('Attendance saved: 1 set to Attended. 1 certificate made');
  });

  test('a screen left open keeps the old tab through its pages, and Done sets people back', async () => {
    const at = await class119();
    const path = `${at.path}/attendance`;
    const leftOpen = await at.open(path);
    await setAll(at, at.eventId);
    const second = await at.send(path, { ...attendanceForm(leftOpen), do: 'page-2' });
    const saved = await at.send(path, { ...attendanceForm(second), do: 'done' });
    expect(saved.text).toContain('119 set back to Registered');
  });
});

describe('the export of attendees', () => {
  test('.csv and .xlsx have everybody, whatever page is seen; ticked people alone where some are', async () => {
    const at = await class119();
    const csv = await at.download(`${at.path}/export?format=csv`);
    expect(csv.name).toBe(`EventAttendees_${at.eventId}.csv`);
    expect(lines(csv)).toHaveLength(120);
    expect(lines(csv).slice(0, 2)).toEqual([
      'First Name,Last Name,Member ID,Email,Registration Type,Status',
      'First1,Last1,999900001,member1@example.com,Free,Registered',
    ]);
    const xlsx = await at.download(`${at.path}/export?format=xlsx`);
    const [sheet] = (await readXlsx(xlsx.bytes)).sheets;
    expect(sheet?.rows).toHaveLength(120);
    expect(sheet?.rows[119]).toEqual([
      'First119',
      'Last119',
      '999900119',
      'member119@example.com',
      'Free',
      'Registered',
    ]);
    const [, ticked = ''] = /name="attendee" value="(\d+)"/.exec((await at.open(at.path)).html) ?? [];
    expect(lines(await at.download(`${at.path}/export?format=csv&attendee=${ticked}`))).toHaveLength(2);
    expect((await at.download(`${at.path}/export?format=pdf`)).status).toBe(400);
  });
});

describe('addresses as GrowthZone has them', () => {
  test('each screen of an event names both of its ids, the one that counts first', async () => {
    const at = await office(0);
    const eventId = await makeEvent(at, 'COEC');
    const detail = at.store.event(eventId)?.eventDetailId;
    const addressOf = async (path: string) => /data-address="([^"]*)"/.exec((await at.open(path)).html)?.[1];
    expect(await addressOf(`/events/${eventId}`)).toBe(`/a#/EventInfo/${eventId}/General?eventDetailId=${detail}`);
    expect(await addressOf(`/events/${eventId}/attendees?page=2`)).toBe(
      `/a#/EventInfo/${eventId}/Attendees?eventDetailId=${detail}&amp;page=2`,
    );
    expect((await at.open(`/events/${eventId}`)).html).toContain(
      `value="https://demo.growthzoneapp.com/a#/EventInfo/${eventId}/Attendees?eventDetailId=${detail}"`,
    );
    expect(await addressOf('/events')).toBeUndefined();
  });

  test('a contact has the known one, and the page under /a is as guarded as the screens', async () => {
    const at = await office(1);
    expect((await at.open('/contacts/5002')).html).toContain('data-address="/a#/ContactInfo/5002/ContactOverview"');
    const page = await fetch(`${at.growthzone.url}/a`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('/backoffice/address.js');
  });
});
