import type { Context } from './context';
import type { HtmlOutput } from './services';
import type { MenuEntry, Page } from './shown';

/** `SpreadsheetApp.getUi()`. What suspends the script until a person answers is refused: the add-on asks in its sidebar. */
export function ui(context: Context) {
  const { host } = context;
  const suspends = (method: string) => () => {
    throw new Error(
      `Ui.${method} is not available in the local Sheets: it suspends the script until a person answers.`,
    );
  };
  return context.calls.counted(
    {
      createAddonMenu: () => menu(context, ''),
      createMenu: (caption: string) => menu(context, caption),
      showSidebar: (page: HtmlOutput) => host.view.show('sidebar', pageOf(page)),
      showModalDialog: (page: HtmlOutput, title: string) => host.view.show('dialog', { ...pageOf(page), title }),
      alert: suspends('alert'),
      prompt: suspends('prompt'),
    },
    'Ui',
  );
}

/** The last menu that is added is the one that shows: the add-on has one. */
function menu(context: Context, caption: string) {
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
    addToUi: () => context.host.view.show('menu', entries),
  };
  return context.calls.counted(built, 'Menu');
}

function pageOf(page: HtmlOutput): Page {
  return { html: page.getContent(), title: page.getTitle(), width: page.getWidth(), height: page.getHeight() };
}
