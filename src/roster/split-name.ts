import { trimmed } from './cells';
import type { Attendee } from './types';

type SplitName = Pick<Attendee, 'firstName' | 'lastName' | 'suffix'>;

/** What may stand behind a name without being part of it. */
export const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|2nd|3rd|4th|esq)\.?$/i;
const PARTICLES: ReadonlySet<string> = new Set(
  'af al av bin da das de del dela della den der di do dos du el ibn la las le les los san santa saint st st. te ten ter van vander vom von zu zum zur'.split(
    ' ',
  ),
);

interface Word {
  readonly text: string;
  readonly at: number;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/\S+/g), (match) => ({ text: match[0], at: match.index ?? 0 }));

/** The text without the suffix that ends it, where words remain for a name. */
function withoutSuffix(text: string, keep: number): { rest: string; suffix: string } {
  const words = wordsOf(text);
  const last = words[words.length - 1];
  if (!last || words.length <= keep || !SUFFIX.test(last.text)) return { rest: text, suffix: '' };
  return { rest: trimmed(text.slice(0, last.at)), suffix: last.text };
}

/** "First Last" with the particles before the last name; the bytes stay. */
function firstThenLast(text: string): Omit<SplitName, 'suffix'> {
  const words = wordsOf(text);
  let start = words.length - 1;
  if (start < 1) return { firstName: '', lastName: text };
  const before = () => words[start - 1]?.text ?? '';
  while (start > 1) {
    if (PARTICLES.has(before().toLowerCase())) start -= 1;
    else if (before() === 'y' && start > 2) start -= 2;
    else break;
  }
  const at = words[start]?.at ?? 0;
  return { firstName: trimmed(text.slice(0, at)), lastName: text.slice(at) };
}

/** A one-column name in its parts: "Last, First", "Last, Jr., First", "First Last Jr". */
export function splitName(full: string): SplitName {
  const parts = full
    .split(',')
    .map(trimmed)
    .filter((part) => part !== '');
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const [head = '', ...rest] = parts.filter((part, index) => index === 0 || !SUFFIX.test(part));
  if (rest.length === 0) {
    const { rest: name, suffix } = withoutSuffix(head, 2);
    return { ...firstThenLast(name), suffix: suffixes[0] ?? suffix };
  }
  const last = withoutSuffix(head, 1);
  const first = withoutSuffix(rest.join(', '), 1);
  return { firstName: first.rest, lastName: last.rest, suffix: suffixes[0] ?? (last.suffix || first.suffix) };
}
