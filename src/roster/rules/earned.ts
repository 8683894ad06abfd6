import type { AnswerField, RosterSettings } from '../settings';
import { normalized } from '../sheet/cells';
import { headerWords } from '../sheet/headers';
import { creditWords, memberKind } from './credit';

const YES = new Set(['y', 'yes', '✓', '✔', '√', '☑', 'true', 'pass', 'passed', 'complete', 'completed', 'earned']);
const NO = new Set(
  (
    'n|no|0|0.0|-|--|–|—|false|fail|failed|f|did not pass|not passed|in progress|expired|incomplete|not completed|' +
    'did not complete|not complete|no show|no-show|noshow|absent|cancelled|canceled|refunded|not attending|none|' +
    'withdrawn|withdrew|dropped|not started|did not attend|✗|✘|×|☐'
  ).split('|'),
);

/** `score` is a number that is a yes or no only against a threshold. */
export type Answer = 'yes' | 'no' | 'empty' | 'unclear' | 'score';

/** What decides a column's words: the coordinator's own lists, its header, and its other values. */
export interface EarnedContext {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  /** X means yes only in a column that has no other word for it. */
  readonly xIsYes: boolean;
  /** P means passed only where the header or the other values say so; beside A and L it means present. */
  readonly pIsYes: boolean;
  /** What a number means: credits, hours of a course that asks `hours` of them, progress, a score, or nothing that is known. */
  readonly numbers: 'credits' | 'hours' | 'progress' | 'score' | 'words';
  readonly hours: number;
}

const SCORE =
  /%|\b(percent(age)?|grades?|scores?|points?|pts|progress|rating|exam|quiz|test|marks?|result|final|gpa)\b/;
const PROGRESS = /%|\b(percent(age)?|progress)\b/;
const ATTENDANCE_WORD = /^(a|l|t|e|u|late|tardy|present|pr|ab)$/;
const PASS_WORD = /^(f|pass|passed|fail|failed|np)$/;
/** The most credits or hours that a number can be; more is a score or a year. */
const MOST_CREDITS = 24;
/** Hours that the credits ask, as the cycle's rules have them. */
const ETHICS_HOURS = 2.5;
const FAIR_HOUSING_HOURS = 2;

const NUMBER = /^\d+(\.\d+)?$/;

/** The context of a column, from its header and all its values below it. */
export function earnedContext(
  values: Iterable<string>,
  settings: RosterSettings,
  header = '',
  field: AnswerField = 'earned',
): EarnedContext {
  const own = settings.earned === 'all' ? undefined : settings.earned;
  const yes = new Set((own?.yes ?? []).map(normalized));
  const words = new Set<string>();
  let last: string | undefined;
  for (const value of values) {
    if (value !== last) words.add(normalized(value));
    last = value;
  }
  const some = (fits: (word: string) => boolean) => [...words].some(fits);
  const saysPass = /\bpass|^p f\b/.test(headerWords(header)) || some((word) => PASS_WORD.test(word));
  return {
    yes,
    no: new Set((own?.no ?? []).map(normalized)),
    xIsYes: !some((word) => word !== 'x' && (yes.has(word) || YES.has(word) || word === 'p' || word === '1')),
    pIsYes: saysPass && !some((word) => ATTENDANCE_WORD.test(word)),
    numbers: numbersUnder(header, field, words),
    hours: field === 'fairHousingCredit' ? FAIR_HOUSING_HOURS : ETHICS_HOURS,
  };
}

/** A number is a yes only under a header that says credit; elsewhere it is hours, a score, or not known. */
function numbersUnder(header: string, field: AnswerField, words: ReadonlySet<string>): EarnedContext['numbers'] {
  const text = normalized(header);
  if (PROGRESS.test(text)) return 'progress';
  if (SCORE.test(text)) return 'score';
  if (/\b(credits?|ceus?)\b/.test(text)) return 'credits';
  if (/\b(hours?|hrs?)\b/.test(text)) return 'hours';
  const most = field === 'earned' || field === 'attended' ? 1 : MOST_CREDITS;
  return [...words].some((word) => NUMBER.test(word) && Number(word) > most) ? 'score' : 'words';
}

