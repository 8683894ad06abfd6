import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './controls';

/** Thousands of lines at once would slow the page. */
const FIRST = 25;
const EACH_TIME = 100;

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** One line, an `li` with its key. */
  readonly line: (item: Item) => ComponentChildren;
  /** All of them are shown, however many. */
  readonly isWhole?: boolean;
}

/** Shows the first lines, and the others on demand. */
export function LongList<Item>({ items, line, isWhole = false }: LongListProps<Item>) {
  const [most, setMost] = useState(FIRST);
  const shown = isWhole ? items.length : most;
  return (
    <>
      <ul class="rows">{items.slice(0, shown).map(line)}</ul>
      {items.length > shown && (
        <Button
          label={`Show ${Math.min(EACH_TIME, items.length - shown)} more`}
          onPress={() => setMost(shown + EACH_TIME)}
        />
      )}
    </>
  );
}
