import type { Locator, Page } from 'playwright-core';
import type { Stage, Window } from './on-stage';

/** Notes in the sidebar what is pressed from now on, fields included; the function gives their words, oldest first. */
export async function countClicks({ sidebarFrame }: Window): Promise<() => Promise<readonly string[]>> {
  const frame = await sidebarFrame();
  await frame.evaluate(`
    globalThis.pressed = [];
    addEventListener('pointerdown', ({ target }) => pressed.push((target.closest('button, label, summary') ?? target).textContent), true);
  `);
  return () => frame.evaluate<readonly string[]>('pressed');
}

/** GrowthZone's screens as a person goes through them: by mouse alone, from its start page on. */
export interface OfficeByMouse {
  readonly page: Page;
  /** What was pressed so far, oldest first; a choice in a drop-down is two presses. */
  readonly pressed: readonly string[];
  press(target: Locator, what: string): Promise<void>;
  choose(label: string, option: string | { readonly index: number }): Promise<void>;
  /** A press on the field; what is done in the computer's own file dialog is not counted. */
  give(label: string, file: string): Promise<void>;
  /** Looks at this tab while `work` is done, then at the sidebar's again. */
  there<T>(work: () => Promise<T>): Promise<T>;
}

export async function officeByMouse(window: Window, { workbench }: Stage): Promise<OfficeByMouse> {
  const page = await window.page.context().newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${workbench.association.url}/backoffice`);
  const pressed: string[] = [];
  const press = async (target: Locator, what: string) => {
    await target.click();
    pressed.push(what);
  };
  return {
    page,
    pressed,
    press,
    async choose(label, option) {
      await page.getByLabel(label).selectOption(option);
      pressed.push(label, `${label}: ${JSON.stringify(option)}`);
    },
    async give(label, file) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        press(page.getByLabel(label, { exact: true }), label),
      ]);
      await chooser.setFiles(file);
    },
    async there(work) {
      await page.bringToFront();
      const value = await work();
      await window.page.bringToFront();
      return value;
    },
  };
}
