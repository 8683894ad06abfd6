import { serve } from './answers/serve';
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
  openSidebar('open');
}

/** The first screen, also for whoever is connected already: what the add-on does, never does, and keeps. */
export function introduceCeRoster(): void {
  openSidebar('welcome');
}

/** Menu: Check roster. */
export function checkRosterNow(): void {
  openSidebar('check');
}

/** Menu: Build credit tabs. */
export function buildCreditTabs(): void {
  openSidebar('build');
}

/** Menu: Import this credit tab. */
export function importThisTab(): void {
  openSidebar('import');
}

/** Menu: Mark this tab attended. */
export function markThisTabAttended(): void {
  openSidebar('mark');
}

/** Menu: Download CSV files. */
export function downloadFiles(): void {
  openSidebar('files');
}

/** Menu: Help. */
export function helpCeRoster(): void {
  showHelp();
}

/** Every request of the page, as `src/answers/index.ts` lists them. */
export function ask(request: unknown): unknown {
  return serve(request);
}
