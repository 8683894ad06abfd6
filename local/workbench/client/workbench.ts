import type { GridSelection, GridWorkbook, GrowthZoneView, Hello, Opening, Push, Reply, Way } from '../protocol';
import { Connection } from './connection';
import { expose } from './driving';
import { keepKeyboardWhileLoading } from './focus';
import type { Grid } from './grid';
import { type PageState, START, type WaitingFile } from './page-state';

const MOST_BYTES = 20 * 1024 * 1024;

/** The page's side of the workbench: the grid, the line to the server, and what is on screen. */
export class Workbench {
  state = START;
  readonly connection: Connection;
  private readonly grid: Promise<Grid>;
  private workbookId = '';
  private toasts = 0;
  private isLoaded: () => void = () => undefined;
  /** Settles once the workbook is in the grid. */
  readonly ready = new Promise<void>((resolve) => {
    this.isLoaded = resolve;
  });

  constructor(
    container: HTMLElement,
    private readonly onState: (state: PageState) => void,
  ) {
    // The grid's library is large: the page around it is there before it.
    this.grid = import('./grid').then(
      ({ Grid: Loaded }) =>
        new Loaded(container, {
          onEdits: (edits) => void this.report(this.connection.edit(this.workbookId, edits)),
          onSelect: (selection) => this.selected(selection),
          onRefused: (text) => this.toast('', text, 6),
        }),
    );
    this.connection = new Connection(windowId(), {
      onPush: (push) => void this.pushed(push),
      onConnected: (connected) => this.set({ connected }),
      onResent: () => void this.load(),
    });
    keepKeyboardWhileLoading(this.ready);
    expose(this.ready, this.grid);
  }

  run = (name: string, args: readonly unknown[]): Promise<Reply<unknown>> => this.connection.run(name, args);

  readGrowthZone = (): Promise<Reply<GrowthZoneView>> => this.connection.get('growthzone');

  /** Calls a menu item's function; what it throws is shown as Google shows it. */
  choose(functionName: string): void {
    void this.report(this.connection.run(functionName, []));
  }

  async openFile(file: File, way: Way | null = null): Promise<void> {
    if (file.size > MOST_BYTES) {
      const megabytes = Math.round(file.size / 1024 / 1024);
      this.set({ problem: `"${file.name}" is too big: ${megabytes} MB. A roster may have up to 20 MB.` });
      return;
    }
    const opening = this.connection.upload(file, way);
    await this.opened(file.name, opening, (said) => void this.openFile(file, said));
  }

  openSample(file: string, way: Way | null = null): Promise<void> {
    const opening = this.connection.post<Opening>('sample', { file, way });
    return this.opened(file, opening, (said) => void this.openSample(file, said));
  }

  /** A file that would close what was worked on waits until a person has said how it is opened. */
  private async opened(name: string, opening: Promise<Reply<Opening>>, open: WaitingFile['open']): Promise<void> {
    const reply = await opening;
    this.set({ problem: reply.ok ? '' : reply.message });
    this.set({ waiting: reply.ok && reply.value === 'asks' ? { name, open } : null });
  }

  forgetWaiting(): void {
    this.set({ waiting: null });
  }

  /** Adds the roster's people and events to the practice GrowthZone. */
  practice(): Promise<void> {
    return this.report(this.connection.post('practice', {}));
  }

  notNow(): Promise<void> {
    return this.report(this.connection.post('not-now', {}));
  }

  async startOver(): Promise<void> {
    await this.report(this.connection.post('start-over', {}));
    this.set({ beginnings: this.state.beginnings + 1 });
  }

  signIn(email: string): Promise<void> {
    return this.report(this.connection.post('user', { email }));
  }

  closePage(which: 'sidebar' | 'dialog'): void {
    this.set({ [which]: null });
    void this.connection.post('closed', { which });
  }

  async undo(): Promise<void> {
    (await this.grid).undo();
  }

  async redo(): Promise<void> {
    (await this.grid).redo();
  }

  dismiss(): void {
    this.set({ problem: '' });
  }

  private set(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    this.onState(this.state);
  }

  private async report(asked: Promise<Reply<unknown>>): Promise<void> {
    const reply = await asked;
    this.set({ problem: reply.ok ? '' : reply.message });
  }

  private async pushed(push: Push): Promise<void> {
    if (push.kind === 'hello') return this.welcomed(push.hello);
    if (push.kind === 'workbook') return this.load();
    if (push.kind === 'menu') return this.set({ menu: push.menu });
    if (push.kind === 'sidebar') return this.set({ sidebar: push.page, isSidebarWanted: true });
    if (push.kind === 'dialog') return this.set({ dialog: push.page });
    if (push.kind === 'stranger') return this.set({ stranger: push.file });
    if (push.kind === 'clock') return this.set({ ahead: push.ahead });
    if (push.kind === 'toast') return this.toast(push.title, push.text, push.seconds);
    const grid = await this.grid;
    if (push.kind === 'sheets') grid.applySheets(push.sheets);
    if (push.kind === 'blocks') grid.apply(push.blocks);
    if (push.kind === 'select') grid.select(push.selection);
  }

  /** The first time, and again after the server was away: then nothing on screen is given up. */
  private async welcomed(hello: Hello): Promise<void> {
    const { sidebar, hello: before } = this.state;
    // Started again from a changed source: this page and its sidebar are of yesterday.
    if (before && before.build !== hello.build) return location.reload();
    const isSameUser = before?.user.email === hello.user.email;
    const { menu, stranger, ahead } = hello;
    this.set({ hello, menu, stranger, ahead, sidebar: (isSameUser ? sidebar : null) ?? hello.sidebar });
    await this.load();
  }

  private async load(): Promise<void> {
    const reply = await this.connection.get<GridWorkbook>('workbook');
    if (!reply.ok) return this.set({ problem: reply.message });
    const grid = await this.grid;
    if (this.workbookId === reply.value.id) grid.refresh(reply.value);
    else grid.load(reply.value);
    this.workbookId = reply.value.id;
    document.title = `${reply.value.name} - CE Roster workbench`;
    this.set({ fileName: reply.value.name });
    this.isLoaded();
  }

  private async selected(selection: GridSelection): Promise<void> {
    this.connection.select(selection);
    const grid = await this.grid;
    const { text, note } = grid.cell(grid.nameOf(selection.sheetId), selection.row, selection.column);
    const place = `${columnName(selection.column)}${selection.row + 1}`;
    this.set({ spoken: [place, text || 'empty', note && `Note: ${note}`].filter(Boolean).join(', ') });
  }

  private toast(title: string, text: string, seconds: number): void {
    this.toasts += 1;
    const id = this.toasts;
    this.set({ toasts: [...this.state.toasts, { id, title, text }] });
    if (seconds > 0) setTimeout(() => this.closeToast(id), seconds * 1000);
  }

  closeToast(id: number): void {
    this.set({ toasts: this.state.toasts.filter((toast) => toast.id !== id) });
  }
}

/** A window keeps its number when it is reloaded, and no other window has it. */
function windowId(): string {
  const known = sessionStorage.getItem('window');
  const id = known ?? crypto.randomUUID();
  sessionStorage.setItem('window', id);
  return id;
}

function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest;
}
