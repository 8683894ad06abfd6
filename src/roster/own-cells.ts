import { folded, isBlank } from './cells';
import { judgeMemberId } from './member-id';
import { CREDITS, type Credit, type Hand, type HandValue, type Outcome, type RosterRow } from './types';

/** What a person may choose under CE Credit. */
export const CREDIT_CHOICES: readonly string[] = ['COEC', 'COEN', 'FAIRH', 'COEC + FAIRH', 'COEN + FAIRH', 'None'];

/** The four cells of one row: outcome, credit, member ID, detail. */
export type OwnCells = readonly [outcome: string, credit: string, memberId: string, detail: string];
export const NO_OWN_CELLS: OwnCells = ['', '', '', ''];

/** The credits of a choice; none for None, undefined where it is no choice. */
export function readCreditChoice(text: string): readonly Credit[] | undefined {
  const wanted = folded(text).replace(/\s*[+&,;]\s*/g, ' + ');
  const choice = CREDIT_CHOICES.find((known) => known.toLowerCase() === wanted);
  return choice === undefined ? undefined : CREDITS.filter((credit) => choice.split(' + ').includes(credit));
}

const RECORDED_CREDIT = /: (.+?)(?: \((by hand|repaired)\))?$/;
const RECORDED_ID = /^(?:ID (.+?)(?: \((by hand|repaired)\))?\. )?(?:Set for "([^"]*)"\. )?/;

/**
 * What a person set in a row's own cells. CE Outcome and CE Detail, which only the add-on writes, record what it put
 * into the other two; a value that differs from the record is a person's, and so is one that the record calls so.
 * Whatever else stands there is the add-on's own and may be old.
 */
export function handOf([outcome, credit, memberId, detail]: OwnCells): Hand {
  const creditRecord = RECORDED_CREDIT.exec(outcome);
  const idRecord = RECORDED_ID.exec(`${detail} `);
  const forName = idRecord?.[3] ?? '';
  const handCredit = handValue(credit, creditRecord?.[1], creditRecord?.[2], forName, tidyCredit);
  const handId = handValue(memberId, idRecord?.[1], idRecord?.[2], forName, tidyId);
  return { ...(handCredit ? { credit: handCredit } : {}), ...(handId ? { memberId: handId } : {}) };
}

function handValue(
  cell: string,
  recorded: string | undefined,
  how: string | undefined,
  forName: string,
  tidy: (text: string) => string,
): HandValue | undefined {
  const text = cell.trim();
  if (isBlank(text)) return undefined;
  if (text !== recorded) return { text: tidy(text), how: 'by hand', forName: '' };
  return how === undefined ? undefined : { text, how: how === 'repaired' ? 'repaired' : 'by hand', forName };
}

function tidyCredit(text: string): string {
  const credits = readCreditChoice(text);
  return credits ? credits.join(' + ') || 'None' : text.slice(0, 60);
}

/** Cleaned where it is a good ID; what may be a social security number is not kept. */
function tidyId(text: string): string {
  const verdict = judgeMemberId(text, text, '');
  return verdict.kind === 'good' ? verdict.memberId : verdict.shown || text.slice(0, 60);
}

/** True where a person set something that no check has recorded yet. */
export function isNewHand([outcome, , , detail]: OwnCells, hand: Hand): boolean {
  const { credit, memberId } = hand;
  const creditKnown = !credit || outcome.endsWith(`: ${credit.text} (${credit.how})`);
  const idKnown = !memberId || detail.startsWith(`ID ${memberId.text} (${memberId.how}).`);
  return !(creditKnown && idKnown);
}

const WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'Credit',
  'left out': 'Left out',
  'fix needed': 'Fix needed',
  repeat: 'Repeat',
  'not an attendee': 'Not an attendee',
};

const OUTCOME_TEXT = new RegExp(`^(${WORDS.credit}(, check)?: .+|(${Object.values(WORDS).join('|')})(: .+)?)$`);

/** True for a text that the add-on writes as an outcome. */
export function isOutcomeText(text: string): boolean {
  return OUTCOME_TEXT.test(text);
}

/** What the add-on writes beside a row: the outcome in words, what is sent, and why. */
export function ownCellsOf(row: RosterRow): OwnCells {
  const { credit, memberId } = row.hand ?? {};
  const shownCredit = credit?.text ?? (row.outcome === 'credit' ? row.credits.join(' + ') : '');
  const sent = row.outcome === 'credit' || row.outcome === 'repeat';
  const shownId = memberId?.text ?? (sent ? row.memberId : '');
  const checked = row.outcome === 'credit' && row.findings.some(({ level }) => level === 'check');
  const outcome = `${WORDS[row.outcome]}${checked ? ', check' : ''}`;
  return [
    shownCredit === '' ? outcome : `${outcome}: ${shownCredit}${marked(credit)}`,
    shownCredit,
    shownId,
    detailOf(row, shownId),
  ];
}

const marked = (value: HandValue | undefined): string => (value ? ` (${value.how})` : '');

function detailOf(row: RosterRow, shownId: string): string {
  const { hand = {}, findings } = row;
  const name = hand.credit?.forName || hand.memberId?.forName || `${row.firstName} ${row.lastName}`.trim();
  const parts: string[] = [];
  if (shownId !== '') parts.push(`ID ${shownId}${marked(hand.memberId)}.`);
  if ((hand.credit ?? hand.memberId) && name !== '') parts.push(`Set for "${name.replace(/"/g, "'")}".`);
  if (row.outcome === 'left out') parts.push(sentence(row.reason));
  if (row.outcome === 'repeat') parts.push(`Same person and credit as row ${row.repeatOf}.`);
  // The mark above says it already.
  parts.push(
    ...findings.filter(({ code }) => !/^(by-hand|repaired)-(id|credit)$/.test(code)).map(({ message }) => message),
  );
  return parts.join(' ').slice(0, 2000);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
