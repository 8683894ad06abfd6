import { readFileSync } from 'node:fs';
import { redact } from '../../src/answers/redact';
import { readAttendees } from '../../src/growthzone';
import { checkRoster, directoryOf, type Member, readMemberList } from '../../src/roster';
import { withoutDesignations } from '../../src/roster/rules/name-text';
import { bounded, MOST_CHARACTERS } from '../../src/roster/sheet/cells';
import { keyOf, readPasted } from '../../src/run';
import { CLASS_EVENT, personOf } from '../support/class';
import { withRoster } from '../support/roster-book';
import { saying } from '../support/scripted';
import { TODAY, textCells } from '../support/sheet';

const keysOf = (pasted: ReturnType<typeof readPasted>): readonly string[] =>
  pasted.is === 'attendees' ? pasted.pages.flatMap(({ rows }) => rows.map(({ key }) => key)) : [];

// No clock: what each expression is given is bounded, and all of it together grows as the input does.

const METHODS = ['exec', 'test', Symbol.replace, Symbol.match, Symbol.matchAll, Symbol.split, Symbol.search] as const;

/** The characters that expressions are given while `work` is done: the most at once, by expression, and in all. */
function seenIn(work: () => unknown): { readonly longest: ReadonlyMap<string, number>; readonly total: number } {
  const longest = new Map<string, number>();
  let total = 0;
  const prototype = RegExp.prototype as unknown as Record<
    string | symbol,
    (text: string, ...rest: unknown[]) => unknown
  >;
  const originals = METHODS.map((name) => [name, prototype[name as string]] as const);
  for (const [name, original] of originals) {
    prototype[name as string] = function (this: RegExp, text: string, ...rest: unknown[]) {
      const { length } = String(text);
      longest.set(this.source, Math.max(length, longest.get(this.source) ?? 0));
      total += length;
      return original?.call(this as never, text, ...rest);
    };
  }
  try {
    work();
  } finally {
    for (const [name, original] of originals) prototype[name as string] = original as never;
  }
  return { longest, total };
}

/** An expression that looks at a long text once, from one end to the other, whatever stands in it. */
const LINEAR: ReadonlySet<string> = new Set(['^[ -~]*$', '\\r?\\n', '^\\uFEFF', '\\p{N}']);

const beyond = (longest: ReadonlyMap<string, number>, most: number) =>
  [...longest].filter(([source, length]) => length > most && !LINEAR.has(source));

const HEADER =
  'NRDS ID,First Name,Last Name,Full Name,Email,Office,Course,Passed,Minutes,Time In,Class Date,Role,Notes'.split(',');
const GOOD = '999901101,Ana,Alvarez,Ana Alvarez,a@example.com,Harbor,COEC,Y,180,9:00 AM,02/05/2026,Attendee,none'.split(
  ',',
);
const PATTERNS = [
  '(',
  '[',
  '"',
  'a ',
  '1',
  '1-',
  '1 ',
  '1:',
  ' ',
  '-',
  '.',
  ',',
  '&',
  '&#',
  'nrds ',
  '1,',
  '(a',
  ')',
  '\n',
  'ab',
  "'",
  'é(',
  '１',
  'coe ',
  '1h ',
  '@',
  'x@',
  '\u200B',
];
const of = (pattern: string, length: number) => pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

const hostile = (pattern: string, length: number) => {
  const text = of(pattern, length);
  return [
    [text, 'Class roster'],
    [...HEADER, text],
    ...HEADER.map((_, at) => GOOD.map((cell, column) => (column === at ? text : cell))),
    ...HEADER.map((_, at) => GOOD.map((cell, column) => (column === at ? `${cell}${text}${cell}` : cell))),
    [text],
    [`Section ${text}`],
    GOOD,
  ];
};

const cellsOf = (rows: readonly (readonly string[])[]) => {
  const cells = textCells(rows);
  return { ...cells, display: bounded(cells.display) };
};

/**
 * Every expression that takes longer than the text does: with its square, on the text that is worst for it. None is to see
 * more than so many characters at once. (Found by giving each expression of the bundle sixty patterns of 500 to 8,000 characters.)
 */
