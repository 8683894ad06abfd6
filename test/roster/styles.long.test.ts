import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checkRoster } from '../../src/roster/check';
import type { Credit } from '../../src/roster/types';
import { TODAY, textCells, told } from '../support/sheet';

const FAMILIES = JSON.parse(readFileSync('test/fixtures/headers.json', 'utf8')) as Readonly<
  Record<string, { readonly headers: readonly string[] }>
>;

/** What a careful colleague knows about each person, whatever the vendor's layout. */
interface Truth {
  readonly first: string;
  readonly last: string;
  readonly id: 'good' | 'eight digits' | 'missing';
  readonly ethics: 'COEC' | 'COEN' | undefined;
  readonly fair: boolean;
  readonly earned: boolean;
}

const truth: fc.Arbitrary<Truth> = fc
  .record({
    first: fc.constantFrom('Ana', 'José', 'Mary-Ann', 'Zoë', 'Đorđe'),
    last: fc.constantFrom('Alvarez', 'O’Neil', 'De La Cruz', 'Smith-Jones', 'Østby'),
    id: fc.constantFrom('good' as const, 'good' as const, 'good' as const, 'eight digits' as const, 'missing' as const),
    ethics: fc.constantFrom('COEC' as const, 'COEN' as const, undefined),
    fair: fc.boolean(),
    earned: fc.constantFrom(true, true, true, false),
  })
  .map((person) => (person.ethics || person.fair ? person : { ...person, fair: true }));

const creditsOf = ({ ethics, fair }: Truth): readonly Credit[] => [
  ...(ethics ? [ethics] : []),
  ...(fair ? (['FAIRH'] as const) : []),
];

function expected(person: Truth): string {
  if (!person.earned) return 'left out: no-credit';
  if (person.id === 'eight digits') return 'fix: member-id-8-digits';
  return person.id === 'missing' ? 'fix: member-id-missing' : creditsOf(person).join(' + ');
}

type Column = { readonly header: string; readonly cell: (person: Truth, place: number) => string };

const headerOf = (family: string): fc.Arbitrary<string> => fc.constantFrom(...(FAMILIES[family]?.headers ?? []));
const column = (family: string, cell: Column['cell']): fc.Arbitrary<Column> =>
  headerOf(family).map((header) => ({ header, cell }));

const idOf = ({ id }: Truth, place: number): string =>
  id === 'good' ? `${999_901_000 + place}` : id === 'missing' ? '' : `${12_601_000 + place}`;

/** Y and N, as one vendor or another writes them. */
const marks = fc.constantFrom(
  ['Y', 'N'],
  ['Yes', 'No'],
  ['Passed', 'Failed'],
  ['Completed', 'In Progress'],
  ['1', '0'],
);

const names = fc.oneof(
  fc.tuple(
    column('firstName', ({ first }) => first),
    column('lastName', ({ last }) => last),
  ),
  fc.tuple(column('fullName', ({ first, last }) => `${last}, ${first}`)),
);

const texts: Readonly<Record<Credit, readonly string[]>> = {
  COEC: ['COEC', 'coe-c', 'Code of Ethics (existing)'],
  COEN: ['COEN', 'COE-N', 'Code of Ethics for New Members'],
  FAIRH: ['FAIRH', 'Fair Housing', 'Fair Housing: Everyday Practice'],
};

/** A column that says the credit and one that says whether it was earned. */
const typeAndEarned = fc
  .tuple(headerOf('credit'), headerOf('earned'), marks, fc.nat({ max: 2 }))
  .filter(([credit, earned]) => credit !== 'Credit' && earned !== 'Credit' && credit !== 'New or Existing')
  // A bare number is a yes only under a header that says credit.
  .filter(([, earned, [yes]]) => yes !== '1' || /credit/i.test(earned))
  .map(([credit, earned, [yes = '', no = ''], spelling]): Column[] => [
    {
      header: credit,
      cell: (person) =>
        creditsOf(person)
          .map((one) => texts[one][spelling] ?? one)
          .join(' & '),
    },
    { header: earned, cell: (person) => (person.earned ? yes : no) },
  ]);

