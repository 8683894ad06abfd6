/** Gives the keyboard to the grid, where it is shown. */
export function focusGrid(): void {
  gridEditor()?.focus();
}

/** Where the grid's library listens to the keyboard: it may be outside the grid's element. */
function gridEditor(): HTMLElement | null {
  if (document.querySelector('#grid.away')) return null;
  return document.querySelector('[contenteditable][id$="DOCS_NORMAL"]');
}

/** F6 goes round the page's parts: in the grid Tab goes to the next cell. */
export function focusNextPart(): void {
  const parts = [
    { within: '.top', first: document.querySelector<HTMLElement>('.menu-bar button') },
    { within: '#grid', first: gridEditor() },
    { within: '.beside', first: document.querySelector<HTMLElement>('.beside button, .beside iframe') },
    { within: '.sidebar', first: document.querySelector<HTMLElement>('.sidebar iframe') },
  ].filter(({ first }) => first !== null);
  const now = document.activeElement;
  const place = parts.findIndex(({ within, first }) => first === now || now?.closest(within));
  parts[(place + 1) % parts.length]?.first?.focus();
}