const STEEP = [
  ['src/roster/rules/masked.ts', '\\p{Nd}([^\\p{L}\\p{Nd}]{0,3}\\p{Nd}){4,}', 4 * MOST_CHARACTERS],
  ['src/roster/rules/name-text.ts', '[\\s,/|&–-]+$', 200],
  ['src/roster/rules/credit.ts', "^\\p{L}{3,}[.'’]?\\p{L}*$", MOST_CHARACTERS],
  ['src/roster/rules/member-id.ts', '[\\s(]+(nrds|m1)(\\s*(id|no\\.?|number))?\\s*\\)?$', MOST_CHARACTERS],
  ['src/roster/rules/member-id.ts', '[.,;:]+$', MOST_CHARACTERS],
  [
    'src/roster/rules/names.ts',
    `\\(([^)]*)\\)|\\[([^\\]]*)\\]|"([^"]*)"|“([^”]*)”|(?<=^|\\s)['‘]([^'’]+)['’](?=\\s|$)`,
    200,
  ],
  ['src/roster/rules/names.ts', '\\s*\\((he|she|they)\\/[a-z/]{2,20}\\)', 200],
  ['src/roster/sheet/own-columns.ts', '\\s*[+&,;]\\s*', MOST_CHARACTERS],
  ['src/roster/rules/units.ts', '^\\d*\\.?\\d+$', MOST_CHARACTERS],
  [
    'src/roster/sheet/headers.ts',
    '\\b(nrds|m1)\\b.* (status|type|date)$|^((primary|local|state) )?(association|board) (nrds|m1)\\b',
    MOST_CHARACTERS,
  ],
  ['src/answers/redact.ts', '[^\\s@<>()]+(?:@|%40)[^\\s@<>()]+', 1000],
  ['src/answers/redact.ts', '\\b(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{16,}', 1000],
  ['src/answers/redact.ts', '\\b[a-z][a-z0-9+.-]*:\\/\\/\\S+', 1000],
] as const;

describe('expressions whose time grows faster than their text', () => {
  const longest = new Map<string, number>();
  beforeAll(() => {
    const context = { settings: { classCredit: 'COEC', headerRow: 2 }, today: TODAY, fileName: 'Class' } as const;
    for (const pattern of ['(', '1', '１', '- ', 'nrds ', 'é', 'a.', ' &']) {
      const seen = seenIn(() => {
        checkRoster(cellsOf(hostile(pattern, 50_000)), context);
        checkRoster(cellsOf(hostile(pattern, 100)), context);
        redact(of(pattern, 50_000), (text) => text);
      });
      for (const [source, length] of seen.longest) longest.set(source, Math.max(length, longest.get(source) ?? 0));
    }
  });

  test.each(STEEP)('%s: %s sees at most %i characters', (file, source, most) => {
    // One that was changed or went is to be taken from the table, too.
    expect(readFileSync(file, 'utf8')).toContain(`/${source}/`);
    expect(longest.get(source) ?? 0).toBeLessThanOrEqual(most);
  });

  test('the last word of a line of dashes is found in as many looks as it has characters', () => {
    const name = `Ana Alvarez ${of('-', 180)}!`;
    const workOf = (text: string) => seenIn(() => withoutDesignations(text, true)).total;
    expect(workOf(name)).toBeLessThan(10 * name.length);
    expect(withoutDesignations('Jane Roeburn -- CRS/GRI --', true)).toBe('Jane Roeburn');
    expect(withoutDesignations('Jane Roeburn-CRS', true)).toBe('Jane Roeburn-CRS');
  });
});

test.each(PATTERNS)('cells of 50,000 characters of %j: no expression sees more than a cell may be long', (pattern) => {
  const rows = hostile(pattern, 50_000);
  const { longest } = seenIn(() =>
    checkRoster(cellsOf(rows), { settings: { classCredit: 'COEC', headerRow: 2 }, today: TODAY, fileName: 'Class' }),
  );
  // Some look at a few cells together.
  expect(beyond(longest, 4 * MOST_CHARACTERS)).toEqual([]);
});