/** A column for each code, an empty one meaning "not that one". */
const columnPerCode = fc
  .tuple(
    headerOf('coecCredit'),
    headerOf('coenCredit'),
    headerOf('fairHousingCredit'),
    fc.constantFrom('X', 'Y', 'yes'),
  )
  .map(([coec, coen, fairh, yes]): Column[] => {
    const cell = (credit: Credit) => (person: Truth) =>
      creditsOf(person).includes(credit) ? (person.earned ? yes : 'N') : '';
    return [
      { header: coec, cell: cell('COEC') },
      { header: coen, cell: cell('COEN') },
      { header: fairh, cell: cell('FAIRH') },
    ];
  });

/** Ethics and fair housing, with a column that says who is new. */
const ethicsAndFair = fc
  .tuple(headerOf('ethicsCredit'), headerOf('fairHousingCredit'), headerOf('newMember'), marks)
  .filter(([ethics, fair, , [yes]]) => yes !== '1' || (/credit/i.test(ethics) && /credit/i.test(fair)))
  .map(([ethics, fair, member, [yes = '', no = '']]): Column[] => [
    { header: ethics, cell: (person) => (person.ethics ? (person.earned ? yes : no) : '') },
    { header: fair, cell: (person) => (person.fair ? (person.earned ? yes : no) : '') },
    { header: member, cell: ({ ethics: kind }) => (kind === 'COEN' ? 'Yes' : kind ? 'No' : '') },
  ]);

const decoys = fc.subarray([
  'License #',
  'Phone',
  'Order #',
  'Amount Paid',
  'Student ID',
  'Notes',
  'Webinar ID',
  'Attendee #',
]);
const decoyCell = (header: string) => (_: Truth, place: number) =>
  ({ Phone: '555-0100', 'Amount Paid': '$45.00', Notes: 'paid late', 'License #': `SL${3_000_000 + place}` })[header] ??
  `${880_000_000 + place}`;

const roster = fc
  .record({
    people: fc.array(truth, { minLength: 6, maxLength: 14 }),
    id: column('memberId', idOf),
    named: names,
    email: column('email', (_, place) => `p${place}@example.com`),
    credit: fc.oneof(typeAndEarned, columnPerCode, ethicsAndFair),
    others: decoys,
    order: fc.nat(),
    above: fc.constantFrom<readonly string[]>(
      [],
      ['Harbor School of Real Estate', ''],
      ['Class roster', 'Please return within 7 days', ''],
    ),
    repeatHeader: fc.boolean(),
    totals: fc.boolean(),
  })
  .filter(({ people, named, credit }) => {
    const headers = [...named, ...credit].map(({ header }) => header);
    return (
      new Set(headers).size === headers.length && people.filter(({ id, earned }) => id === 'good' && earned).length > 3
    );
  });

test("whatever a vendor's layout, the rows get the outcomes that a careful colleague would give them", () => {
  fc.assert(
    fc.property(roster, ({ people, id, named, email, credit, others, order, above, repeatHeader, totals }) => {
      const all = [id, ...named, email, ...credit, ...others.map((header) => ({ header, cell: decoyCell(header) }))];
      const turn = order % all.length;
      const columns = [...all.slice(turn), ...all.slice(0, turn)];
      const header = columns.map((one) => one.header);
      const lines = people.map((person, place) => columns.map(({ cell }) => cell(person, place)));
      const middle = Math.floor(lines.length / 2);
      const rows = [
        ...above.map((title) => [title]),
        header,
        ...lines.slice(0, middle),
        ...(repeatHeader ? [['Page 1 of 2'], header] : []),
        ...lines.slice(middle),
        ...(totals ? [[], [`Total: ${people.length}`]] : []),
      ];
      const checked = checkRoster(textCells(rows), { settings: {}, today: TODAY });
      if (!checked.ok) throw new Error(checked.problem.message);
      const outcomes = checked.value.rows.map(told).filter((outcome) => !outcome.startsWith('nobody'));
      expect(outcomes).toEqual(people.map(expected));
    }),
    { numRuns: 1500 },
  );
});
