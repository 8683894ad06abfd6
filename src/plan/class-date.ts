/** The date that most rows carry, `YYYY-MM-DD`, where nobody said which day the class was; empty ones do not count. */
export function commonDate(rows: readonly { readonly date: string }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { date } of rows) if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
