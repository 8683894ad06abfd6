/** Where the grid listens to the keyboard. */
const GRID_EDITOR = '#grid:not(.away) [contenteditable]';

export function focusGrid(): void {
  document.querySelector<HTMLElement>(GRID_EDITOR)?.focus();
}

/** F6 goes round the page's parts: in the grid Tab goes to the next cell. */
export function focusNextPart(): void {
  const parts = ['.menu-bar button', GRID_EDITOR, '.back-office button', '.sidebar iframe']
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((part) => part !== null);
  const now = document.activeElement;
  const place = parts.findIndex((part) => part === now || part.closest(PART) === now?.closest(PART));
  parts[(place + 1) % parts.length]?.focus();
}

const PART = '.top, #grid, .back-office, .sidebar';
