import { matchMember, possibleMember, provenLostZero } from '../../src/roster/rules/member-directory';
import type { Finding, Member, MemberDirectory } from '../../src/roster/types';

const member = (memberId: string, firstName: string, lastName: string, email: string, status = 'Active'): Member => ({
  contactId: 0,
  memberId,
  firstName,
  lastName,
  email,
  status,
});
const members = [
  member('999901101', 'Ana', 'Lee', 'lees@example.com'),
  member('999901102', 'Tom', 'Lee', 'lees@example.com', ''),
  member('012602754', 'Robert', 'Stone', 'stone@example.com', 'Dropped'),
  member('999901103', 'Eva', 'Twin', 'twin@example.com'),
  member('999901104', 'Eva', 'Twin', 'twin@example.com'),
];
const directory: MemberDirectory = { byMemberId: new Map(members.map((one) => [one.memberId, one])) };
const attendee = (memberId: string, firstName: string, lastName: string, email = '') => ({
  memberId,
  firstName,
  lastName,
  email,
});

/** What is told of somebody who is compared with the directory. */
function matched(person: ReturnType<typeof attendee>, members: MemberDirectory): readonly Finding[] {
  const findings: Finding[] = [];
  matchMember({ attendee: { ...person, suffix: '', office: '', date: '' }, findings }, members, 'NRDS ID');
  return findings;
}

describe('matchMember', () => {
  const partial: MemberDirectory = { ...directory, isPartial: true };
  it.each<[string, ReturnType<typeof attendee>, [string, string, string?][], MemberDirectory?]>([
    ['the same person', attendee('999901101', 'ANA', 'LEE'), []],
    ['no status', attendee('999901102', 'Tom', 'Lee'), []],
    ['unknown', attendee('999900000', 'Zed', 'Zee'), [['fix needed', 'member-id-unknown']]],
    [
      'unknown, with one candidate',
      attendee('999900000', 'Tom', 'Lee', 'Lees@Example.com '),
      [['fix needed', 'member-id-unknown', '999901102']],
    ],
    ['unknown where few were asked', attendee('999900000', 'Zed', 'Zee'), [['check', 'member-id-unchecked']], partial],
    [
      'unknown where few were asked, with one candidate',
      attendee('999900000', 'Tom', 'Lee', 'lees@example.com'),
      [['fix needed', 'member-id-unknown', '999901102']],
      partial,
    ],
    [
      'another person',
      attendee('999901101', 'Tom', 'Lee', 'lees@example.com'),
      [['fix needed', 'member-id-other-person', '999901102']],
    ],
    [
      'another person, who is inactive',
      attendee('012602754', 'Zed', 'Zee'),
      [['fix needed', 'member-id-other-person']],
    ],
    ['similar', attendee('999901101', 'A', 'Lee'), [['check', 'name-differs']]],
    ['swapped', attendee('999901101', 'Lee', 'Ana'), [['note', 'name-swapped']]],
    ['no name', attendee('999901101', '', ''), [['check', 'name-differs']]],
    ['inactive', attendee('012602754', 'Robert', 'Stone'), [['check', 'member-inactive']]],
  ])('%s', (_, person, expected, members = directory) => {
    const findings = matched(person, members);
    expect(findings.map(({ level, code, proposal }) => [level, code, ...(proposal ? [proposal.value] : [])])).toEqual(
      expected,
    );
    for (const { column } of findings) expect(column).toBe('NRDS ID');
  });

  it('shows both names', () => {
    const message = matched(attendee('999901101', 'Tom', 'Ray'), directory)[0]?.message;
    expect(message).toContain('Ana Lee');
    expect(message).toContain('Tom Ray');
  });
});

it.each<[string, ReturnType<typeof attendee>, string | undefined]>([
  ['012602754', attendee('', 'Robert (Bob)', 'Stone'), '012602754'],
  ['012602754', attendee('', 'Rob', 'Stone'), undefined],
  ['012602755', attendee('', 'Robert', 'Stone'), undefined],
])('provenLostZero of %s', (padded, person, memberId) => {
  expect(provenLostZero(padded, person, directory)?.memberId).toBe(memberId);
});

it.each<[string, ReturnType<typeof attendee>, string | undefined]>([
  ['e-mail and name', attendee('', 'Ana', 'Lee', 'LEES@example.com'), '999901101'],
  ['the e-mail alone', attendee('', 'Zed', 'Lee', 'lees@example.com'), undefined],
  ['the name alone', attendee('', 'Ana', 'Lee'), undefined],
  ['two members', attendee('', 'Eva', 'Twin', 'twin@example.com'), undefined],
])('possibleMember by %s', (_, person, memberId) => {
  expect(possibleMember(person, directory)?.memberId).toBe(memberId);
});
