import type { Locator } from 'playwright-core';
import { SHARED } from '../../../src/sidebar/texts/shared';
import type { Window } from './on-stage';

/** The one blue button of the step, by its words. */
export const button = ({ sidebar }: Window, name: string | RegExp): Locator =>
  sidebar.getByRole('button', { name, exact: typeof name === 'string' });

/** Waits for a step's title. */
export const atStep = ({ sidebar }: Window, title: string): Promise<void> =>
  sidebar.getByRole('heading', { level: 1, name: title }).waitFor();

/** By the row of steps at the top. */
export const goToStep = ({ sidebar }: Window, step: 1 | 2 | 3 | 4 | 5): Promise<void> =>
  sidebar
    .getByRole('navigation', { name: SHARED.steps })
    .getByRole('button')
    .nth(step - 1)
    .click();

/** From the columns to the check, which first reads GrowthZone's members. */
export async function check(window: Window): Promise<void> {
  await button(window, /^Check \d+ rows$/).click();
  await button(window, /^Find \d+ events?$/).waitFor();
}

/** From the check to the events that GrowthZone has for the class. */
export async function findEvents(window: Window): Promise<void> {
  await button(window, /^Find \d+ events?$/).click();
  await atStep(window, 'Step 3 of 5: Events');
  await button(window, /^Build \d+ credit tabs?$/).waitFor();
}

/** Waits until nothing is under way: until then the page still changes below the mouse. */
export const idle = ({ sidebar }: Pick<Window, 'sidebar'>): Promise<void> =>
  sidebar.locator('.messages .busy').waitFor({ state: 'detached' });

/** Confirms whatever there is to confirm. */
export async function tickAll({ sidebar }: Window): Promise<void> {
  // What is read anew may ask for less.
  await idle({ sidebar });
  const open = sidebar.getByRole('checkbox', { checked: false });
  while ((await open.count()) > 0) await open.first().check();
}

/** Ticks what a coordinator confirms, and builds the credit tabs. */
export async function buildTabs(window: Window): Promise<void> {
  await tickAll(window);
  await button(window, /^Build \d+ credit tabs?$/).click();
  await atStep(window, 'Step 4 of 5: Import');
}

export async function build(window: Window): Promise<void> {
  await findEvents(window);
  await buildTabs(window);
}

/** From the columns to the import, of a roster without checks to accept. */
export async function toImport(window: Window): Promise<void> {
  await check(window);
  await build(window);
}

/** Waits for the end of an import that leaves nobody. */
export async function allRegistered(window: Window): Promise<void> {
  await window.sidebar.getByText(/^(\d+) of \1 registered$/).waitFor();
  await button(window, 'Go on to Mark attended').waitFor();
}

export async function importAll(window: Window): Promise<void> {
  await button(window, /^Import \d+ attendees$/).click();
  await allRegistered(window);
  await button(window, 'Go on to Mark attended').click();
  await atStep(window, 'Step 5 of 5: Mark attended');
}

export async function markAll(window: Window): Promise<void> {
  await button(window, /^Mark \d+ attended$/).click();
  const question = window.sidebar.getByRole('alertdialog');
  await question.getByRole('button', { name: /^Mark \d+ attended$/ }).click();
  await button(window, 'Copy summary').waitFor();
}

/** Pastes a copied list into a credit's card and uses it: a press on the field and one on the button. Waits until it was taken. */
export async function pasteList(window: Window, card: Locator, text: string): Promise<void> {
  const field = card.getByRole('textbox').first();
  await field.click();
  await field.fill(text);
  await card.getByRole('button', { name: SHARED.useThisList }).click();
  await idle(window);
}
