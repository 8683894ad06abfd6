import type { Locator } from 'playwright-core';
import { button } from './steps';
import type { Window } from './window';

/** More than any step has stops. */
const MOST_STOPS = 150;

/** What a function in the page needs to know of an element. */
interface InDocument {
  readonly ownerDocument: { readonly activeElement: unknown; hasFocus(): boolean };
}

interface InWindow {
  readonly document: { hasFocus(): boolean };
}

/** Whether an element has the keyboard. */
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate(
    (element: InDocument) => element.ownerDocument.activeElement === element && element.ownerDocument.hasFocus(),
  );

interface Placed extends InDocument {
  getBoundingClientRect(): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly ownerDocument: InDocument['ownerDocument'] & { elementFromPoint(x: number, y: number): unknown };
}

/** Whether a person sees the middle of an element: it is in view, and nothing lies over it. */
export const isInSight = (target: Locator): Promise<boolean> =>
  target.evaluate((element: Placed) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2) === element;
  });

/** Waits until an element has the keyboard: the page gives it a moment after what it was asked. */
export async function waitForFocus(target: Locator): Promise<void> {
  await target.waitFor();
  for (let tries = 0; tries < 100; tries += 1) {
    if (await hasFocus(target)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The keyboard did not come to ${String(target)}.`);
}

/** Presses Tab until an element of the sidebar has the keyboard. */
export async function tabTo(window: Window, target: Locator): Promise<void> {
  await target.waitFor();
  const frame = await window.sidebarFrame();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(target)) return;
    await window.page.keyboard.press('Tab');
    if (!(await frame.evaluate<boolean>('document.hasFocus()'))) break;
  }
  throw new Error(`Tab does not come to ${String(target)} before the sidebar ends.`);
}

/** F6 goes round the parts of the workbench, until the sidebar has the keyboard. */
export async function toSidebar(window: Window): Promise<void> {
  const { page } = window;
  const part = page.locator('.sidebar iframe');
  const isThere = () => part.evaluate((element: InDocument) => element.ownerDocument.activeElement === element);
  for (let parts = 0; parts < 6 && !(await isThere()); parts += 1) await page.keyboard.press('F6');
  await (await window.sidebarFrame()).waitForFunction(() => (globalThis as unknown as InWindow).document.hasFocus());
}

/** Goes to a button of the sidebar and presses a key on it. */
export async function press(window: Window, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(window, button(window, name));
  // While something is read first, the button is there and does nothing.
  await button(window, name).and(window.sidebar.locator(':not([aria-disabled=true])')).waitFor();
  await window.page.keyboard.press(key);
}

/** Chooses an item of the add-on's menu by keyboard. */
export async function chooseByKeys({ page }: Window, item: string): Promise<void> {
  await page.keyboard.press('Alt+KeyN');
  await page.keyboard.press('ArrowRight');
  const wanted = page.getByRole('menuitem', { name: item, exact: true });
  await wanted.waitFor();
  for (let stops = 0; stops < 10 && !(await hasFocus(wanted)); stops += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
