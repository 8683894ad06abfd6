import { type GrowthZone, startGrowthZone } from '../../local/growthzone';
import { DATE_FORMS, type Profile, profileWith } from '../../local/growthzone/profile';
import type { CheckReport } from '../../src/answers';
import { clock, type RosterBook, withRoster } from '../support/roster-book';

// The member directory from the Real Estate fields: whole or not, and read again.

const KEY = 'a-very-secret-key-4711';
const ELSEWHERE = { in: 'customField', name: 'NRDS ID' } as const;
const MEMBERS = Array.from({ length: 130 }, (_, n) => ({
  memberId: `${999_902_000 + n}`,
  firstName: 'Ana',
  lastName: `Alvarez${n}`,
  organization: 'Fernwood Group',
}));
const ZOE = { memberId: '999909999', firstName: 'Zoe', lastName: 'Zorn' };
const ROSTER = [
  ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Credit Type', 'Credit?'],
  ['999902000', 'Ana', 'Alvarez0', '', 'COEC', 'Y'],
  ['999902129', 'Ana', 'Alvarez129', '', 'COEC', 'Y'],
  ['999909999', 'Zoe', 'Zorn', '', 'COEC', 'Y'],
];

async function withTenant(
  profile: Partial<Profile>,
  work: (book: RosterBook, growthzone: GrowthZone) => Promise<void>,
): Promise<void> {
  const growthzone = await startGrowthZone({ clock, keys: [KEY], profile: profileWith(profile) });
  growthzone.store.addMembers(MEMBERS);
  try {
    await withRoster(
      ROSTER,
      async (book) => {
        await book.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
        await work(book, growthzone);
      },
      { hosts: { 'https://demo.growthzoneapp.com': growthzone.url } },
    );
  } finally {
    await growthzone.close();
  }
}

/** Reads to the end, as the page does; how many requests that took. */
async function read(book: RosterBook, growthzone: GrowthZone, newer = false): Promise<number> {
  const before = growthzone.counters().reads;
  while (!(await book.ask({ ask: 'readMembers', restart: false, ...(newer ? { newer } : {}) })).done);
  return growthzone.counters().reads - before;
}

const outcomes = ({ rows }: CheckReport) =>
  rows.slice(1).map(({ outcome, findings }) => [outcome, ...findings.map(({ code }) => code)].join(', '));

const FIND = 'fix needed, member-id-unknown';

test.each([
  ['everybody at once', { rows: 'all', dates: DATE_FORMS }, 1],
  ['in pages, by the last form of a moment', { rows: 'paged', dates: ['20251216T182425Z'] }, 4],
] as const)(
  'IDs that only the Real Estate fields have, %s: everybody is known, no card is read',
  async (_, changesSince, sweep) => {
    await withTenant({ memberId: ELSEWHERE, changesSince }, async (book, growthzone) => {
      // The contact list has everybody and their office.
      expect(await read(book, growthzone)).toBe(sweep + 2);
      const report = await book.check();
      expect(report.directory).toMatchObject({ members: 130, idsFrom: 'NRDSMemberId', why: '', missing: 0 });
      expect(outcomes(report)).toEqual(['credit', 'credit', FIND]);
      expect(report.rows[2]?.growthzoneName).toBe('Ana Alvarez129');
    });
  },
);

test('a sweep that stops at a hundred is no whole directory: whoever is not found may be right', async () => {
  await withTenant(
    { memberId: ELSEWHERE, changesSince: { rows: 'capped', dates: DATE_FORMS } },
    async (book, growthzone) => {
      await read(book, growthzone);
      const report = await book.check();
      expect(report.directory).toMatchObject({ members: 99, idsFrom: 'NRDSMemberId', missing: 31 });
      expect(outcomes(report)).toEqual(['credit', 'credit, member-id-unchecked', 'credit, member-id-unchecked']);
    },
  );
});

