import type { Hello, MenuEntry, ScriptPage, Way } from '../protocol';

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
  /** A file that waits for a person to say how it is opened over what is there. */
  readonly waiting: WaitingFile | null;
  /** A file of the person's own, whose people the practice GrowthZone does not know. */
  readonly stranger: string | null;
  /** By how many milliseconds the workbench's clock is ahead of this computer's. */
  readonly ahead: number;
  /** How often everything was begun anew: what showed the old GrowthZone is loaded again. */
  readonly beginnings: number;
  /** The selected cell in words, for those who do not see the grid. */
  readonly spoken: string;
}

export interface WaitingFile {
  readonly name: string;
  open(way: Way): void;
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
  waiting: null,
  stranger: null,
  ahead: 0,
  beginnings: 0,
  spoken: '',
};
