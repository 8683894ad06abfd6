import type { Desk } from './desk';
import type { HtmlOutput } from './services';
import type { MenuEntry, Page } from './shown';

/** `SpreadsheetApp.getUi()`. What suspends the script until a person answers is refused: the add-on asks in its sidebar. */
export function ui(desk: Desk) {
  const { host } = desk;
  const suspends = (method: string) => () => {
    throw new Error(
      `Ui.${method} is not available in the local Sheets: it suspends the script until a person answers.`,
    );
  };
  return desk.calls.counted(
    {
      createAddonMenu: () => menu(desk, ''),
      createMenu: (caption: string) => menu(desk, caption),
      showSidebar: (page: HtmlOutput) => host.view.show('sidebar', pageOf(page)),
      showModalDialog: (page: HtmlOutput, title: string) => host.view.show('dialog', { ...pageOf(page), title }),
      alert: suspends('alert'),
      prompt: suspends('prompt'),
    },
    'Ui',
  );
}

/** The last menu that is added is the one that shows: the add-on has one. */
function menu(desk: Desk, caption: string) {
  const entries: MenuEntry[] = [];
  const built = {
    entry: (): MenuEntry => ({ kind: 'menu', caption, entries }),
    addItem: (item: string, functionName: string) => {
      entries.push({ kind: 'item', caption: item, functionName });
      return built;
    },
    addSeparator: () => {
      entries.push({ kind: 'separator' });
      return built;
    },
    addSubMenu: (sub: { entry(): MenuEntry }) => {
      entries.push(sub.entry());
      return built;
    },
    addToUi: () => desk.host.view.show('menu', entries),
  };
  return desk.calls.counted(built, 'Menu');
}

function pageOf(page: HtmlOutput): Page {
  return { html: page.getContent(), title: page.getTitle(), width: page.getWidth(), height: page.getHeight() };
}
