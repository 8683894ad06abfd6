import { countedOutcome, listed, plural, verb } from '../../roster';
import type { CheckReport, CreditTab, PeopleReport, PlannedCall } from '../server';
import { dated } from './dates';
import { bold, phrase } from './phrase';
import { peopleWords } from './shared';

/** Step 4: what registering does and does not, who is sent, and what is looked up or planned before. */
export const TEXTS = {
  /** People once, whichever way they go: who is left to register, who is in the event already. */
  top(toRegister: number, present: number, registered: number): string {
    if (toRegister > 0)
      return `${peopleWords(toRegister)} to register as “Registered”${present > 0 ? `, ${present} in the event already` : ''}.`;
    return present > 0 ? `${peopleWords(present)} in the event already.` : `${peopleWords(registered)} registered.`;
  },
  promise: 'No certificates, e-mails, or invoices yet. Registrations can be removed.',
  more: 'Details',
  start(toRegister: number, present: number, isBegun: boolean): string {
    if (toRegister === 0) return `Find ${present} in the event`;
    return `${isBegun ? 'Continue: import' : 'Import'} ${plural(toRegister, 'attendee')}`;
  },
  goOn: 'Go on to Mark attended',
  notSent({ counts }: CheckReport): string {
    const outcomes = (['left out', 'fix needed', 'repeat'] as const).filter((outcome) => counts[outcome] > 0);
    const words = outcomes.map((outcome) => `${counts[outcome]} ${countedOutcome(outcome, counts[outcome])}`);
    return words.length === 0 ? 'Everyone on the roster is sent.' : `Not sent: ${words.join(', ')}.`;
  },

  event: ({ eventId, date }: CreditTab) => dated(` Event ${eventId}${date && `, ${date}`}.`),
  otherColumns: 'The CSV columns changed since this tab was built. Build again to use the new ones.',
  counts(toSend: number, done: number, { present, anotherWay, counts }: CreditTab): string {
    const parts = [
      [toSend - present, 'to register'],
      [present, 'in the event already'],
      [done - counts.ATTENDED - anotherWay, 'registered'],
      [counts.ATTENDED, 'attended already'],
      [anotherWay, 'credited another way'],
    ] as const;
    const words = parts.flatMap(([people, word]) => (people > 0 ? [`${people} ${word}`] : []));
    return words.length > 0 ? `: ${words.join(', ')}.` : '.';
  },
  rest: (people: number, leftOut: number) =>
    people > leftOut
      ? phrase`${bold(people - leftOut)} ${verb(people - leftOut, 'needs', 'need')} you${leftOut > 0 ? `, ${leftOut} left out` : ''}`
      : phrase`${bold(leftOut)} left out`,
  names({ firstNames, people, registrationType }: CreditTab): string {
    const others = people - firstNames.length;
    const names = others > 0 ? `${firstNames.join(', ')} and ${plural(others, 'other')}` : listed(firstNames);
    return registrationType ? `${names}; registration type “${registrationType}”.` : `${names}.`;
  },
  overApi: 'Through GrowthZone’s API.',
  manual: 'By hand, with files.',
  withoutKey: 'By hand, with files: no key is connected. Nothing is sent from here.',
  onlyManual:
    'By hand, with files, as in GrowthZone’s guide: your GrowthZone takes no attendees through its API. Nothing was sent.',
  keyAdded: 'This tab was built without a key. Build it again to use the key; nobody loses their place.',
  tryApi: 'Try the API instead',
  doManually: 'Do it by hand instead',

  lookUp: (people: number) => `Look up ${peopleWords(people)} first`,
  lookUpAgain: 'Look them up again',
  lookingUp: 'Looking these people up in GrowthZone…',
  lookedUp: (read: number, people: number) => `Looking up earlier credit: ${read} of ${people}…`,
  already: ({ toRegister, already }: PeopleReport) =>
    phrase`${bold(toRegister)} would be registered; ${bold(already)} ${already === 1 ? 'is' : 'are'} in the event already and not sent.`,
  nobodyYet: 'Nobody is in the event yet.',
  line: ({ people, title, blocks }: PeopleReport['lines'][number]) =>
    `${people.length} · ${title}${blocks ? ' (not sent)' : ''}`,
  person: ({ name, memberId, detail }: PeopleReport['lines'][number]['people'][number]) =>
    dated(`${name} · ${memberId}${detail ? `: ${detail}` : ''}`),
  creditNotShown: 'Your GrowthZone does not show earlier credit.',
  unread: (people: number) => `Earlier credit of ${people} was not looked up yet.`,

  tryOut: 'Try without sending',
  planning: 'Planning…',
  planned: (credit: string) => `What would be called for ${credit}; nothing was sent`,
  call: ({ what, writes, times }: PlannedCall) =>
    phrase`${writes ? bold(what) : what}${times > 1 ? ` (${times} times)` : ''}`,
  support: 'Support details',
  route: ({ method, path, certainty }: PlannedCall) => `${method} ${path} · ${certainty}`,
  invented: 'INVENTED: this project’s own model, until GrowthZone’s support confirms it for your association.',
} as const;
