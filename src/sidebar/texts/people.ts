import { plural } from '../../roster/words';
import type { CreditTab, TabPerson } from '../server';
import { peopleWords, STATE_NAMES } from './shared';

/** Who stands where in a credit tab and why, and what a person may decide about them. */
export const TEXTS = {
  reading: 'Reading the tab…',
  look: 'Look in GrowthZone again',
  looking: 'Looking in GrowthZone…',
  why({ state, detail, isToConfirm }: TabPerson, isLeftOut: boolean): string {
    if (isLeftOut) return detail;
    const name = STATE_NAMES[state];
    if (isToConfirm) return `${name}. GrowthZone does not show the credit here: look for the certificate, then say so.`;
    return detail === '' || detail === name ? name : `${name}: ${detail}`;
  },
  tickAll: (people: number) => `Tick all ${people}`,
  untickAll: 'Untick all',
  growthzoneName: (name: string) => `GrowthZone: ${name}`,

  tickFirst: 'Tick those whom you decide about.',
  yourDecision: 'Your decision',
  ticked: (people: number) => `${peopleWords(people)} ticked`,
  keeping: 'Keeping your decision…',
  sendAgain: { label: 'Send again', means: 'You looked in GrowthZone and it was not done.' },
  waitAgain: { label: 'Wait for it again', means: 'It may come yet. Nothing is sent again.' },
  itIsDone: { label: 'It is done', means: 'You saw the credit in GrowthZone. Nothing more is sent.' },
  leaveOut: { label: 'Leave out', means: 'Nothing more is expected of these people here.' },
  notPossible: (why: string) => `Not possible. ${why}`,

  lookForCertificate: ({ eventId, name }: CreditTab) =>
    `Look in GrowthZone, event ${eventId} “${name}”, Attendees tab, whether the certificate is there. It may take a while. If none comes, say so: then it says what to do, and you can go on without.`,
  sawCertificates: (count: number) => `I saw ${plural(count, 'certificate')}`,
  noCertificate: 'No certificate came',

  remediationMeans:
    'GrowthZone’s own cure, done for you: each of them is set back to Registered and saved. Then you mark them attended, which makes the certificate, the e-mail and the record.',
  setBack: (people: number) => `Set ${peopleWords(people)} back to Registered`,
  settingBack: 'Looking once more for the credit, then setting back to Registered…',
  notYet: (seconds: number) =>
    `Possible in ${plural(Math.ceil(seconds / 60), 'minute')}: a credit can be late, so it must be missing twice, 15 minutes apart.`,
  manualRemediation: ({ eventId, name }: CreditTab) =>
    `The cure, in GrowthZone: open event ${eventId} “${name}”, Attendees tab, Actual Attendance/No Shows. Set each of these people back to Registered, one by one, and click Done. Then look in GrowthZone again from here: they are among those to be marked, and marking gives the credit.`,
} as const;
