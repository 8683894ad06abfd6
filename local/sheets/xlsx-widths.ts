/** A file counts widths in characters of its standard font: 7 pixels each, and 5 for the borders. */
const [CHARACTER_PIXELS, BORDER_PIXELS] = [7, 5];

/** What a column of so many characters is wide in Sheets. */
export const pixelsOf = (characters: number): number => Math.round(characters * CHARACTER_PIXELS + BORDER_PIXELS);

/** What a file says of a column that is so many pixels wide. */
export const charactersOf = (pixels: number): number => (pixels - BORDER_PIXELS) / CHARACTER_PIXELS;
