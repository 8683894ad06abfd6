import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Pasted, pastedLines, readPasted } from '../../src/run/pasted';
import { personOf } from '../support/class';

const parse = (text: string, delimiter: string) => text.split('\n').map((line) => line.split(delimiter));
const event = { credit: 'COEC', eventId: 8101 } as const;
const PEOPLE = Array.from({ length: 119 }, (_, index) => {
  const n = index + 1;
  const named = { firstName: `First${n}`, lastName: `Last${n}`, email: `member${n}@example.com` };
  return personOf(n, 'READY', { ...named, memberId: String(999_900_000 + n) });
});
const fixture = (name: string) => readFileSync(join('test/fixtures/pasted', `${name}.txt`), 'utf8');
const read = (text: string, about: { credit: 'COEC' | 'COEN' | 'FAIRH'; eventId: number } = event): Pasted =>
  readPasted(pastedLines(text, parse), PEOPLE, about);
const said = (text: string) => {
  const pasted = read(text);
  if (pasted.is !== 'attendees') throw new Error(JSON.stringify(pasted));
  const pages = pasted.pages.map(({ from, rows }) => [from, rows.length]);
  const statuses = pasted.pages.flatMap((page) => page.rows.map(({ status }) => status));
  return { pages, of: pasted.of, others: pasted.others, unclear: pasted.unclear, statuses };
};

test.each([
  ['attendees-registered-1', 1, 50],
  ['attendees-registered-2', 51, 50],
  ['attendees-registered-3', 101, 19],
  ['attendees-attended-1', 1, 50],
])('a whole screen copied with menus and headings: %s', (name, from, rows) => {
  expect(said(fixture(name))).toMatchObject({ pages: [[from, rows]], of: 119, others: 0, unclear: 0 });
});

test('a certificate beside somebody is noticed', () => {
  const certificates = (name: string) => {
    const pasted = read(fixture(name));
    return pasted.is === 'attendees' ? pasted.pages[0]?.rows[0]?.certificate : undefined;
  };
  expect(certificates('attendees-registered-1')).toBe(false);
  expect(certificates('attendees-attended-1')).toBe(true);
});

const ROW = 'First1 Last1\t999900001\tRegistered';
test.each<[string, string, object]>([
  ['columns in another order', 'Status\tMember ID\tAttendee\nAttended\t999900001\tFirst1 Last1', { pages: [[0, 1]] }],
  [
    'Last, First',
    'Attendee\tStatus\nLast1, First1\tRegistered\nFirst2 Last2\tAttended',
    { pages: [[0, 2]], others: 0 },
  ],
  [
    'an export',
    '\uFEFFFirst Name,Last Name,Member ID,Email,Status\r\nFirst1,Last1,999900001,a@example.com,Registered\r\n',
    { pages: [[0, 1]], others: 0 },
  ],
  ['semicolons', 'Last Name;First Name;Status\nLast3;First3;No Show', { pages: [[0, 1]], others: 0 }],
  ['no headers at all', 'member5@example.com,Registered', { pages: [[0, 1]], others: 0 }],
  ['another word for the range', `Showing 1 - 1 of 1,119 entries\n${ROW}`, { pages: [[1, 1]], of: 1119 }],
  ['a dash', `${ROW}\n1–1 of 3`, { pages: [[1, 1]], of: 3 }],
  ['the range above and below', `1 to 1 of 2\n${ROW}\n1 to 1 of 2`, { pages: [[1, 1]], of: 2 }],
  ['only a count', `2 attendees\nAttendee\tMember ID\tStatus\n${ROW}`, { pages: [[0, 1]], of: 2 }],
  ['nobody', '0 attendees\nAttendee\tMember ID\tStatus', { pages: [], of: 0 }],
  ['a part of a page has no places', `${ROW}\n1 to 50 of 119`, { pages: [[0, 1]], of: 119 }],
  [
    'two pages at once',
    `${ROW}\n1 to 1 of 2\nFirst2 Last2\t999900002\tRegistered\n2 to 2 of 2`,
    {
      pages: [
        [1, 1],
        [2, 1],
      ],
      of: 2,
    },
  ],
  [
    'a tick box in the lines that the headers lack',
    'Attendee\tMember ID\tRegistration type\tStatus\n\tFirst1 Last1\t999900001\tFree\tRegistered',
    { pages: [[0, 1]], others: 0, statuses: ['Registered'] },
  ],
  [
    'a tick box in the headers that the lines lack',
    '\tAttendee\tMember ID\tRegistration type\tStatus\tCertificates\nFirst1 Last1\t999900001\tFree\tAttended\t17',
    { pages: [[0, 1]], others: 0, statuses: ['Attended'] },
  ],
  [
    'a status that is none of the known ones',
    'Attendee\tMember ID\tStatus\nFirst1 Last1\t999900001\tTentative',
    { pages: [[0, 1]], statuses: ['Other'] },
  ],
  ['another ID is another person', `${ROW}\nFirst2 Last2\t999908888\tRegistered`, { pages: [[0, 2]], others: 1 }],
])('%s', (_, text, expected) => {
  expect(said(text)).toMatchObject(expected);
});

test.each<[string, string, RegExp]>([
  ['the attendance screen', fixture('attendance-1'), /Actual Attendance\/No Shows has all three statuses/],
  ['contacts', fixture('contacts-1'), /no Status/],
  ['anything else', 'Dear Maria,\nplease find attached', /No list was found in it/],
  [
    'another event',
    fixture('attendees-registered-1').replace('Event 8101', 'Event 8102'),
    /That is event 8102, not 8101\. 50 of this class are in it.*remove them there/,
  ],
])('refused with a sentence: %s', (_, text, why) => {
  expect(read(text)).toMatchObject({ is: 'refused', why: expect.stringMatching(why) });
});

test.each(['code-of-ethics-completed-1', 'component-completed-1'])('completions: %s', (name) => {
  const pasted = read(fixture(name));
  expect(pasted).toMatchObject({ is: 'completions', others: 0 });
  expect(pasted.is === 'completions' && pasted.rows.length).toBe(50);
  expect(pasted.is === 'completions' && pasted.rows[0]).toEqual({ memberId: '999900001', date: '2026-02-05' });
  expect(read(fixture(name), { ...event, credit: 'COEN' })).toMatchObject({ is: 'completions', rows: [], others: 50 });
});

test('somebody beyond the plan is the same one in the screen and in the export', () => {
  const keys = (text: string) => {
    const pasted = read(text);
    return pasted.is === 'attendees' ? pasted.pages.flatMap(({ rows }) => rows.map(({ key }) => key)) : [];
  };
  const screen = keys('\tAttendee\tMember ID\tE-mail\tStatus\n\tOtto Other\t999908888\totto@example.com\tRegistered');
  expect(keys('First Name,Last Name,Member ID,Email,Status\nOtto,Other,999908888,otto@example.com,Attended')).toEqual(
    screen,
  );
});
