/** One line of the table: what was measured, what stands beside it, and what it may be at most. */
export interface Line {
  readonly what: string;
  readonly here: string;
  readonly beside?: string;
  /** Undefined where there is none. */
  readonly limit?: { readonly words: string; readonly isKept: boolean } | undefined;
}

const HEADS = ['', 'CE Roster', 'beside', 'limit'] as const;

/** A part of the table with a title; a limit that is not kept says OVER. */
export function table(title: string, lines: readonly Line[]): string {
  const rows = lines.map(({ what, here, beside = '', limit }) => [
    what,
    here,
    beside,
    limit ? `${limit.words}${limit.isKept ? '' : '  OVER'}` : '',
  ]);
  const all = [[title, ...HEADS.slice(1)], ...rows];
  const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const shown = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
  const [head = '', ...others] = shown;
  return [head, '-'.repeat(Math.max(...shown.map((line) => line.length))), ...others, ''].join('\n');
}

/** A measure that may be at most `most`. */
export const atMost = (value: number, most: number, words: string): NonNullable<Line['limit']> => ({
  words,
  isKept: value <= most,
});

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
export const times = (here: number, beside: number): string => `${(here / beside).toFixed(1)} times`;
