/** Gives the keyboard to the grid, where it is shown. */
export function focusGrid(): void {
  gridEditor()?.focus();
}

/** Where the grid's library listens to the keyboard: it may be outside the grid's element. */
function gridEditor(): HTMLElement | null {
  if (document.querySelector('#grid.away')) return null;
  return document.querySelector('[contenteditable][id$="DOCS_NORMAL"]');
}

/** How long after its cells are there the grid still takes the keyboard by itself, several times. */
const SETTLING_MS = 1000;

/** Where F6 went while the grid was not settled yet. */
let wentTo: HTMLElement | undefined;
let isSettled = false;

/** Whoever goes elsewhere by F6 before the grid is settled stays there; `loaded` is when its cells are there. */
export function keepKeyboardWhileLoading(loaded: Promise<void>): void {
  const handBack = ({ target }: FocusEvent) => {
    if (wentTo && target === gridEditor() && target !== wentTo) wentTo.focus();
  };
  const forget = () => {
    wentTo = undefined;
  };
  addEventListener('focusin', handBack);
  addEventListener('pointerdown', forget, true);
  void loaded.then(() =>
    setTimeout(() => {
      isSettled = true;
      forget();
      // On a busy computer it does not take it at all; nobody starts nowhere.
      if (document.activeElement === document.body) focusGrid();
      removeEventListener('focusin', handBack);
      removeEventListener('pointerdown', forget, true);
    }, SETTLING_MS),
  );
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
  const next = parts[(place + 1) % parts.length]?.first;
  if (!isSettled) wentTo = next ?? undefined;
  next?.focus();
}
