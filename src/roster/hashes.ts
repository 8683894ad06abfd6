import type { CsvPerson } from './export';
import type { RosterRow } from './types';

/** FNV-1a over 16-bit units, 32 bits: it tells texts apart, it hides and protects nothing. Another start, another hash. */
export function fnv1a(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * A short hash of what would be sent for a person: the same for the same content wherever the row stands, another one
 * after an edit.
 */
export function contentHash({ memberId, firstName, lastName, suffix, email, office }: CsvPerson): string {
  return digest([memberId, firstName, lastName, suffix, email, office]);
}

/**
 * A short hash of what a person reviews before anybody is put in a credit tab: who is to be sent for which credit, and
 * what was found about them. Where a row stands is no matter.
 */
export function reviewHash(rows: readonly RosterRow[]): string {
  const sent = rows.flatMap((row) => {
    if (row.outcome !== 'credit') return [];
    const said = row.findings.map(({ code, message }) => `${code} ${message}`);
    return [[...row.credits, row.date, contentHash(row), ...said].join(' ')];
  });
  return digest(sent.sort());
}

/**
 * A short hash of some texts in their order, 16 hex digits: 64 bits, as two hashes with different starts. It guards
 * against accidents, not against a forger.
 */
export function digest(texts: readonly string[]): string {
  const text = JSON.stringify(texts);
  return [fnv1a(text), fnv1a(text, 0x01234567)].map((hash) => hash.toString(16).padStart(8, '0')).join('');
}
