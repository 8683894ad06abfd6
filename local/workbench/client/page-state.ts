import type { Hello, MenuEntry, ScriptPage } from '../protocol';

/** All that the page shows besides the cells. */
export interface PageState {
  readonly connected: boolean;
  readonly hello: Hello | undefined;
  readonly fileName: string;
  readonly menu: readonly MenuEntry[];
  readonly sidebar: ScriptPage | null;
  /** Somebody has just asked for the sidebar. */
  readonly isSidebarWanted: boolean;
  readonly dialog: ScriptPage | null;
  readonly toasts: readonly Toast[];
  /** What went wrong, until it is closed or something else is done. */
  readonly problem: string;
  /** The selected cell in words, for those who do not see the grid. */
  readonly spoken: string;
}

export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** Before the server has said anything. */
export const START: PageState = {
  connected: true,
  hello: undefined,
  fileName: '',
  menu: [],
  sidebar: null,
  isSidebarWanted: false,
  dialog: null,
  toasts: [],
  problem: '',
  spoken: '',
};
