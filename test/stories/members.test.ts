import { type GrowthZone, startGrowthZone } from '../../local/growthzone';
import { PROFILES, type Profile } from '../../local/growthzone/profile';
import type { RosterSettings } from '../../src/roster/settings';
import { clock, type RosterBook, withRoster } from '../support/roster-book';

const KEY = 'a-very-secret-key-4711';

const ROSTER = [
  ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Credit Type', 'Credit?'],
  ['999901101', 'Ana', 'Alvarez', '', 'COEC', 'Y'],
  ['999901102', 'Ben', 'Berg', '', 'COEC', 'Y'],
  ['999901109', 'Cy', 'Cole', 'cy@example.com', 'COEC', 'Y'],
  ['12602754', 'Dee', 'Dunn', '', 'COEC', 'Y'],
  ['', 'Eve', 'Ezra', 'eve@example.com', 'COEC', 'Y'],
  ['999901107', 'Flo', 'Fox', '', 'COEC', 'Y'],
  ['n/a', 'Gus', 'Gray', '', 'COEC', 'N'],
];

const MEMBERS = [
  { memberId: '999901101', firstName: 'Ana', lastName: 'Alvarez' },
  { memberId: '999901102', firstName: 'Zed', lastName: 'Zorn' },
  { memberId: '999901103', firstName: 'Cy', lastName: 'Cole', email: 'cy@example.com' },
  { memberId: '012602754', firstName: 'Dee', lastName: 'Dunn' },
  { memberId: '999901105', firstName: 'Eve', lastName: 'Ezra', email: 'eve@example.com' },
  { memberId: '999901108', firstName: 'Gus', lastName: 'Gray' },
  ...Array.from({ length: 60 }, (_, n) => ({
    memberId: `${999_902_000 + n}`,
    firstName: 'Nobody',
    lastName: `Here${n}`,
  })),
];

async function withTenant(
  profile: Profile,
  rows: readonly (readonly string[])[],
  work: (book: RosterBook, growthzone: GrowthZone) => Promise<void>,
): Promise<void> {
  const growthzone = await startGrowthZone({ clock, keys: [KEY], profile });
  growthzone.store.addMembers(MEMBERS);
  try {
    const hosts = { 'https://demo.growthzoneapp.com': growthzone.url };
    await withRoster(
      rows,
      async (book) => {
        await book.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
        await work(book, growthzone);
      },
      { hosts },
    );
  } finally {
    await growthzone.close();
  }
}

async function readAll(book: RosterBook): Promise<void> {
  let progress = await book.ask({ ask: 'readMembers', restart: true });
  while (!progress.done) progress = await book.ask({ ask: 'readMembers', restart: false });
  expect(progress.read).toBe(progress.total);
}

const outcomes = async (book: RosterBook): Promise<string[]> =>
  (await book.check()).rows
    .slice(1)
    .map(({ outcome, findings }) =>
      [outcome, ...findings.map(({ code, proposal }) => (proposal ? `${code} ${proposal}` : code))].join(', '),
    );

test('where the contact list shows member IDs, everybody is known', async () => {
  await withTenant(PROFILES['with-writes'], ROSTER, async (book) => {
    await readAll(book);
    expect(await outcomes(book)).toEqual([
      'credit',
      'fix needed, member-id-other-person',
      'fix needed, member-id-unknown 999901103',
      'credit, member-id-zero-restored',
      'fix needed, member-id-missing 999901105',
      'fix needed, member-id-unknown',
      'left out',
    ]);
    const { directory, rows } = await book.check();
    expect(directory).toMatchObject({ source: 'GrowthZone', members: MEMBERS.length, missing: 0 });
    expect(rows.slice(1, 3).map(({ growthzoneName }) => growthzoneName)).toEqual(['Ana Alvarez', 'Zed Zorn']);
  });
});

test.each(['card-only', 'custom-field'] as const)(
  '%s: cards are read for names and e-mails of this roster alone, and what they do not show could not be checked',
  async (name) => {
    await withTenant(PROFILES[name], ROSTER, async (book, growthzone) => {
      const before = growthzone.counters().reads;
      await readAll(book);
      // Ana, Cy, Dee and Eve have a card; Gus is left out, and nobody asks for the sixty others.
      expect(growthzone.counters().reads - before).toBeLessThan(15);
      expect(await outcomes(book)).toEqual([
        'credit',
        'credit, member-id-unchecked',
        'fix needed, member-id-unknown 999901103',
        'credit, member-id-zero-restored',
        'fix needed, member-id-missing 999901105',
        'credit, member-id-unchecked',
        'left out',
      ]);
      expect((await book.check()).directory).toMatchObject({
        source: 'GrowthZone',
        members: 4,
        idsFrom: name === 'card-only' ? 'AccountNumber' : 'NRDS ID',
        why: 'not-found',
      });
    });
  },
);

test('a row that was added since is asked about, too', async () => {
  await withTenant(PROFILES['card-only'], ROSTER.slice(0, 2), async (book) => {
    await readAll(book);
    book.host.type(1, 2, 0, [['', 'Eve', 'Ezra', 'eve@example.com', 'COEC', 'Y']]);
    expect(await outcomes(book)).toEqual(['credit', 'fix needed, member-id-missing']);
    await book.ask({ ask: 'readMembers', restart: false });
    expect(await outcomes(book)).toEqual(['credit', 'fix needed, member-id-missing 999901105']);
  });
});

test('what holds for the association is said once: it follows the user to the next roster, where that roster has none of its own', async () => {
  const csvProfile = { columns: [['memberId', 'NRDS']] } as const;
  const follows = async (userProperties: Readonly<Record<string, string>>) => {
    const known: RosterSettings[] = [];
    const look = async (book: RosterBook) => void known.push((await book.ask({ ask: 'state' })).settings);
    await withRoster(ROSTER, look, { userProperties });
    return known[0];
  };
  await withTenant(PROFILES['custom-field'], ROSTER, async (book) => {
    await book.ask({
      ask: 'saveSettings',
      settings: { memberIdSource: 'NRDS ID', csvProfile, classDate: '2026-02-05', timeZone: 'America/Denver' },
    });
    expect(await follows(book.addOn.userProperties())).toEqual({
      memberIdSource: 'NRDS ID',
      csvProfile,
      timeZone: 'America/Denver',
    });
    await book.ask({ ask: 'saveSettings', settings: { classDate: '2026-02-05' } });
    expect(await follows(book.addOn.userProperties())).toEqual({});
    await book.ask({ ask: 'saveSettings', settings: { memberIdSource: 'NRDS ID' } });
    await book.ask({ ask: 'forgetKey' });
    expect(await follows(book.addOn.userProperties())).toEqual({});
    expect((await book.ask({ ask: 'state' })).settings).toEqual({ memberIdSource: 'NRDS ID' });
  });
});
