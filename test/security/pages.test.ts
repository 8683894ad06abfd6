import { CLASS_DATE, memberId, running } from '../support/growthzone';

/** What would run, or break out of its place, if it reached a page as it is. */
const HOSTILE = {
  firstName: '<img src=x onerror="alert(1)">',
  lastName: `O'Neil" autofocus onfocus=alert(2) x="</title></td></script><script>alert(3)</script>`,
  email: 'a"><svg/onload=alert(4)>@example.com',
  organization: '<a href="javascript:alert(5)">x</a>',
  event: '</h1><script>alert(6)</script>&lt;b&gt;',
};
const RAW = /<(img|svg|script>|a href="javascript)|" (autofocus|onfocus)|onerror="/i;

/** Every screen that the first person, their event and their certificate are shown on. */
async function screens() {
  const at = await running();
  const [contactId = 0] = at.store.addMembers([{ memberId: memberId(1), ...HOSTILE }]);
  const { eventId, registrationTypeIds } = at.store.addEvent({ name: HOSTILE.event, date: CLASS_DATE, credit: 'COEC' });
  const csv = `Member ID,First Name,Last Name\r\n${memberId(1)},A,B\r\n`;
  await at.importFile(eventId, { csv, registrationTypeId: registrationTypeIds[0] ?? 0 });
  const sheet = await at.call(`/api/events/${eventId}/attendees/attendance`);
  const { AuditId, Attendees } = sheet.body as { AuditId: number; Attendees: { EventAttendeeId: number }[] };
  const marked = Attendees.map(({ EventAttendeeId }) => ({ EventAttendeeId, EventAttendeeStatus: 'Attended' }));
  await at.post(`/api/events/${eventId}/attendees/attendance`, { AuditId, Attendees: marked });
  expect(at.store.counters()).toMatchObject({ certificates: 1 });
  const seen = new Map<string, string>();
  const open = [
    '/backoffice/outbox',
    '/backoffice/m1',
    '/backoffice/contacts?q=%3Cimg%20src%3Dx%20onerror%3D%22alert(7)%22%3E',
    `/backoffice/contacts/${contactId}`,
    `/backoffice/contacts/${contactId}/realestate`,
    `/backoffice/contacts/${contactId}/certifications`,
    `/backoffice/contacts/${contactId}/events`,
    '/backoffice/events',
    `/backoffice/events/${eventId}`,
    `/backoffice/events/${eventId}/attendees`,
    `/backoffice/events/${eventId}/attendees/attendance`,
    `/backoffice/events/${eventId}/attendees/import`,
    '/backoffice/education/bulk-entry',
    '/backoffice/education/bulk-entry?contacts=%22%3E%3Cimg%20src%3Dx%20onerror%3D%22alert(8)%22%3E',
    '/backoffice/reports/code-of-ethics-completed',
    '/backoffice/reports/component-completed?from=%22%3E%3Csvg%2Fonload%3Dalert(9)%3E',
    `/backoffice/contacts/${contactId}/realestate/ethics/add`,
  ];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (seen.has(path)) continue;
    const answer = await fetch(at.growthzone.url + path);
    const html = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    seen.set(path, html);
    // The message and the certificate themselves.
    open.push(
      ...[...html.matchAll(/href="(\/backoffice\/(?:outbox|certificates)\/\d+)"/g)].map((link) => link[1] ?? ''),
    );
  }
  await at.growthzone.close();
  return seen;
}

test('hostile names, e-mails and events are text on every screen, in the e-mail and on the certificate', async () => {
  const seen = await screens();
  const kinds = ['/outbox/', '/certificates/', '/realestate'];
  for (const kind of kinds) expect([...seen.keys()].some((path) => path.includes(kind))).toBe(true);
  for (const [path, html] of seen) {
    const ownScripts = html.replace(/<script[^>]* src="\/backoffice\/[\w.]+"[^>]*><\/script>/g, '');
    expect([path, RAW.exec(ownScripts)?.[0]]).toEqual([path, undefined]);
  }
  const all = [...seen.values()].join('');
  for (const escaped of ['&lt;img src=x', '&lt;svg/onload', '&lt;/h1&gt;&lt;script&gt;'])
    expect(all).toContain(escaped);
});