/** Whether a cell says that credit was earned. Anything but a clear word is `unclear`. */
export function readEarned(text: string, context: EarnedContext): Answer {
  const words = normalized(text).replace(/[.!]$/, '');
  if (context.yes.has(normalized(text))) return 'yes';
  if (context.no.has(normalized(text))) return 'no';
  if (words === '') return 'empty';
  if (words === 'x') return context.xIsYes ? 'yes' : 'unclear';
  if (words === 'p') return context.pIsYes ? 'yes' : 'unclear';
  if (YES.has(words)) return 'yes';
  if (/^\d/.test(words)) return readNumber(words, context);
  if (NO.has(words)) return 'no';
  // The course code itself is a yes; other words about a course are not.
  if (/^((coe-?\s?[cn]|fairh)[ +/&,;]*)+$/.test(words)) return 'yes';
  return 'unclear';
}

function readNumber(words: string, { numbers, hours }: EarnedContext): Answer {
  const isScore = numbers === 'score' || numbers === 'progress';
  if (!NUMBER.test(words)) {
    const mayBeScore = isScore || (numbers !== 'credits' && words.endsWith('%'));
    return mayBeScore && scoreIn(words) ? 'score' : 'unclear';
  }
  const number = Number(words);
  if (number === 0) return numbers === 'score' ? 'score' : 'no';
  if (isScore) return 'score';
  if (numbers === 'credits') return number <= MOST_CREDITS ? 'yes' : 'unclear';
  return numbers === 'hours' && number >= hours && number <= MOST_CREDITS ? 'yes' : 'unclear';
}

/** A score such as "85", "85%", "18/20" or "18 of 20", and out of how many; undefined where it is none. */
function scoreIn(text: string): { readonly score: number; readonly of: number | undefined } | undefined {
  const found = /^(\d+(?:\.\d+)?) ?(?:(%)|(?:\/|of|out of) ?(\d+(?:\.\d+)?))?(?: ?(?:points?|pts|percent))?$/.exec(
    normalized(text),
  );
  if (!found) return undefined;
  const of = found[2] ? 100 : found[3] === undefined ? undefined : Number(found[3]);
  return { score: Number(found[1]), of };
}

/**
 * Whether a score is enough. A threshold above the score's own scale is a percentage; undefined where the two cannot be
 * compared without a guess.
 */
export function reachesThreshold(text: string, threshold: number): boolean | undefined {
  const found = scoreIn(text);
  if (!found) return undefined;
  const { score, of } = found;
  if (of === undefined) return score >= threshold;
  if (of <= 0 || score > of || of > 100) return undefined;
  if (threshold <= 1) return score / of >= threshold;
  if (threshold <= of) return score >= threshold;
  return threshold >= 50 && threshold <= 100 ? (100 * score) / of >= threshold : undefined;
}

/** One character that is a yes in some columns. */
const SINGLE_YES = /^[x1p]$/;

/** True where a cell reads like an answer to "earned?": what tells an earned column from a course column. */
export function saysYesOrNo(text: string): boolean {
  const words = normalized(text);
  return (
    SINGLE_YES.test(words) ||
    YES.has(words) ||
    NO.has(words) ||
    (/^\d(\.\d+)?$/.test(words) && creditWords(text).length === 0)
  );
}

/** The answer of a new-member cell: yes or no in any of the words above, or the marker itself; undefined where it is empty. */
export function readNewMember(text: string): 'yes' | 'no' | 'unclear' | undefined {
  const words = normalized(text);
  if (words === '') return undefined;
  const kind = memberKind(text);
  if (kind) return kind === 'COEN' ? 'yes' : kind === 'COEC' ? 'no' : 'unclear';
  if (SINGLE_YES.test(words) || YES.has(words)) return 'yes';
  return NO.has(words) ? 'no' : 'unclear';
}
