import type { CsvPerson } from './csv';

/**
 * A short mark of what would be sent for a person: the same for the same content wherever the row stands, another one
 * after an edit. It guards against accidents, not against a forger.
 */
export function fingerprint({ memberId, firstName, lastName, suffix, email, office }: CsvPerson): string {
  const text = JSON.stringify([memberId, firstName, lastName, suffix, email, office]);
  return `${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x01234567)}`;
}

/** FNV-1a over 16-bit units: two starts give 64 bits. */
function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
