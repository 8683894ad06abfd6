import type { ManualReport } from '../server';
import { peopleWords } from './shared';

/** The manual route: the checklist with its files, and the look back at the end. */
export const TEXTS = {
  title: (credit: string) => `${credit} by hand`,
  making: 'Making the checklist…',
  keeping: 'Keeping the tick…',
  nobodyToImport: 'Nobody is left to import: go on to Mark attended.',
  nobodyToMark: 'Nobody is left to mark.',
  ticked: (who: string, when: string) => ` ${who || 'Somebody'}, ${when}`,
  setAll: ({ setAllAllowed, why }: ManualReport) =>
    `${setAllAllowed ? '“Set All to Attended” is safe here.' : 'Not “Set All to Attended”.'} ${why}`,
  toMark: (people: number) => `${peopleWords(people)} to mark by name`,
  readBack: 'Read back',
  readingBack: 'Reading back…',
  paste: 'Paste the attendee list',
  pasteHere: 'The list of the Attendees tab, copied with its headers',
} as const;
