import { plural } from '../../roster';
import type { CandidateEvent, Credit, PreflightLine } from '../server';
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
  another: 'Use another event',
  itsId: 'Its event id',
  lookAtIt: 'Look at it',
} as const;
