import { listed, namesListed, plural, verb } from '../../roster';
import type { CheckedRow, CreditTab, State, TabPerson } from '../server';
import { dated } from './dates';
import { bold, phrase } from './phrase';
import { eventNamed, peopleWords, SHARED, STATE_NAMES } from './shared';

/** Somebody with why they are not credited. */
export interface Named {
  readonly name: string;
  readonly why: string;
  /** Nothing is expected of them any more. */
  readonly isLeftOut: boolean;
}

/** Who is not credited, by name. */
export interface Standing {
  /** Of the tabs: held, failed or left out. */
  readonly held: readonly Named[];
  /** Of the roster: what is missing keeps them out of the tabs. */
  readonly missing: readonly Named[];
  /** Rows of the roster that earned no credit. */
  readonly notEarned: number;
}

const sumOf = (tabs: readonly CreditTab[], count: (tab: CreditTab) => number): number =>
  tabs.reduce((sum, tab) => sum + count(tab), 0);

/** `1 still open: Jada Jensen (member ID is missing).`, nothing where nobody is. */
function open(people: readonly Named[], words: string): readonly string[] {
  if (people.length === 0) return [];
  const names = namesListed(people.map(({ name, why }) => `${name}${why && ` (${why})`}`));
  return [`${people.length} ${words}: ${names}.`];
}

/** Step 5: what marking does, asked once with its numbers, and how everybody stands afterwards. */
export const TEXTS = {
  mark: (people: number) => `Mark ${people} attended`,
  lookForCredit: (people: number) => `Look for the credit of ${people}`,
  certificateFirst: 'Confirm the certificate of the first one above; then the others are marked.',
  importFirst: (attendees: number) => `Import ${plural(attendees, 'attendee')} first`,
  aside: ({ firstName, lastName, detail, state }: TabPerson, isLeftOut: boolean): Named => ({
    name: `${firstName} ${lastName}`,
    why: isLeftOut ? '' : dated(/^[^.:;]{1,60}/.exec(detail)?.[0] ?? STATE_NAMES[state]),
    isLeftOut,
  }),
  missing: ({ firstName, lastName, row }: CheckedRow, why: string): Named => ({
    name: `${firstName} ${lastName}`.trim() || `Row ${row}`,
    why: dated(why.replace(/^[\d,]+ rows?: /, '')),
    isLeftOut: false,
  }),
  /** Where not everybody is through: how many are, and who needs a person. */
  top(tabs: readonly CreditTab[], { held }: Standing): string {
    const registered = sumOf(tabs, ({ counts }) => counts.REGISTERED);
    const attended = sumOf(tabs, ({ counts }) => counts.MARKING + counts.ATTENDED);
    const credited = sumOf(tabs, ({ counts }) => counts['CREDIT SEEN']);
    const needed = held.filter((one) => !one.isLeftOut);
    const sentences = [
      ...(registered > 0 ? [`${peopleWords(registered)} registered.`] : []),
      ...(attended > 0 ? [`${attended} attended.`] : []),
      ...(credited > 0 ? [`${credited} credited.`] : []),
      ...open(
        needed.length > 2 ? needed.map((one) => ({ ...one, why: '' })) : needed,
        verb(needed.length, 'needs you', 'need you'),
      ),
    ];
    return sentences.join(' ') || `${peopleWords(sumOf(tabs, ({ people }) => people))}, none credited yet.`;
  },
  /** The end: everybody by what became of them. */
  done(tabs: readonly CreditTab[], { held, missing, notEarned }: Standing): string {
    const leftOut = held.filter((one) => one.isLeftOut);
    return [
      `Done. ${sumOf(tabs, ({ counts }) => counts['CREDIT SEEN'])} credited.`,
      ...open(missing, 'still open'),
      ...open(leftOut, 'left out'),
      ...(notEarned > 0 ? [`${notEarned} did not earn credit.`] : []),
    ].join(' ');
  },
  next: (isOpen: boolean) =>
    `Next: GrowthZone sends these to M1. ${isOpen ? 'Fix open ones in step 2, then build again. ' : ''}For the next class, open its sheet.`,
  readingEarlier: (people: number, credit: string) =>
    `Reading the earlier credit of ${peopleWords(people)} for ${credit}…`,

  isItSo: (people: number) => `Mark ${people} attended?`,
  inEvent: ({ counts, eventId, name, date }: CreditTab) =>
    dated(`${peopleWords(counts.REGISTERED)}: event ${eventNamed({ eventId, name })}, ${date}`),
  unread: (people: number) =>
    phrase`${bold('Could not check')} the earlier credit of ${peopleWords(people)}: it may be overwritten.`,
  unreadable: (people: number) =>
    phrase`The earlier credit of ${peopleWords(people)} ${bold('cannot be read')} here: whoever has it already gets a second certificate.`,
  refused: (names: readonly string[]) =>
    phrase`${bold('Not marked:')} ${listed(names)}, whose earlier credit GrowthZone refuses. Look there, then decide in the list.`,
  overwritten: (count: number) =>
    phrase`${bold(`${plural(count, 'earlier credit')} of the same component will be overwritten:`)}`,
  earlier: (name: string, credit: string, date: string) => dated(`${name}, ${credit}, ${date}`),
  cannotBeTakenBack: phrase`This sends certificates and e-mails now. ${bold('M1 records cannot be taken back from GrowthZone.')}`,
  meanwhile: 'Keep GrowthZone’s attendance screens closed while this runs.',

  event: ({ eventId, date }: CreditTab) => dated(` event ${eventId}, ${date}`),
  state(state: State, { counts, leftOut, anotherWay }: CreditTab): string {
    if (state === 'CREDIT SEEN' && anotherWay > 0)
      return anotherWay === counts[state] ? 'Credited another way' : `Credited, ${anotherWay} another way`;
    if (state !== 'FAILED' || leftOut === 0) return STATE_NAMES[state];
    return leftOut === counts.FAILED ? 'Left out' : 'Failed or left out';
  },
  /** `58 of 61 credited, 3 need you`. */
  standing({ counts, people, leftOut, toConfirm }: CreditTab): string {
    const needed = counts.HELD + counts.FAILED - leftOut;
    const rest = [
      toConfirm > 0 ? `, ${toConfirm} to confirm` : '',
      needed > 0 ? `, ${needed} ${verb(needed, 'needs', 'need')} you` : '',
      leftOut > 0 ? `, ${leftOut} left out` : '',
    ].join('');
    return `${counts['CREDIT SEEN']} of ${people - leftOut} credited${rest}`;
  },
  copySummary: 'Copy summary',
  /** How one tab stands, as a line of a text to be sent on. */
  summary: (tab: CreditTab) =>
    `${tab.credit}: ${TEXTS.standing(tab)}. ${SHARED.event(tab.eventId, tab.name, tab.date)}.`,
} as const;
