import { readTemplates, type Templates } from '../../src/growthzone';
import { requestOf } from '../../src/growthzone/template';
import { personValues } from '../../src/growthzone/templates';
import { multipart, PEOPLE, type Said } from '../support/har';
import { EVENT, IMPORT, lessonOf, summary, TYPES } from './lesson';

// The file of an import is written as the recorded one was: what reads it there may know no other way.

const LINES = [
  ['Member ID', 'Name, as on the license', 'E-Mail'],
  ...PEOPLE.map(({ member, first, last, email }) => [member, `${last}, ${first}`, email]),
];
const plain = (separator: string) => (cells: readonly string[]) =>
  cells.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator);
const quoted = (separator: string) => (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(separator);

const imported = (csv: string): readonly Said[] => [
  EVENT,
  TYPES,
  { ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, csv) },
  summary('Registered'),
];

/** The file that the add-on would send for the recorded people. */
function sentBy({ writes }: Templates): string {
  const [request] = writes.importAttendees?.requests ?? [];
  if (!request) throw new Error('No import was learned.');
  const people = PEOPLE.map(({ attendee, contact, member, first, last, email }, index) =>
    personValues(
      {
        memberId: member,
        contactId: contact,
        attendeeId: attendee,
        firstName: first,
        lastName: last,
        email,
        suffix: '',
        office: '',
      },
      index,
    ),
  );
  const values = { eventId: 8101, eventDetailId: 9201, registrationTypeId: 3301, fileName: 'x.csv' };
  const body = requestOf(request, { values, people })?.body;
  return body?.kind === 'multipart' ? body.file.text : '';
}

test.each<[how: string, csv: string]>([
  ['commas', `${LINES.map(plain(',')).join('\r\n')}\r\n`],
  ['semicolons', `${LINES.map(plain(';')).join('\r\n')}\r\n`],
  ['tabs', `${LINES.map(plain('\t')).join('\r\n')}\r\n`],
  ['every cell in quotes', `${LINES.map(quoted(',')).join('\r\n')}\r\n`],
  ['every cell in quotes, with semicolons', `${LINES.map(quoted(';')).join('\r\n')}\r\n`],
  ['line feeds alone', `${LINES.map(plain(',')).join('\n')}\n`],
  ['no end of the last line', LINES.map(plain(',')).join('\r\n')],
  ['a mark of UTF-8', `\uFEFF${LINES.map(plain(',')).join('\r\n')}\r\n`],
  ['all of it', `\uFEFF${LINES.map(quoted('\t')).join('\n')}`],
])('a file with %s', (_, csv) => {
  const { templates, questions } = lessonOf(imported(csv));
  expect(questions).toEqual([]);
  expect(readTemplates(templates, 'demo')).toMatchObject({ ok: true });
  expect(sentBy(templates)).toBe(csv);
});

test('a mark that the browser kept as bytes is a mark', () => {
  const csv = `${LINES.map(plain(';')).join('\r\n')}\r\n`;
  expect(sentBy(lessonOf(imported(`\u00EF\u00BB\u00BF${csv}`)).templates)).toBe(`\uFEFF${csv}`);
});

test.each([{ separator: '|' }, { lineEnd: '\r\n' }, { bom: 'yes' }, { comment: '#' }])(
  'a style that is none is refused: %j',
  (style) => {
    const { templates } = lessonOf(imported(LINES.map(plain(',')).join('\r\n')));
    const text = JSON.stringify(templates).replace('{"isOpen":true}', JSON.stringify(style));
    expect(text).toContain(JSON.stringify(style));
    expect(readTemplates(JSON.parse(text), 'demo')).toMatchObject({ ok: false });
  },
);
