/** Blanks, line breaks and what encodes them, which whoever repeats a key may put between its characters. */
const BETWEEN = '(?:\\s|\\\\[rnt]|%(?:25)*(?:0[ad]|20))*';

/** A character of a key as it is, percent-encoded, or escaped as JSON or HTML has it. */
function written(char: string): string {
  const code = char.charCodeAt(0);
  const hex = code.toString(16);
  return `(?:\\x${hex}|(?:%(?:25)*|\\\\u00|\\\\x|&#x)${hex};?|&#${code};)`;
}

/** Cuts keys out of a text, however they are written in it; the longer first, since one may hold another. */
export function withoutKeys(keys: readonly string[]): (text: string) => string {
  const known = keys.filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const found = new RegExp(known.map((key) => Array.from(key, written).join(BETWEEN)).join('|'), 'gi');
  return (text) => (known.length > 0 ? text.replace(found, '(key)') : text);
}
