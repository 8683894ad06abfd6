import type { RosterSettings } from '../settings';
import { normalized } from '../sheet/cells';
import { creditWords, memberKind } from './credit';

const YES = new Set([
  'y',
  'yes',
  '✓',
  '✔',
  '√',
  '☑',
  '1',
  'true',
  'p',
  'pass',
  'passed',
  'complete',
  'completed',
  'earned',
]);
const NO = new Set(
  (
    'n|no|0|0.0|-|--|–|—|false|fail|failed|f|did not pass|not passed|in progress|expired|incomplete|not completed|' +
    'did not complete|not complete|no show|no-show|noshow|absent|cancelled|canceled|refunded|not attending|none|' +
    'withdrawn|withdrew|dropped|not started|did not attend|✗|✘|×|☐'
  ).split('|'),
);

export type Answer = 'yes' | 'no' | 'empty' | 'unclear';

/** What decides a column's words: the coordinator's own lists, and whether the column has another yes beside X. */
export interface EarnedContext {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  /** X means yes only in a column that has no other word for it. */
  readonly xIsYes: boolean;
}

/** The context of a column, from all its values below the header. */
export function earnedContext(values: Iterable<string>, settings: RosterSettings): EarnedContext {
  const own = settings.earned === 'all' ? undefined : settings.earned;
  const yes = new Set((own?.yes ?? []).map(normalized));
  let xIsYes = true;
  for (const value of values) {
    const words = normalized(value);
    if (words !== 'x' && (yes.has(words) || YES.has(words))) xIsYes = false;
  }
  return { yes, no: new Set((own?.no ?? []).map(normalized)), xIsYes };
}

/** Whether a cell says that credit was earned. Anything but a clear word is `unclear`. */
export function readEarned(text: string, context: EarnedContext): Answer {
  const words = normalized(text).replace(/[.!]$/, '');
  if (context.yes.has(normalized(text))) return 'yes';
  if (context.no.has(normalized(text))) return 'no';
  if (words === '') return 'empty';
  if (words === 'x') return context.xIsYes ? 'yes' : 'unclear';
  if (YES.has(words)) return 'yes';
  if (NO.has(words)) return 'no';
  if (/^\d+(\.\d+)?$/.test(words)) return Number(words) === 0 ? 'no' : Number(words) <= 24 ? 'yes' : 'unclear';
  // The course code itself is a yes; other words about a course are not.
  if (/^(coe-?\s?[cn]|fairh)([ +/&,;]+(coe-?\s?[cn]|fairh))*$/.test(words)) return 'yes';
  return 'unclear';
}

/** True where a cell reads like an answer to "earned?": what tells an earned column from a course column. */
export function saysYesOrNo(text: string): boolean {
  const words = normalized(text);
  return (
    words === 'x' || YES.has(words) || NO.has(words) || (/^\d(\.\d+)?$/.test(words) && creditWords(text).length === 0)
  );
}

/** The answer of a new-member cell: yes or no in any of the words above, or the marker itself; undefined where it is empty. */
export function readNewMember(text: string): 'yes' | 'no' | 'unclear' | undefined {
  const words = normalized(text);
  if (words === '') return undefined;
  const kind = memberKind(text);
  if (kind) return kind === 'COEN' ? 'yes' : kind === 'COEC' ? 'no' : 'unclear';
  if (words === 'x' || YES.has(words)) return 'yes';
  return NO.has(words) ? 'no' : 'unclear';
}
