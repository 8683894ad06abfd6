import type { AttendeeStatus, EventAttendee } from '../growthzone';
import { isLeftOut, type Person, type RunEvent, UNREADABLE } from './person';
import { isNamed, NEW_CONTACT, statusWord } from './reconcile';

export type PeopleCode =
  | 'no-contact'
  | 'other-name'
  | 'twice'
  | 'no-show'
  | 'cancelled'
  | 'attended-no-credit'
  | 'inactive'
  | 'earlier-credit'
  | 'credit-unread'
  | 'already-credited'
  | 'attended-credited'
  | 'registered';

/** People of a credit tab who have one thing in common that matters before the import. */
export interface PeopleLine {
  readonly code: PeopleCode;
  readonly title: string;
  readonly people: readonly { readonly memberId: string; readonly name: string; readonly detail: string }[];
  /** True where these people will not be imported or marked as things stand. */
  readonly blocks: boolean;
}

/** What is known of one person beside the tab. */
export interface PersonFacts {
  /** The membership's status in GrowthZone's words; empty where it does not say. What M1 holds is UNKNOWN. */
  readonly membership: string;
  /** Date of a completion of the component, `none`, `unreadable`, or undefined where it was not looked at. */
  readonly credit: string | undefined;
}

/** Titles in the order in which they are shown: what needs a person first. */
const TITLES: Readonly<Record<PeopleCode, string>> = {
  'no-contact': 'No contact with this ID in GrowthZone',
  'other-name': 'Another name in the event under this ID',
  twice: 'Twice in the event',
  'no-show': 'No Show in the event',
  cancelled: 'Cancelled or waiting in the event',
  'attended-no-credit': 'Attended already, without credit',
  inactive: 'Membership not active: M1 may refuse the record',
  'earlier-credit': 'Earlier credit, to be overwritten',
  'credit-unread': 'Earlier credit could not be read',
  'already-credited': 'Has the credit already: not marked again',
  'attended-credited': 'Attended with credit',
  registered: 'Already registered',
};
const BLOCKING: ReadonlySet<PeopleCode> = new Set([
  'no-contact',
  'other-name',
  'twice',
  'no-show',
  'cancelled',
  'attended-no-credit',
]);

/** Compares the people of a tab with what GrowthZone shows, before anything is sent. */
export function peoplePreflight(
  people: readonly Person[],
  attendees: readonly EventAttendee[],
  factsOf: (person: Person) => PersonFacts,
  event: RunEvent,
): readonly PeopleLine[] {
  const found = new Map<PeopleCode, PeopleLine['people'][number][]>();
  for (const person of people.filter((one) => !isLeftOut(one))) {
    const own = attendees.filter(({ contactId }) => person.contactId > 0 && contactId === person.contactId);
    for (const [code, detail] of findings(person, own, factsOf(person), event)) {
      const line = found.get(code) ?? [];
      line.push({ memberId: person.memberId, name: `${person.firstName} ${person.lastName}`, detail });
      found.set(code, line);
    }
  }
  return (Object.keys(TITLES) as PeopleCode[]).flatMap((code) => {
    const line = found.get(code);
    return line ? [{ code, title: TITLES[code], people: line, blocks: BLOCKING.has(code) }] : [];
  });
}

type Finding = readonly [PeopleCode, string];

function findings(
  person: Person,
  own: readonly EventAttendee[],
  { membership, credit }: PersonFacts,
  event: RunEvent,
): readonly Finding[] {
  if (person.contactId <= 0) return [['no-contact', NEW_CONTACT]];
  const inactive: readonly Finding[] = isActive(membership) ? [] : [['inactive', membership]];
  if (credit !== UNREADABLE) return [...inEvent(person, own, credit, event), ...inactive];
  return [...inEvent(person, own, undefined, event), ['credit-unread', ''], ...inactive];
}

function inEvent(
  person: Person,
  own: readonly EventAttendee[],
  credit: string | undefined,
  event: RunEvent,
): readonly Finding[] {
  const live = own.filter(({ status }) => status !== 'Cancelled');
  if (live.length > 1) return [['twice', `${live.length} times`]];
  const seen = live[0] ?? own[0];
  const isCredited = credit === event.date;
  if (seen && seen.name !== '' && !isNamed(person, seen.name)) return [['other-name', seen.name]];
  if (seen?.status === 'Attended') {
    if (isCredited) return [['attended-credited', event.date]];
    return credit === undefined
      ? []
      : [['attended-no-credit', 'being imported as Attended gives none; step 5 offers the cure']];
  }
  const code = seen && IN_EVENT[seen.status];
  const status: readonly Finding[] = seen && code ? [[code, statusWord(seen)]] : [];
  if (isCredited) return [...status, ['already-credited', event.date]];
  return credit === undefined || credit === 'none' ? status : [...status, ['earlier-credit', credit]];
}

const IN_EVENT: Readonly<Partial<Record<AttendeeStatus, PeopleCode>>> = {
  Registered: 'registered',
  'No Show': 'no-show',
  Cancelled: 'cancelled',
  Waiting: 'cancelled',
  Other: 'cancelled',
};

/** Active, courtesy and trial members are members (2ND-HAND); nothing said is no finding. */
const isActive = (membership: string): boolean => /^$|^(active|courtesy|trial)/i.test(membership.trim());
