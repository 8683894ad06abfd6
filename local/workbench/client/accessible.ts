/** Names for the grid's own controls, which its library leaves without, by where they are. */
const NAMES: readonly (readonly [selector: string, name: string])[] = [
  ['[data-u-comp="defined-name"] input', 'Name box: the selected cell'],
  ['[data-u-comp="sheet-bar-append-button"]', 'Add a tab'],
];

/** Gives the library's controls what assistive technology needs, now and whenever it draws them anew. */
export function keepAccessible(grid: HTMLElement): void {
  mend(grid);
  const observer = new MutationObserver(() => mend(grid));
  observer.observe(grid, { childList: true, subtree: true, attributeFilter: ['tabindex'] });
  observer.observe(document.body, { childList: true });
}

function mend(grid: HTMLElement): void {
  for (const [selector, name] of NAMES) {
    for (const element of grid.querySelectorAll(selector)) setOnce(element, 'aria-label', name);
  }
  // The library may put its two editors outside the grid's element.
  for (const editor of document.querySelectorAll('[contenteditable][data-u-comp="editor"]')) {
    const name = editor.id.includes('FORMULA_BAR') ? 'Formula bar' : 'Selected cell';
    setOnce(editor, 'role', 'textbox');
    setOnce(editor, 'aria-label', name);
    const own = grid.contains(editor) ? null : editor.closest('body > *');
    if (!own) continue;
    setOnce(own, 'role', 'region');
    setOnce(own, 'aria-label', name);
  }
  // A positive number would put the canvases before the whole page; the keyboard is the cell editor's.
  for (const canvas of grid.querySelectorAll('canvas[tabindex]')) setOnce(canvas, 'tabindex', '-1');
  grid.querySelectorAll('section[aria-live]').forEach((section, place) => {
    setOnce(section, 'aria-label', `Messages of the grid ${place + 1}`);
  });
}

/** Only where it differs: setting an attribute is a change, which would be seen again. */
function setOnce(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}
