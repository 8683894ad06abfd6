import { trimmed } from './cells';
import { plain } from './member-id-text';

/** Also with spaces or dots: whoever groups three, two and four digits may have meant a social security number. */
const GROUPED = /(?<!\d)\d{3}(?:\s*-\s*|\s+|\.)\d{2}(?:\s*-\s*|\s+|\.)(\d{4})(?!\d)/g;
/** As this product shows one that it has met before. */
const MASKED = /^\*{3}-\*{2}-\d{4}$/;
const LABELLED = /\b(?:ssn|social security)\b/i;

/** True where a plain text may be a social security number, hidden already or not. */
export function mayBeSocialSecurity(text: string): boolean {
  return text.search(GROUPED) >= 0 || MASKED.test(text) || LABELLED.test(text);
}

/** The text with what may be a social security number masked; anything else stays as it is. */
export function masked(text: string): string {
  return text.length >= 9 && /\d{4}/.test(text) ? text.replace(GROUPED, '***-**-$1') : text;
}

/** True where `masked` had to hide something. */
export function isMasked(text: string): boolean {
  return text.includes('***-**-');
}

/** The value as it may be shown and kept: a possible social security number is masked, a long text cut at 60 characters. */
export function showable(display: string): string {
  const shown = hidden(display);
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}

function hidden(display: string): string {
  const asked = plain(display);
  if (masked(asked) !== asked) return masked(asked);
  return LABELLED.test(asked) ? asked.replace(/\d[\d-]*(\d{4})(?!\d)/g, '***-**-$1') : trimmed(display);
}
