import { listed, plural } from '../../roster';
import type { CreditTab, State } from '../server';
import { bold, phrase } from './phrase';
import { peopleWords, SHARED, STATE_NAMES } from './shared';

/** Step 5: what marking does, asked once with its numbers, and how everybody stands afterwards. */
export const TEXTS = {
  mark: (people: number) => `Mark ${people} attended`,
  lookForCredit: (people: number) => `Look for the credit of ${people}`,
  certificateFirst: 'Confirm the certificate of the first one above; then the others are marked.',
  importFirst: (attendees: number) => `Import ${plural(attendees, 'attendee')} first`,
  nextRoster:
    'Records reach M1 within some minutes. For the next roster, open its sheet and begin at step 1; what is done here stays in its tabs.',
  readingEarlier: (people: number, credit: string) =>
    `Reading the earlier credit of ${peopleWords(people)} for ${credit}…`,

  isItSo: (people: number) => `Mark ${people} attended?`,
  inEvent: ({ counts, eventId, name, date }: CreditTab) =>
    `${peopleWords(counts.REGISTERED)} in event ${eventId} “${name}” of ${date}`,
  unread: (people: number) =>
    phrase`${bold('Could not check')} the earlier credit of ${peopleWords(people)}: it may be overwritten.`,
  unreadable: (people: number) =>
    phrase`The earlier credit of ${peopleWords(people)} ${bold('cannot be read')} here: whoever has it already gets a second certificate.`,
  overwritten: (count: number) =>
    phrase`${bold(`${plural(count, 'earlier credit')} of the same component will be overwritten:`)}`,
  earlier: (name: string, credit: string, date: string) => `${name}, ${credit} of ${date}`,
  cannotBeTakenBack: phrase`This sends certificates and e-mails now. ${bold('Records that reached M1 cannot be taken back from GrowthZone.')}`,
  meanwhile: (events: number) =>
    `The first person goes all the way to the credit before the others are marked. Keep GrowthZone’s attendance screen of ${events === 1 ? 'this event' : 'these events'} closed meanwhile.`,

  event: ({ eventId, name, date }: CreditTab) => SHARED.event(eventId, name, date),
  state(state: State, { counts, leftOut }: CreditTab): string {
    if (state !== 'FAILED' || leftOut === 0) return STATE_NAMES[state];
    return leftOut === counts.FAILED ? 'Left out' : 'Failed or left out';
  },
  /** `58 of 61 credited, 3 need you`. */
  standing({ counts, people, leftOut, toConfirm }: CreditTab): string {
    const needed = counts.HELD + counts.FAILED - leftOut;
    const rest = [
      toConfirm > 0 ? `, ${toConfirm} to confirm` : '',
      needed > 0 ? `, ${needed} ${needed === 1 ? 'needs' : 'need'} you` : '',
      leftOut > 0 ? `, ${leftOut} left out` : '',
    ].join('');
    return `${counts['CREDIT SEEN']} of ${people - leftOut} credited${rest}`;
  },
  copySummary: 'Copy summary',
  /** How one tab stands, as a line of a text to be sent on; `states` are those that anybody is in. */
  summary(tab: CreditTab, states: readonly State[]): string {
    const counts = listed(states.map((state) => `${tab.counts[state]} ${TEXTS.state(state, tab).toLowerCase()}`));
    return `${tab.credit}, event ${tab.eventId} "${tab.name}" of ${tab.date}: ${TEXTS.standing(tab)} (${counts})`;
  },
} as const;
