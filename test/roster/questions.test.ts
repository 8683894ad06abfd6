import type { RosterSettings } from '../../src/roster';
import type { QuestionKind, Subjects } from '../../src/roster/sheet/question-rules';
import { QuestionBook } from '../../src/roster/sheet/questions';

/** A book in which one question was raised, for two rows. */
function raise<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind], settings: RosterSettings = {}) {
  const book = new QuestionBook(settings);
  book.ask(kind, subject, 4);
  const said = book.ask(kind, subject, 2);
  const question = book.all()[0];
  if (!question) throw new Error('nothing was asked');
  return { book, said, question };
}

const COURSE = { column: 2, header: 'Course', text: 'CE-4471', of: 'credit' } as const;
const STATUS = { column: 3, header: 'Status', text: 'P', of: 'earned' } as const;
const ID = { field: 'memberId', columns: [0, 1], headers: ['NRDS ID', 'Member ID', 'Name'] } as const;

describe('an answer', () => {
  test('is a setting, replaces an earlier one whatever its capitals, and leaves all others', () => {
    const settings = { meanings: { course: { 'ce-4471': 'COEN', Other: 'none' } }, units: { A: 'hours' } } as const;
    const { book, said } = raise('meaning', COURSE, settings);
    expect(said).toBe('COEN');
    expect(book.settled('meaning: course|ce-4471', 'FAIRH', settings)).toEqual({
      meanings: { course: { Other: 'none' }, Course: { 'CE-4471': 'FAIRH' } },
      units: { A: 'hours' },
    });
  });

  test('about one long text is none about another that only begins like it', () => {
    const title = `${'A very long title of a class '.repeat(4)}for`;
    const settings = { meanings: { Course: { [`${title} existing members`]: 'COEC' } } } as const;
    const raised = (kind: string) => raise('meaning', { ...COURSE, text: `${title} ${kind} members` }, settings).said;
    expect([raised('existing'), raised('new')]).toEqual(['COEC', undefined]);
  });

  test.each<[string, QuestionKind, object, RosterSettings, RosterSettings]>([
    [
      'a meaning',
      'meaning',
      COURSE,
      { meanings: { COURSE: { 'ce-4471': 'COEC' } }, today: '2026-01-01' },
      { today: '2026-01-01' },
    ],
    ['a listed status', 'meaning', STATUS, { earned: { yes: ['p', 'Done'] } }, { earned: { yes: ['Done'], no: [] } }],
    ['a column by name', 'column', ID, { columns: { memberId: 'NRDS ID', email: 'E' } }, { columns: { email: 'E' } }],
    [
      'a column by mapping',
      'column',
      ID,
      {
        mapping: [
          ['Name', 'fullName'],
          ['NRDS ID', 'memberId'],
        ],
      },
      { mapping: [['Name', 'fullName']] },
    ],
    ['everyone earned', 'everyone earned', {}, { earned: 'all' }, {}],
    ['the class credit', 'class credit', {}, { classCredit: 'COEC' }, {}],
    ['a minimum', 'minimum minutes', {}, { minimumMinutes: 150 }, {}],
    ['a unit', 'unit', { column: 1, header: 'Duration' }, { units: { duration: 'hours' } }, {}],
    ['a threshold', 'threshold', { column: 1, header: 'Grade' }, { thresholds: { Grade: 70 } }, {}],
    [
      'a tag',
      'section tag',
      { section: 'New Members', proposal: 'COEN' },
      { sectionTags: { 'new members': 'COEN' } },
      {},
    ],
  ])('about %s is taken back, and the question is open then', (_, kind, subject, settings, left) => {
    const { book, question } = raise(kind, subject as never, settings);
    expect(question.answer).not.toBe('');
    const withdrawn = book.settled(question.id, '', settings);
    expect(withdrawn).toEqual(left);
    expect(raise(kind, subject as never, withdrawn).question.answer).toBe('');
  });

  test.each([
    ['taken back where there is none', ''],
    ['of another kind', 'yes'],
  ])('%s is refused', (_, value) => {
    expect(raise('meaning', COURSE).book.settled('meaning: course|ce-4471', value, {})).toBeUndefined();
  });
});

test('a question names its rows in order, and the header under which a text stands', () => {
  expect(raise('meaning', COURSE).question).toMatchObject({ rows: [3, 5], under: 'Course', presumed: '', answer: '' });
  expect(raise('class credit', {}).question).toMatchObject({ under: '' });
});

test('what is presumed counts while nobody says otherwise', () => {
  const subject = { ...COURSE, text: 'Knitting', presumed: 'none' } as const;
  expect(raise('meaning', subject)).toMatchObject({ said: 'none', question: { answer: '', presumed: 'none' } });
  const settings = { meanings: { Course: { Knitting: 'COEC' } } } as const;
  expect(raise('meaning', subject, settings)).toMatchObject({ said: 'COEC', question: { answer: 'COEC' } });
});

test('where no column is evident, each that has a header can be chosen', () => {
  const { book, question } = raise('column', { field: 'memberId', columns: [], headers: ['Nr', '', 'Name'] });
  expect(question.choices.map(({ value }) => value)).toEqual(['A', 'C']);
  expect(book.settled('column: memberId', 'C', {})).toEqual({ columns: { memberId: 'Name' } });
});
