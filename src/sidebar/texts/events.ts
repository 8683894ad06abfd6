import { listed, namesListed, plural, verb } from '../../roster';
import type { CandidateEvent, Credit, PreflightLine } from '../server';
import { dated, dayOf } from './dates';
import { peopleWords, SHARED } from './shared';

/** What a person looks up, in few words; where the line says more, it is said whole. */
const SHORT: Readonly<Partial<Record<PreflightLine['code'], string>>> = {
  component: 'only its component attached',
  certification: 'in a certification',
  'm1-sync': 'sync to M1 on',
  enrolment: '“Enroll attendees” on',
  'registration-type': 'a free registration type',
  'registration-enabled': 'registration enabled',
  sessions: 'no sessions',
  'class-date': 'on the class date',
  attendees: 'nobody of this class in it yet',
};

/** A line that could not be checked, as it stands beside a box. */
export const shortLine = ({ code, text }: PreflightLine): string =>
  code === 'enrolment' || /^[^"?]*\?$/.test(text) ? (SHORT[code] ?? dated(text)) : dated(text);

/** Step 3: the event for each credit, and what is confirmed before anybody is registered. */
export const TEXTS = {
  standing(classDate: string, people: number, found: number, wanted: number): string {
    const day = classDate === '' ? '' : `${dayOf(classDate)} class. `;
    return `${day}${peopleWords(people)}, ${found === wanted ? plural(found, 'event') : `${found} of ${plural(wanted, 'event')}`} found.`;
  },
  lookUp: 'Look up in GrowthZone',
  component: (credits: readonly Credit[], facts: readonly string[]) => `${listed(credits)}: ${facts.join(', ')}.`,
  whereComponents: 'Under Continuing Education; asked once.',
  eventFacts: (ids: readonly number[], facts: readonly string[]) =>
    `${ids.length === 1 ? 'Event' : 'Events'} ${listed(ids.map(String))}: ${facts.join(', ')}`.replace(/[.?]?$/, '.'),
  nobodyToInvoice: 'Nobody here is invoiced through GrowthZone.',
  build: (tabs: number) => `Build ${plural(tabs, 'credit tab')}`,
  chooseFirst: (credit: Credit) => `Choose an event for ${credit} first.`,
  unfit: (credit: Credit) => `The event for ${credit} does not fit. Fix it in GrowthZone, then look again.`,
  tickFirst: 'Check the boxes first.',
  classWasOn: (date: string) => dated(`The class was on ${date}`),
  more: 'Details',

  of: (people: number, event: CandidateEvent | undefined) =>
    `: ${peopleWords(people)}${event ? `, ${SHARED.event(event.eventId, event.name, event.date).replace(/^E/, 'e')}` : ''}`,
  offered: (events: number, classDate: string) =>
    events === 1 ? 'Event' : dated(`Events on ${classDate || 'the class date'}`),
  eventCandidate: ({ eventId, name, date }: CandidateEvent, isUnfit: boolean) =>
    dated(`${eventId} ${name}, ${date || 'no date'}${isUnfit ? ' (does not fit)' : ''}`),
  noEvent: (classDate: string) => dated(`No event ${classDate ? `on ${classDate} in GrowthZone` : 'found'}.`),
  earlierCredit: (credit: Credit) => `Earlier credit, ${credit}`,
  looking: (read: number, people: number) => `Looking up earlier credit: ${read} of ${people}…`,
  skip: 'Skip',
  skipped: 'Earlier credit was not looked up.',
  lookNow: 'Look it up',
  notLooked: (why: string) => `Earlier credit was not looked up. ${dated(why)}`,
  earlierNotShown: 'Could not check: earlier credit is not readable here.',
  earlierUnread: (people: number) => `Could not check the earlier credit of ${peopleWords(people)}.`,
  unreadable: (names: readonly string[]) =>
    `GrowthZone refuses the earlier credit of ${listed(names)}. Look there. Step 5 tries again, and marks nobody it cannot read.`,
  noEarlier: 'Nobody has this credit already.',
  hasEarlier: (credit: Credit) => `Who has ${credit} already`,
  overwritten: (people: number) =>
    `${peopleWords(people)} already ${verb(people, 'has', 'have')} this credit; marking overwrites it`,
  sameDate: (people: number) =>
    `${peopleWords(people)} already ${verb(people, 'has', 'have')} it for this date: not marked again`,
  earlierOf: (name: string, date: string) => dated(`${name}, ${date}`),
  leaveTheseOut: 'Leave these out',
  inEvent: (eventId: number) => `In event ${eventId} already`,
  present: (names: readonly string[]) => `Already in this event: ${namesListed(names)}.`,
  attendedThere: (names: readonly string[]) => `Already Attended there: ${namesListed(names)}.`,
  cure: (names: readonly string[]) =>
    `Attended without credit: ${namesListed(names)}. Build the tabs; step 5 sets ${names.length === 1 ? 'this person' : 'them'} back to Registered and marks again, which gives the credit.`,
  another: 'Use another event',
  itsId: 'Event number',
  lookAtIt: 'Look at it',
} as const;

const COPY = 'Open the event in GrowthZone and copy its whole address.';

/** Step 3 without a key: the event of a credit as a person gives it, and what is wrong with what was entered. */
export const GIVEN = {
  title: (credit: Credit) => `Event for ${credit}`,
  how: 'Open each event in GrowthZone and paste its address here. Or enter number, name, and date.',
  event: 'Address or number of the event',
  name: 'Its name',
  date: 'Its date',
  association: 'Association: the part before .growthzoneapp.com',
  use: 'Use this event',
  change: 'Change the event',
  ofAssociation: (association: string) => `In ${association}.growthzoneapp.com.`,
  noEvent: (advice: string) => `No event yet? ${dated(advice.replace(/ Then look again\.$/, ''))}`,
  noNumber: (text: string) => `“${shortly(text)}” is not an event number, such as 8101, or an address. ${COPY}`,
  otherSite: (text: string) => `“${shortly(text)}” is not an address in growthzoneapp.com. ${COPY}`,
  otherPage: (text: string) => `“${shortly(text)}” is another page of GrowthZone, not an event’s. ${COPY}`,
  noAssociation: (text: string) =>
    text === ''
      ? 'Also enter your association: the part of GrowthZone’s address before .growthzoneapp.com.'
      : `“${shortly(text)}” is not an association’s name: enter the part before .growthzoneapp.com (letters, digits, dashes).`,
  otherAssociation: (given: string, known: string) =>
    `This event belongs to “${given}”, this spreadsheet to “${known}”. Use an event of “${known}”, or another spreadsheet.`,
  nameAndDate: (eventId: number) => `Enter the name and date of event ${eventId} as GrowthZone shows them.`,
  otherDate: (eventId: number, date: string, classDate: string) =>
    `Event ${eventId} is on ${date}, the class was on ${classDate}. Use the event of that day, or fix the class date in step 1.`,
  twice: (eventId: number, other: string, credit: string) =>
    `Event ${eventId} is already used for ${other}; each credit needs its own. Enter the event for ${credit}.`,
  /** Where the conditions are found in GrowthZone's screens (ASSUMED: the practice screens' names). */
  whereEvent: 'Event > Components, Registration, General, Attendees',
} as const;

const shortly = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
