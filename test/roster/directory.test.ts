import { candidateFor, matchMember, provenLostZero } from '../../src/roster/directory';
import type { Member, MemberDirectory } from '../../src/roster/types';

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

describe('matchMember', () => {
  it.each<[string, ReturnType<typeof attendee>, string | undefined, [string, string, string?][]]>([
    ['the same person', attendee('999901101', 'ANA', 'LEE'), '999901101', []],
    ['no status', attendee('999901102', 'Tom', 'Lee'), '999901102', []],
    ['unknown', attendee('999900000', 'Zed', 'Zee'), undefined, [['fix needed', 'member-id-unknown']]],
    [
      'unknown, with one candidate',
      attendee('999900000', 'Tom', 'Lee', 'Lees@Example.com '),
      undefined,
      [['fix needed', 'member-id-unknown', '999901102']],
    ],
    [
      'another person',
      attendee('999901101', 'Tom', 'Lee', 'lees@example.com'),
      undefined,
      [['fix needed', 'member-id-other-person', '999901102']],
    ],
    ['similar', attendee('999901101', 'A', 'Lee'), '999901101', [['check', 'name-differs']]],
    ['swapped', attendee('999901101', 'Lee', 'Ana'), '999901101', [['note', 'name-swapped']]],
    ['no name', attendee('999901101', '', ''), '999901101', [['check', 'name-differs']]],
    ['inactive', attendee('012602754', 'Robert', 'Stone'), '012602754', [['check', 'member-inactive']]],
    ['no good ID', attendee('', 'Ana', 'Lee'), undefined, []],
  ])('%s', (_, person, memberId, expected) => {
    const match = matchMember(person, directory);
    expect(match.member?.memberId).toBe(memberId);
    expect(match.findings.map(({ level, code, proposal }) => [level, code, ...(proposal ? [proposal] : [])])).toEqual(
      expected,
    );
  });

  it('shows both names', () => {
    const message = matchMember(attendee('999901101', 'Tom', 'Ray'), directory).findings[0]?.message;
    expect(message).toContain('Ana Lee');
    expect(message).toContain('Tom Ray');
  });
});

it.each<[string, ReturnType<typeof attendee>, string | undefined]>([
  ['12602754', attendee('', 'Robert (Bob)', 'Stone'), '012602754'],
  ['12602754', attendee('', 'Rob', 'Stone'), undefined],
  ['12602755', attendee('', 'Robert', 'Stone'), undefined],
])('provenLostZero of %s', (digits, person, memberId) => {
  expect(provenLostZero(digits, person, directory)?.memberId).toBe(memberId);
});

it.each<[string, ReturnType<typeof attendee>, string | undefined]>([
  ['e-mail and name', attendee('', 'Ana', 'Lee', 'LEES@example.com'), '999901101'],
  ['the e-mail alone', attendee('', 'Zed', 'Lee', 'lees@example.com'), undefined],
  ['the name alone', attendee('', 'Ana', 'Lee'), undefined],
  ['two members', attendee('', 'Eva', 'Twin', 'twin@example.com'), undefined],
])('candidateFor by %s', (_, person, memberId) => {
  expect(candidateFor(person, directory)?.memberId).toBe(memberId);
});