test.each([
  ['NRDS ID', 121],
  ['First Name', 121],
  ['Last Name', 5000],
  ['Full Name', 50_000],
  ['Office', 400],
  ['Course', 50_000],
  ['Passed', 5000],
])('a cell under %s with %i characters is fix needed, and is not looked at', (header, length) => {
  const rows = [HEADER, GOOD.map((cell, column) => (HEADER[column] === header ? of('(a', length) : cell))];
  const checked = checkRoster(cellsOf(rows), { settings: { classCredit: 'COEC', headerRow: 1 }, today: TODAY });
  if (!checked.ok) throw new Error(checked.problem.message);
  const [, row] = checked.value.rows;
  expect(row).toMatchObject({ outcome: 'fix needed', findings: [{ code: 'cell-too-long', column: header }] });
  expect(row?.findings[0]?.message.length).toBeLessThan(140);
});

test('twice the rows are twice the work', () => {
  const rows = (count: number) => [
    HEADER,
    ...Array.from({ length: count }, (_, n) => [`${999_901_101 + n}`, 'Ana (Nan)', `Alvarez ${n}`, ...GOOD.slice(3)]),
  ];
  const context = { settings: { classCredit: 'COEC', headerRow: 1 }, today: TODAY } as const;
  const workOf = (count: number) => seenIn(() => checkRoster(cellsOf(rows(count)), context)).total;
  expect(workOf(400) / workOf(200)).toBeLessThan(2.2);
});

const membersOf = (count: number, one: (n: number) => Partial<Member>): readonly Member[] =>
  Array.from({ length: count }, (_, n) => ({
    contactId: n + 1,
    memberId: `${999_901_101 + n}`,
    firstName: `Ana${n}`,
    lastName: 'Alvarez',
    email: '',
    status: 'Active',
    ...one(n),
  }));

test('members with endless names agree with nobody, and are not looked at', () => {
  const directory = directoryOf(
    membersOf(30, () => ({ firstName: of('(', 1000), lastName: of('" ', 1000) })),
    false,
  );
  const rows = [HEADER, ...membersOf(30, () => ({})).map(({ memberId }) => [memberId, ...GOOD.slice(1)])];
  const context = { settings: { classCredit: 'COEC', headerRow: 1 }, today: TODAY, directory } as const;
  const { longest } = seenIn(() => checkRoster(cellsOf(rows), context));
  // A sentence may quote a name of GrowthZone's, which is cut where it is read.
  expect(beyond(longest, 2500)).toEqual([]);
  const row = { EventAttendeeId: 91, ContactId: 7, ContactName: of('(', 50_000), EventAttendeeStatus: 'Registered' };
  const read = readAttendees(saying({ Results: [row], TotalRecordAvailable: 1 }), { eventId: 5, eventDetailId: 105 });
  expect(read).toMatchObject({ ok: true, value: [{ name: of('(', 1000) }] });
});

test('where a whole office shares one e-mail nobody is proposed, with a sentence, and twice the members are twice the work', () => {
  const context = (count: number) =>
    ({
      settings: { classCredit: 'COEC', headerRow: 1 },
      today: TODAY,
      directory: directoryOf(
        membersOf(count, () => ({ email: 'office@example.com' })),
        false,
      ),
    }) as const;
  const rows = (count: number) => [
    HEADER,
    ...Array.from({ length: count }, (_, n) => [
      `1${n + 10_000_000}`,
      'Ana',
      'Alvarez',
      '',
      'office@example.com',
      ...GOOD.slice(5),
    ]),
  ];
  const workOf = (count: number) => seenIn(() => checkRoster(cellsOf(rows(count)), context(count))).total;
  expect(workOf(400) / workOf(200)).toBeLessThan(2.3);
  const checked = checkRoster(cellsOf(rows(2)), context(400));
  const said = checked.ok ? checked.value.rows[1]?.findings.map(({ message }) => message).join(' ') : '';
  expect(said).toContain('More than 100 members have this e-mail: none is proposed.');
});

