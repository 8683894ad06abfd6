import type { Fault } from '../../local/sheets/faults';
import { type Association, associationWith, type Coordinator } from '../support/association';
import { HEADER, ROSTER, withRoster } from '../support/roster-book';

// Several accounts, permissions that were not given, and what passes by itself.

const PEOPLE = 2;
let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const MARIA = 'maria.lopez@example.org';
const SAM = 'sam.rivera@example.org';
const NO_EMAIL: Fault = { member: 'User.getEmail', gives: '' };
const SCOPE = 'Required permissions: https://www.googleapis.com/auth/';
const step = (of: Coordinator) => ({ ask: 'step', credit: 'COEC', goal: 'registered', session: of.session });

const finish = async () => {
  for (const goal of ['registered', 'credited'] as const)
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
};

/** The mark of the account in the page that the menu opens. */
const markOf = async (faults: readonly Fault[]): Promise<string> => {
  let mark = 'none';
  await withRoster([HEADER, ...ROSTER.slice(2)], async ({ addOn }) => {
    addOn.faults = faults;
    await addOn.run('openCeRoster');
    mark = decodeURIComponent(
      /<i id="account" hidden title="([^"]*)">/.exec(addOn.shown.sidebar?.html ?? '')?.[1] ?? 'none',
    );
  });
  return mark;
};

test('a call that Google runs as another account than the page’s is refused, and nothing is done', async () => {
  await all.build(maria);
  const sam = await all.coordinator(SAM);
  expect(await sam.problem({ ...step(sam), account: MARIA })).toMatchObject({
    code: 'other-account',
    message: expect.stringContaining(SAM),
  });
  expect(all.growthzone.counters().registrations).toBe(0);
  expect(await sam.notice({ ...step(sam), account: SAM })).toBe('');
  expect(all.growthzone.counters().registrations).toBe(PEOPLE);
});

test.each([
  [
    'reading a store',
    'Properties.getProperties',
    "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
  ],
  ['the spreadsheet', 'SpreadsheetApp.getActiveSpreadsheet', 'Authorization is required to perform that action.'],
])('what Google refuses to another account, %s, is said as such', async (_, member, throws) => {
  maria.faults([{ member, throws }]);
  expect(await maria.problem({ ask: 'state' })).toMatchObject({
    code: 'other-account',
    message: expect.stringContaining('Sign in to one account only'),
  });
});

test('the page that the menu opens knows whose it is; a blank e-mail has an id of its own that stays', async () => {
  expect(await markOf([])).toBe('coordinator@example.org');
  expect(await markOf([NO_EMAIL])).toMatch(/^user-\w+$/);
  maria.faults([NO_EMAIL]);
  const { account } = await maria.ask({ ask: 'state' });
  expect(account).toMatch(/^user-\w+$/);
  expect((await maria.ask({ ask: 'state' })).account).toBe(account);
  const sam = await all.coordinator(SAM);
  sam.faults([NO_EMAIL]);
  expect((await sam.ask({ ask: 'state' })).account).not.toBe(account);
});

test('two people without an e-mail are not taken for two windows of one', async () => {
  await all.build(maria);
  maria.faults([NO_EMAIL]);
  const { account: holder } = await maria.ask({ ask: 'state' });
  const now = all.clock.now();
  const lease = { holder, session: maria.session, version: 1, until: now + 60_000, since: now, progress: '' };
  all.host.documentProperties.setProperty('lease', JSON.stringify(lease));
  const sam = await all.coordinator(SAM);
  sam.faults([NO_EMAIL]);
  const { reason, sentence } = await sam.step('credited');
  expect([reason, sentence]).toEqual(['lease', expect.stringMatching(/^Somebody has been importing since/)]);
});

test.each<readonly [string, readonly Fault[]]>([
  ['the permission to see the e-mail', [{ member: 'User.getEmail', throws: `No. ${SCOPE}userinfo.email` }]],
  [
    'neither e-mail nor store',
    [
      { member: 'User.getEmail', throws: `No. ${SCOPE}userinfo.email` },
      { member: 'Properties.getProperties', throws: 'Error code PERMISSION_DENIED.' },
      { member: 'Cache.remove', throws: 'Error code PERMISSION_DENIED.' },
    ],
  ],
])('the sidebar opens without %s', async (_, faults) => {
  expect(await markOf(faults)).toMatch(/^(user-\w+)?$/);
});

test('a permission that was not given is named, with what does not work; the rest works', async () => {
  await all.build(maria);
  // In a language that nobody here reads: the permission's address is what is known.
  maria.faults([{ member: 'UrlFetchApp.fetch', throws: `Permiso denegado. ${SCOPE}script.external_request` }]);
  expect(await maria.problem(step(maria))).toMatchObject({
    code: 'no-consent',
    message: expect.stringMatching(/script\.external_request was not given, so GrowthZone cannot be asked/),
  });
  expect((await maria.ask({ ask: 'check' })).counts.credit).toBe(PEOPLE);
  maria.faults([{ member: 'User.getEmail', throws: `No. ${SCOPE}userinfo.email` }]);
  expect((await maria.ask({ ask: 'state', isOpening: true })).notice).toContain('userinfo.email');
  maria.faults([]);
  all.clock.sleep(200_000);
  await finish();
});

test.each([
  ['SpreadsheetApp.flush', "We're sorry, a server error occurred. Please wait a bit and try again."],
  [
    'Properties.getProperties',
    'Service invoked too many times in a short time: properties rateMax. Try Utilities.sleep(1000) between calls.',
  ],
  ['LockService.getDocumentLock', 'There are too many LockService operations against the same script.'],
])('what passes by itself, from %s, is said to be passing, and the step can be asked again', async (member, throws) => {
  await all.build(maria);
  maria.faults([{ member, throws, times: 1 }]);
  expect((await maria.problem(step(maria))).code).toBe('passing');
  maria.faults([]);
  all.clock.sleep(200_000);
  await finish();
});

test('a lock that others hold is passing whatever Google would say; a day’s quota is not', async () => {
  await all.build(maria);
  maria.faults([{ member: 'Lock.tryLock', gives: null }]);
  expect((await maria.problem(step(maria))).code).toBe('passing');
  maria.faults([
    { member: 'Properties.getProperties', throws: 'Service invoked too many times for one day: properties' },
  ]);
  expect((await maria.problem({ ask: 'check' })).code).toBe('failed');
});