test('where the Account Number is the same ID, it stands for those whom the sweep lacks', async () => {
  await withTenant({ changesSince: { rows: 'capped', dates: DATE_FORMS } }, async (book, growthzone) => {
    await read(book, growthzone);
    const report = await book.check();
    expect(report.directory).toMatchObject({ members: 130, idsFrom: 'NRDSMemberId', missing: 0 });
    expect(outcomes(report)).toEqual(['credit', 'credit', FIND]);
  });
});

test.each([
  ['there is no sweep', { changesSince: false }, 'AccountNumber', 'not-found'],
  ['no form of a moment is read', { changesSince: { rows: 'all', dates: [] } }, 'AccountNumber', 'bad-request'],
  ['the ID is in a custom field', { changesSince: false, memberId: ELSEWHERE }, 'NRDS ID', 'not-found'],
] as const)('where %s, the next source is taken, and said', async (_, profile, idsFrom, why) => {
  await withTenant(profile, async (book, growthzone) => {
    await read(book, growthzone);
    const report = await book.check();
    expect(report.directory).toMatchObject({ idsFrom, why });
    expect(outcomes(report).slice(0, 2)).toEqual(['credit', 'credit']);
  });
});

test('what the coordinator named is read and nothing else, from then on', async () => {
  await withTenant({}, async (book, growthzone) => {
    await read(book, growthzone);
    await book.ask({ ask: 'changeSettings', change: { memberIdSource: 'AccountNumber' } });
    expect(await read(book, growthzone)).toBe(2);
    expect((await book.ask({ ask: 'state' })).directory).toMatchObject({
      members: 130,
      idsFrom: 'AccountNumber',
      why: '',
    });
  });
});

test.each([
  ['by what changed', {}, 1],
  ['by reading all of them again', { changesSince: false }, 2],
  ['by the cards', { changesSince: false, memberId: { in: 'card' }, accountNumberInRows: false }, undefined],
] as const)('whoever is added in GrowthZone is found by a later read, %s', async (_, profile, requests) => {
  await withTenant(profile, async (book, growthzone) => {
    await read(book, growthzone);
    const first = await book.check();
    expect(outcomes(first)[2]).not.toBe('credit');
    clock.advance(10 * 60_000);
    growthzone.store.addMember(ZOE);
    expect(await read(book, growthzone)).toBe(0);
    const before = await book.check();
    expect(outcomes(before)[2]).toBe(outcomes(first)[2]);
    expect(before.directory?.age).toBeGreaterThanOrEqual(600);
    const asked = await read(book, growthzone, true);
    if (requests !== undefined) expect(asked).toBe(requests);
    const after = await book.check();
    expect(outcomes(after)[2]).toBe('credit');
    expect(after.directory).toMatchObject({ members: (first.directory?.members ?? 0) + 1 });
    expect(after.directory?.age).toBeLessThan(60);
    expect((await book.ask({ ask: 'state' })).directory).toMatchObject({ members: after.directory?.members });
  });
});

test('a member ID that went to another contact is that one’s after a later read', async () => {
  await withTenant({ memberId: ELSEWHERE }, async (book, growthzone) => {
    await read(book, growthzone);
    const [from = 0, into = 0] = ['999902000', '999902129'].map((id) => growthzone.store.memberWithId(id)?.contactId);
    clock.advance(10 * 60_000);
    growthzone.store.mergeContact(from, into);
    await read(book, growthzone, true);
    const { directory, rows } = await book.check();
    expect(directory).toMatchObject({ members: 129, missing: 0 });
    expect(rows[1]?.growthzoneName).toBe('Ana Alvarez129');
  });
});

test('a key is tried by one read, which names what it stands for', async () => {
  await withTenant({}, async (book, growthzone) => {
    const before = growthzone.counters().reads;
    const answer = await book.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
    expect(answer.claims).toEqual(['TenantName', 'TenantHost', 'Edition']);
    expect(growthzone.counters().reads - before).toBe(1);
    expect(JSON.stringify(answer)).not.toMatch(/Four Lanterns|secret/);
  });
});
