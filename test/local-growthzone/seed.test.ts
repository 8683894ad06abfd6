import { readMembers } from '../../local/growthzone/membersFile';
import { fictionalMembers, seedEarlierCredit, seedEvents } from '../../local/growthzone/seed';
import { freshStore, NOW } from '../support/growthzone';

describe('fictional members', () => {
  const members = fictionalMembers(5000, 1);

  test('are the same for the same seed and others for another', () => {
    expect(fictionalMembers(5000, 1)).toEqual(members);
    expect(fictionalMembers(100, 2)).not.toEqual(members.slice(0, 100));
  });

  test('each has a member ID of their own, nine digits of no real association; some begin with 0', () => {
    const ids = members.map((member) => member.memberId ?? '');
    expect(new Set(ids).size).toBe(5000);
    for (const id of ids) expect(id).toMatch(/^(9999|9998|0412|0099)\d{5}$/);
    expect(ids.filter((id) => id.startsWith('0')).length).toBeGreaterThan(1000);
  });

  test('have e-mail at example domains only, and names that are not all plain ASCII', () => {
    for (const { email } of members) expect(email).toMatch(/^[a-z]+\.[a-z]+\d{5}@example\.(com|org)$/);
    expect(members.some(({ lastName }) => /[^ -~]/.test(lastName))).toBe(true);
    expect(members.some(({ lastName }) => lastName.includes('-'))).toBe(true);
    expect(members.some(({ suffix }) => suffix === 'Jr.')).toBe(true);
    expect(new Set(members.map(({ m1Status }) => m1Status))).toEqual(new Set(['A', 'P', 'S', 'I', 'T']));
  });

  test('5,000 of them are in the directory', () => {
    const { store } = freshStore();
    store.addMembers(members);
    seedEarlierCredit(store, members);
    expect(store.memberCount()).toBe(5000);
    expect(store.enrolments({ skip: 0, take: 1 }).total).toBe(100);
    expect(store.counters()).toMatchObject({ certificates: 0, educationRecords: 0 });
  });
});

test('the seeded events: one per credit a week ago, and some that an import must not be made into', () => {
  const { store } = freshStore();
  seedEvents(store, NOW);
  const { rows } = store.events({ skip: 0, take: 100 });
  const codes = rows.map(({ eventId }) =>
    store
      .componentsOfEvent(eventId)
      .map(({ code }) => code)
      .join('+'),
  );
  expect(codes.slice(0, 3)).toEqual(['COEC', 'COEN', 'FAIRH']);
  expect(codes).toContain('COEC+FAIRH');
  for (const event of rows.slice(0, 3)) {
    expect(event).toMatchObject({
      startsAt: '2026-02-03T09:00:00',
      registrationEnabled: 1,
      sessions: 0,
      onCalendar: 0,
    });
    expect(store.registrationTypesOf(event.eventId)).toMatchObject([{ price: 0 }]);
  }
});

describe('a member list', () => {
  test('is read by its headers, with sensible words for empty cells', () => {
    const csv =
      'NRDS ID,Last Name,First Name,Suffix,Status,M1 Status\r\n041200001,Núñez,Zoë,Jr.,pending,P\r\n999900002,Roe,Bo,,,\r\n';
    expect(readMembers(csv)).toMatchObject({
      ok: true,
      members: [
        { memberId: '041200001', firstName: 'Zoë', lastName: 'Núñez', suffix: 'Jr.', status: 'Pending', m1Status: 'P' },
        { memberId: '999900002', memberType: 'R', m1Status: 'A' },
      ],
    });
  });

  test.each([
    { csv: '', message: 'The file is empty.' },
    { csv: 'Member ID,First Name,Last Name\n', message: 'The member list has no members.' },
    { csv: 'First Name,Last Name\nA,B\n', message: 'The member list has no column Member ID.' },
    { csv: 'Member ID,First Name,Last Name,Status\n1,A,B,Retired\n', message: '"Retired" is no membership status.' },
  ])('without sense is one sentence: $message', ({ csv, message }) => {
    expect(readMembers(csv)).toEqual({ ok: false, message });
  });
});