describe('a pasted list', () => {
  const people = (count: number, lastName: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => ({
      ...personOf(n + 1, 'READY'),
      firstName: `Ana${n}`,
      lastName: lastName(n),
      growthzoneName: `Ana${n} ${lastName(n)}`,
    }));
  const lines = (all: readonly { readonly firstName: string; readonly lastName: string }[]) =>
    all.map(({ firstName, lastName }) => [`${lastName}, ${firstName}`, 'Registered']);

  test.each<[string, (n: number) => string]>([
    ['of different names', (n) => `Alvarez${n}`],
    ['of one surname', () => 'Smith'],
  ])('%s: twice the people and lines are twice the work', (_, lastName) => {
    const workOf = (count: number) => {
      const all = people(count, lastName);
      return seenIn(() => readPasted(lines(all), all, CLASS_EVENT)).total;
    };
    expect(workOf(400) / workOf(200)).toBeLessThan(2.3);
    const all = people(1000, lastName);
    const read = readPasted(lines(all), all, CLASS_EVENT);
    expect(read).toMatchObject({ is: 'attendees', others: 0, unclear: 0 });
    expect(new Set(keysOf(read)).size).toBe(1000);
  });

  test('finds names as they are written elsewhere, and two who could be meant', () => {
    const named = (n: number, firstName: string, lastName: string) => ({
      ...personOf(n, 'READY'),
      firstName,
      lastName,
      growthzoneName: '',
    });
    const all = [
      named(1, 'William (Bill)', 'De La Cruz'),
      named(2, 'Mary Ann', 'Lee'),
      named(3, 'Christopher', 'Ng'),
      named(4, 'José', 'Núñez Jr'),
      named(5, 'Tom', 'Li'),
      named(6, 'Tom', 'Li'),
      named(7, 'Ana María', 'López Ruiz'),
    ];
    const whose = (...cells: string[]) => {
      const [key] = keysOf(readPasted([[...cells, 'Registered']], all, CLASS_EVENT));
      return all.findIndex((one) => keyOf(one) === key) + 1;
    };
    const contact = (n: number) => n;
    expect(whose('Bill Delacruz')).toBe(contact(1));
    expect(whose('Lee, Maryann')).toBe(contact(2));
    expect(whose('Mary', 'Lee')).toBe(contact(2));
    expect(whose('Jose Nunez')).toBe(contact(4));
    expect(whose('Ng', 'Christopher J.')).toBe(contact(3));
    expect(whose('Ana', 'Maria Lopez Ruiz')).toBe(contact(7));
    expect(whose('Tom Li')).toBe(0);
    expect(whose('Nobody Else')).toBe(0);
  });

  test('cells without end are cut', () => {
    const all = people(3, () => 'Smith');
    const { longest } = seenIn(() =>
      readPasted([[of('(', 100_000), of('" ', 100_000), 'Registered']], all, CLASS_EVENT),
    );
    expect(beyond(longest, 2 * MOST_CHARACTERS)).toEqual([]);
  });
});

describe('a member list', () => {
  const parse = (text: string, delimiter: string) => text.split('\n').map((line) => line.split(delimiter));
  test('with one endless line is refused in one sentence', () => {
    const text = `Member ID,Name\n${'999901101,'.repeat(300_000)}\n${'999901102,Ana\n'.repeat(1000)}`;
    expect(readMemberList(text, parse)).toMatchObject({
      ok: false,
      problem: { code: 'list-unreadable', message: expect.stringContaining('a line with more than 300 cells') },
    });
  });
  test('with endless cells is cut', () => {
    const text = `Member ID,First Name,Last Name\n${PATTERNS.filter((one) => !/[,\n]/.test(one))
      .map((one) => `${of(one, 50_000)},${of(one, 50_000)},${of(one, 50_000)}`)
      .join('\n')}\n${membersOf(40, () => ({}))
      .map(({ memberId, firstName, lastName }) => `${memberId},${firstName},${lastName}`)
      .join('\n')}`;
    let members = 0;
    const { longest } = seenIn(() => {
      const read = readMemberList(text, parse);
      members = read.ok ? read.value.length : 0;
    });
    expect(members).toBe(40);
    expect(beyond(longest, 2 * MOST_CHARACTERS)).toEqual([]);
  });
});

test('an endless message is cut before it is looked through', () => {
  const { longest } = seenIn(() => redact(of('a.b-', 200_000), (text) => text));
  expect(beyond(longest, 1000)).toEqual([]);
});

test('twenty cells of 50,000 brackets, through the bundle', async () => {
  const text = of('(', 50_000);
  const rows = Array.from({ length: 20 }, (_, n) => GOOD.map((cell, column) => (column === 1 + (n % 6) ? text : cell)));
  await withRoster([['Class'], HEADER, ...rows, GOOD], async (book) => {
    const { rows: told } = await book.check();
    expect(told.filter(({ outcome }) => outcome === 'fix needed')).toHaveLength(20);
    expect(told.at(-1)?.outcome).toBe('credit');
  });
});
