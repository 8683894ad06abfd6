import { listed, plural } from '../../roster';
import type { CandidateEvent, Credit, PreflightLine, PresentPerson } from '../server';
import { bold, phrase } from './phrase';
import { peopleWords, SHARED } from './shared';

const RESULTS: Readonly<Record<PreflightLine['result'], string>> = {
  pass: 'Pass',
  fail: 'Fail',
  'could not check': 'Could not check',
};

/** Step 3: the event for each credit, and what is confirmed before anybody is registered. */
export const TEXTS = {
  before: 'Before anybody is registered',
  nobodyToInvoice: 'Nobody of this class is invoiced through GrowthZone.',
  buildMeans: 'Building makes a tab for each credit in this spreadsheet. Nothing is sent yet.',
  build: (tabs: number) => `Build ${plural(tabs, 'credit tab')}`,
  chooseFirst: (credit: Credit) => `Choose an event for ${credit} first.`,
  unfit: (credit: Credit) => `The event for ${credit} fails a line above. Mend it in GrowthZone, then look again.`,
  lookUpFirst: (credit: Credit) => `Look up in GrowthZone what could not be checked for ${credit}, then tick it.`,
  invoicesFirst: 'Say first whether anybody must be invoiced.',

  toRegister: (people: number) => `${peopleWords(people)} to register.`,
  event: ({ eventId, name, date }: CandidateEvent) => `${SHARED.event(eventId, name, date)}.`,
  offered: (events: number, classDate: string) =>
    events === 1 ? 'Event' : `Events on ${classDate || 'the class date'}`,
  eventCandidate: ({ eventId, name, date }: CandidateEvent, isUnfit: boolean) =>
    `${eventId} ${name}, ${date || 'no date'}${isUnfit ? ' (does not fit)' : ''}`,
  lookedUp: (lines: number) => `I looked up in GrowthZone what could not be checked (${lines}), and it is so.`,
  noEvent: (classDate: string) => `No event ${classDate ? `on ${classDate}` : 'found'}.`,
  passed: (passed: number, lines: number) => `${passed} of ${lines} pass`,
  line: ({ result, text }: PreflightLine) => phrase`${bold(`${RESULTS[result]}.`)} ${text}`,
  earlierCredit: (credit: Credit) => `Earlier credit, ${credit}`,
  looking: (read: number, people: number) => `Looking up earlier credit: ${read} of ${people}…`,
  skip: 'Skip',
  skipped: 'Earlier credit was not looked up.',
  lookNow: 'Look it up',
  notLooked: (why: string) => `Earlier credit was not looked up. ${why}`,
  earlierNotShown: 'Could not check: earlier credit cannot be read here.',
  earlierUnread: (people: number) => `Could not check the earlier credit of ${peopleWords(people)}.`,
  noEarlier: 'Nobody has this credit already.',
  overwritten: (people: number) =>
    people === 1
      ? 'This person already has this component, and it will be overwritten'
      : `${people} people already have this component, and it will be overwritten`,
  sameDate: (people: number) =>
    `${peopleWords(people)} already ${people === 1 ? 'has' : 'have'} it of this date: not marked again`,
  earlierOf: (name: string, date: string) => `${name}, of ${date}`,
  leaveTheseOut: 'Leave these out',
  inEvent: (eventId: number) => `In event ${eventId} already`,
  present: (people: number) =>
    `${peopleWords(people)} ${people === 1 ? 'is' : 'are'} in this event already, as in a copy “with attendees”`,
  presentPerson: ({ name, status, memberId }: PresentPerson) =>
    `${name}: ${status}${memberId === '' ? ', not of this roster' : ''}`,
  attendedThere: (people: number) =>
    `${peopleWords(people)} of this roster ${people === 1 ? 'is' : 'are'} Attended there. Whoever was copied or imported so has no credit.`,
  cure: (names: readonly string[]) =>
    `Attended without credit: ${listed(names)}. The cure: build the tabs; step 5 sets them back to Registered and then marks them, which gives the credit. Nobody of them is sent twice.`,
  another: 'Use another event',
  itsId: 'Its event id',
  lookAtIt: 'Look at it',
} as const;
