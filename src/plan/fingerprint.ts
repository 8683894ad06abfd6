import { fnv1a } from '../roster/hash';
import type { CsvPerson } from './csv';

/**
 * A short mark of what would be sent for a person: the same for the same content wherever the row stands, another one
 * after an edit.
 */
export function fingerprint({ memberId, firstName, lastName, suffix, email, office }: CsvPerson): string {
  return digest([memberId, firstName, lastName, suffix, email, office]);
}

/**
 * A short mark of some texts in their order, 16 hex digits: 64 bits, as two hashes with different starts. It guards
 * against accidents, not against a forger.
 */
export function digest(texts: readonly string[]): string {
  const text = JSON.stringify(texts);
  return [fnv1a(text), fnv1a(text, 0x01234567)].map((hash) => hash.toString(16).padStart(8, '0')).join('');
}
