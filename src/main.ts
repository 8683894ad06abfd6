import { answer } from './google/entry';
import { openSidebar, showHelp, showMenu } from './google/ui';

/** Google calls this once after the add-on was installed. */
export function onInstall(): void {
  showMenu();
}

/** Google calls this whenever the spreadsheet opens, before anything was authorised. */
export function onOpen(): void {
  showMenu();
}

/** Menu: Open. */
export function openCeRoster(): void {
  openSidebar();
}

/** Menu: Help. */
export function helpCeRoster(): void {
  showHelp();
}

/** Everything the sidebar asks, as `src/api.ts` lists it. */
export function ask(request: unknown): unknown {
  return answer(request);
}
