/** FNV-1a over 16-bit units, 32 bits: it tells texts apart, it hides and protects nothing. Another start, another hash. */
export function fnv1a(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}
