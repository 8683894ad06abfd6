import { COUNTED_OUTCOME_WORDS, listed, plural } from '../../roster';
import type { CheckReport, CreditTab, PeopleReport, PlannedCall } from '../server';
import { bold, phrase } from './phrase';
import { peopleWords, SHARED } from './shared';

/** Step 4: what registering does and does not, who is sent, and what is looked up or planned before. */
export const TEXTS = {
  promises: [
    'Everyone is imported as “Registered”: first one person alone, then the others.',
    'No certificate and no e-mail yet; nothing goes to M1 yet.',
    'No invoice is made.',
    'A registration can still be removed by hand in GrowthZone.',
  ],
  start: (attendees: number, isBegun: boolean) =>
    `${isBegun ? 'Continue: import' : 'Import'} ${plural(attendees, 'attendee')}`,
  goOn: 'Go on to Mark attended',
  notSent({ counts }: CheckReport): string {
    const outcomes = (['left out', 'fix needed', 'repeat'] as const).filter((outcome) => counts[outcome] > 0);
    const words = outcomes.map((outcome) => `${counts[outcome]} ${COUNTED_OUTCOME_WORDS[outcome]}`);
    return words.length === 0
      ? 'Every attendee of the roster is sent.'
      : `Of the roster’s rows, not sent: ${words.join(', ')}.`;
  },

  event({ eventId, name, date, registrationType }: CreditTab): string {
    const type = registrationType ? `, registration type “${registrationType}”` : '';
    return `${SHARED.event(eventId, name, date)}${type}.`;
  },
  toRegister: (people: number) => phrase`${bold(people)} to register`,
  registered: (people: number) => phrase`${bold(people)} registered`,
  attended: (people: number) => phrase`${bold(people)} attended already; step 5 looks whether they have the credit`,
  rest: (people: number) => phrase`${bold(people)} held, failed or left out`,
  names({ firstNames, people }: CreditTab): string {
    const others = people - firstNames.length;
    return others > 0 ? `${firstNames.join(', ')} and ${plural(others, 'other')}` : listed(firstNames);
  },
  overApi: 'Through GrowthZone’s API.',
  manual: 'By hand, with files.',
  onlyManual:
    'By hand, with files, as GrowthZone’s guide does it: this association’s GrowthZone takes no attendees over its API. Nothing was sent.',
  tryApi: 'Try the API instead',
  doManually: 'Do it by hand instead',

  lookUp: (people: number) => `Look up ${peopleWords(people)} first`,
  lookUpAgain: 'Look them up again',
  lookingUp: 'Looking these people up in GrowthZone…',
  lookedUp: (read: number, people: number) => `Looking up earlier credit: ${read} of ${people}…`,
  already: ({ toRegister, already }: PeopleReport) =>
    phrase`${bold(toRegister)} would be registered; ${bold(already)} ${already === 1 ? 'is' : 'are'} in the event already and not sent.`,
  nobodyYet: 'Nobody is in the event yet, and nothing stands against registering them.',
  line: ({ people, title, blocks }: PeopleReport['lines'][number]) =>
    `${people.length} · ${title}${blocks ? ' (not sent)' : ''}`,
  person: ({ name, memberId, detail }: PeopleReport['lines'][number]['people'][number]) =>
    `${name} · ${memberId}${detail ? `: ${detail}` : ''}`,
  creditNotShown: 'Could not check: this association’s GrowthZone does not show earlier credit.',
  unread: (people: number) => `Earlier credit of ${people} was not looked up yet.`,

  tryOut: 'Try without sending',
  planning: 'Planning…',
  planned: (credit: string) => `What would be called for ${credit}; nothing was sent`,
  call: ({ what, writes, times }: PlannedCall) =>
    phrase`${writes ? bold(what) : what}${times > 1 ? ` (${times} times)` : ''}`,
  invented: 'INVENTED: this project’s own model, until GrowthZone’s support confirms it for your association.',
} as const;
