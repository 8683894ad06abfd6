import { EVER, readChanges, tryKey } from '../../src/growthzone';
import { answer, LOST, saying, scripted, UNREADABLE } from '../support/scripted';

const NO_DATE = answer(500, {
  Message: 'An error has occurred.',
  ExceptionMessage: 'String was not recognized as a valid DateTime.',
});
const change = (ContactId: number, NRDSMemberId: unknown, more = {}) => ({
  ContactId,
  Name: 'Ana Alvarez',
  FirstName: 'Ana',
  LastName: 'Alvarez',
  Status: 'Active',
  AccountNumber: NRDSMemberId,
  RealEstateEditionFields: { NRDSMemberId, MLSId: 'M1', MLSOfficeId: 'F1' },
  Emails: [
    { Email: 'old@example.com', IsPrimary: false },
    { Email: 'ana@example.com', IsPrimary: true },
  ],
  ...more,
});
const SINCE = Date.parse('2025-12-16T18:24:25Z');
const pathsOf = (sent: readonly { readonly url: string }[]) =>
  sent.map(({ url }) => decodeURIComponent(url).replace(/^.*getchangessince\//, ''));

test.each([
  [0, ['2025-12-16T182425Z?options=']],
  [1, ['2025-12-16T182425Z?options=', '2025-12-16T182425?options=']],
  [2, ['2025-12-16T182425Z?options=', '2025-12-16T182425?options=', '20251216T182425Z?options=']],
  [
    3,
    ['2025-12-16T182425Z?options=', '2025-12-16T182425?options=', '20251216T182425Z?options=', '2025-12-16?options='],
  ],
])('the form of the moment that is read is number %i: the ones before are tried once each', (form, paths) => {
  const { client, sent } = scripted([
    ...Array<typeof NO_DATE>(form).fill(NO_DATE),
    answer(200, { Changes: [change(1, '999901101')] }),
  ]);
  expect(readChanges(client, SINCE)).toMatchObject({ ok: true, value: { form, isWhole: true } });
  expect(pathsOf(sent)).toEqual(paths);
});

test('the form that was read before is tried first', () => {
  const { client, sent } = scripted([NO_DATE, answer(200, { Changes: [] })]);
  expect(readChanges(client, EVER, 2)).toMatchObject({ ok: true, value: { form: 0 } });
  expect(pathsOf(sent)).toEqual(['19000101T000000Z?options=', '1900-01-01T000000Z?options=']);
});

test.each([
  ['no form is read', [NO_DATE], { code: 'bad-request' }, 4],
  ['there is no such route', [answer(404, {})], { code: 'not-found' }, 1],
  ['the key may not', [answer(403, {})], { code: 'no-permission' }, 1],
  ['the answer is too large for Google, or late', [LOST], { code: 'no-answer' }, undefined],
  ['the answer is something else', [answer(200, { Results: [] })], { code: 'unreadable' }, 1],
  ['a row has no ContactId', [answer(200, { Changes: [{ Name: 'A' }] })], { code: 'unreadable' }, 1],
])('%s: a refusal, never a part', (_, answers, problem, requests) => {
  const { client, sent } = scripted(answers);
  expect(readChanges(client, EVER)).toMatchObject({ ok: false, problem });
  if (requests !== undefined) expect(sent).toHaveLength(requests);
});

test('another 500 is a passing fault, and not about the date', () => {
  const { client, sent } = scripted([answer(500, {}), answer(200, { Changes: [] })]);
  expect(readChanges(client, EVER)).toMatchObject({ ok: true, value: { form: 0 } });
  expect(new Set(pathsOf(sent)).size).toBe(1);
});

const only = (...rows: readonly unknown[]) => {
  const read = readChanges(saying({ Changes: rows }), EVER);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};

test('of a person the ID, names, status and the primary e-mail', () => {
  expect(only(change(7, ' 012602754 ')).members).toEqual([
    {
      contactId: 7,
      memberId: '012602754',
      firstName: 'Ana',
      lastName: 'Alvarez',
      email: 'ana@example.com',
      status: 'Active',
    },
  ]);
});

test.each([
  ['no fields', change(7, '', { RealEstateEditionFields: null }), ''],
  ['fields without it', change(7, '', { RealEstateEditionFields: { MLSId: '999901101' } }), ''],
  ['eight digits', change(7, '99990110'), ''],
  ['an office with nine digits', change(7, '999901101', { FirstName: '', LastName: '', Name: 'Harbor Realty' }), ''],
  ['a last name alone', change(7, '999901101', { FirstName: null }), '999901101'],
])('the member ID of a row with %s', (_, row, memberId) => {
  expect(only(row).members).toMatchObject([{ contactId: 7, memberId }]);
});

test('no e-mail, no list of them, and none that is primary', () => {
  const emails = [[], undefined, [{ Email: 'a@example.com' }]].map(
    (Emails) => only(change(7, '999901101', { Emails })).members[0]?.email,
  );
  expect(emails).toEqual(['', '', 'a@example.com']);
});

test('a contact that comes twice counts as it came last', () => {
  expect(only(change(7, '999901101'), change(8, '999901102'), change(7, '999901103')).members).toMatchObject([
    { contactId: 7, memberId: '999901103' },
    { contactId: 8, memberId: '999901102' },
  ]);
});

test.each([
  ['the same number', [change(1, '999901101'), change(2, '', { AccountNumber: '4711' })], true],
  ['another number', [change(1, '999901101'), change(2, '999901102', { AccountNumber: '4711' })], false],
  ['no number', [change(1, '999901101', { AccountNumber: undefined })], false],
])('Account Number and member ID are tied where everybody with an ID has %s', (_, rows, isTied) => {
  expect(only(...rows).isTied).toBe(isTied);
});

describe('whether the answer has pages is not known', () => {
  const page = (from: number, count: number) =>
    answer(200, { Changes: Array.from({ length: count }, (__, n) => change(from + n, `${999_900_000 + from + n}`)) });

  test.each([
    ['everybody at once', [page(1, 251)], 1, 251, true],
    ['pages of a hundred', [page(1, 100), page(101, 100), page(201, 51)], 3, 251, true],
    ['a last page that is full', [page(1, 100), page(101, 0)], 2, 100, true],
    ['the same hundred again', [page(1, 100)], 2, 100, false],
  ])('%s', (_, answers, requests, people, isWhole) => {
    const { client, sent } = scripted(answers);
    const read = readChanges(client, EVER);
    expect(read.ok && [read.value.members.length, read.value.isWhole]).toEqual([people, isWhole]);
    expect(sent).toHaveLength(requests);
  });
});

describe('a key is tried', () => {
  const claims = (...names: readonly unknown[]) =>
    answer(200, { Claims: names.map((Name) => ({ Name, Value: 'secret or somebody' })) });

  test.each([
    [
      'by its claims, whose names are told',
      [claims('TenantName', 'TenantName', 'http://x.org/2005/claims/role')],
      ['TenantName', 'role'],
      1,
    ],
    ['and names that are none are left away', [claims('', 7, 'ann@example.com', 'x'.repeat(99))], [], 1],
    ['by the contact list where claims are not known', [answer(404, {}), answer(200, [])], [], 2],
    ['by the contact list where the key may not ask for claims', [answer(403, {}), answer(200, [])], [], 2],
    ['by the contact list where the answer is something else', [answer(200, {}), answer(200, [])], [], 2],
  ])('%s', (_, answers, names, requests) => {
    const { client, sent } = scripted(answers);
    const tried = tryKey(client);
    expect(tried).toEqual({ ok: true, value: names });
    expect(JSON.stringify(tried)).not.toMatch(/secret|somebody|ann@/);
    expect(sent).toHaveLength(requests);
  });

  test.each([
    ['is refused at once', [answer(401, {})], 'key-refused', 1],
    ['is refused by the contact list', [answer(404, {}), answer(403, {})], 'no-permission', 2],
  ])('and %s', (_, answers, code, requests) => {
    const { client, sent } = scripted(answers);
    expect(tryKey(client)).toMatchObject({ ok: false, problem: { code } });
    expect(sent).toHaveLength(requests);
  });
});

test('a sweep that is no list is said to be none', () => {
  expect(readChanges(saying('Sign in'), EVER)).toMatchObject(UNREADABLE);
});
