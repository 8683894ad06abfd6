import { memberFrom, readCard, readContactsPage } from '../../src/growthzone';
import { saying, UNREADABLE } from '../support/scripted';

test.each([
  [{ Name: 'Doe, Jane Ann' }, 'Jane Ann', 'Doe'],
  [{ Name: 'Jane van Doe' }, 'Jane', 'van Doe'],
  [{ Name: 'Jane Ann Doe' }, 'Jane Ann', 'Doe'],
  [{ Name: 'Cher' }, '', 'Cher'],
  [{ Name: 'X', FirstName: 'Jane', LastName: 'Doe' }, 'Jane', 'Doe'],
])('names of %j', (row, firstName, lastName) => {
  const page = readContactsPage(saying([{ ContactId: 1, ...row }]), 0);
  expect(page).toMatchObject({ value: { contacts: [{ firstName, lastName, accountNumber: undefined }] } });
});

test.each([
  [' 012345678 ', '012345678'],
  ['12345678', undefined],
  ['12345678a', undefined],
  [12345678, undefined],
  [null, undefined],
])('account number %j', (AccountNumber, memberId) => {
  const page = readContactsPage(saying([{ ContactId: 1, Name: 'A B', SystemContactTypeId: 1, AccountNumber }]), 0);
  const [contact] = page.ok ? page.value.contacts : [];
  expect(contact && memberFrom(contact)?.memberId).toBe(memberId);
});

test('a card with a custom field', () => {
  const person = { FirstName: 'Jane', LastName: 'Doe', AccountNumber: '600000001', PrimaryEmailAddress: 'j@x.org' };
  const fields = { Fields: [{ Name: 'f1', DisplayName: 'nrds ID', Value: '012345678' }] };
  expect(readCard(saying(person, fields), 7, { in: 'customField', name: 'NRDS id' })).toMatchObject({
    value: { contactId: 7, memberId: '012345678', firstName: 'Jane', email: 'j@x.org' },
  });
  expect(readCard(saying(person, { Fields: [] }), 7, { in: 'customField', name: 'NRDS' })).toEqual({ ok: true });
  expect(readCard(saying(person), 7, { in: 'AccountNumber' })).toMatchObject({ value: { memberId: '600000001' } });
  expect(readCard(saying(person, {}), 7, { in: 'customField', name: 'NRDS' })).toMatchObject(UNREADABLE);
});
