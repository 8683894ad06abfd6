import type { RosterCheck } from '../roster/check';
import { CREDITS, failure, type Result, success } from '../roster/types';
import { type PlannedFile, rowsOf } from './files';

/** `128 rows = 112 credit + 9 left out + 4 to fix + 2 repeats + 1 not an attendee`, and the credits apart from it. */
export function countSentence({ rows, counts, credits }: RosterCheck): string {
  const total = CREDITS.reduce((sum, credit) => sum + credits[credit], 0);
  const parts = [
    `${counts.credit} credit`,
    `${counts['left out']} left out`,
    `${counts['fix needed']} to fix`,
    `${counts.repeat} ${counts.repeat === 1 ? 'repeat' : 'repeats'}`,
    `${counts['not an attendee']} not an attendee`,
  ];
  const shares = CREDITS.map((credit) => `${credits[credit]} ${credit}`).join(' + ');
  return `${rows.length} rows = ${parts.join(' + ')}; ${total} credits = ${shares}`;
}

/** Row conservation: where the counts do not add up to the sheet and to the files, nothing may be sent. */
export function conserved(check: RosterCheck, files: readonly PlannedFile[]): Result<RosterCheck> {
  const counted = Object.values(check.counts).reduce((sum, count) => sum + count, 0);
  const wrong = CREDITS.find((credit) => {
    const inFiles = files.filter((file) => file.credit === credit).reduce((sum, file) => sum + file.rows, 0);
    return inFiles !== check.credits[credit] || inFiles !== rowsOf(check, credit).length;
  });
  if (counted === check.rows.length && !wrong) return success(check);
  return failure(
    'counts-differ',
    `The counts do not add up (${countSentence(check)}${wrong ? `; ${wrong} differs from its files` : ''}). Nothing was sent; please report this.`,
  );
}
