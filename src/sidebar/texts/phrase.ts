/** A part of a sentence that stands out. */
interface Bold {
  readonly bold: string;
}

/** A sentence in its parts, for what a plain string cannot say: which of them stand out. */
export type Phrase = readonly (string | Bold)[];

/** Makes a value stand out in a phrase. */
export const bold = (text: string | number): Bold => ({ bold: String(text) });

/** The tag of a sentence with bold parts: its words and values in their order, and no markup that a value could bring. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number | Bold)[]): Phrase {
  return words.flatMap((word, index) => {
    const value = values[index];
    return value === undefined ? [word] : [word, typeof value === 'number' ? String(value) : value];
  });
}
