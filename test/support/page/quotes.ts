import type { Frame } from 'playwright-core';

/** What the sidebar shows with straight quotation marks or apostrophes: its own texts have curly ones. */
export async function straightQuotes(frame: Frame): Promise<readonly string[]> {
  const text = await frame.evaluate<string>('document.getElementById("page").innerText');
  return text.match(/"[^"]*"|\p{L}'\p{L}/gu) ?? [];
}
