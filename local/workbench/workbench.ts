import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../clock';
import { readWorkbook, readWorkbookBytes, workbookBytes } from '../sheets';
import { type Association, NEIGHBOR_TENANT, PRACTICE_KEY, PRACTICE_TENANT } from './association';
import { applyEdit } from './edits';
import { growthZoneView } from './growthzone-view';
import type { Keeping } from './keeping';
import { OpenSpreadsheet, USERS } from './open-spreadsheet';
import type { ScriptPages } from './pages';
import type { Edit, GridSelection, GridWorkbook, GrowthZoneView, Hello, Push, User } from './protocol';
import { SAMPLES, type SampleRoster, sampleNamed, sampleSettings } from './samples';
import { blockOf, workbookSnapshot } from './snapshot';
import { Windows } from './windows';

const hostOf = (tenant: string) => `https://${tenant}.growthzoneapp.com`;
const LOCALE = 'en_US';

export interface WorkbenchOptions {
  /** The project's folder. */
  readonly root: string;
  readonly clock: LocalClock;
  readonly association: Association;
  readonly keeping: Keeping;
  readonly pages: ScriptPages;
  /** A sample's name or a file, as given on the command line; nothing: what was kept, else the first sample. */
  readonly first: string | undefined;
  /** What tells this build from others. */
  readonly build: string;
}

/** The workbench behind its page: a spreadsheet, the add-on of each user, and the practice GrowthZone. */
export class Workbench {
  readonly windows = new Windows(USERS);
  /** Settles when the workbench stops. */
  readonly closing: Promise<void>;
  private stop: () => void = () => undefined;
  /** What was begun with a spreadsheet: the next one waits for it. */
  private opening: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: WorkbenchOptions,
    readonly spreadsheet: OpenSpreadsheet,
  ) {
    this.closing = new Promise((resolve) => {
      this.stop = resolve;
    });
  }

  /** Rejects with `UnreadableFile` where the first file is no roster. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const { root, clock, association, keeping, pages, first } = options;
    const kept = first === undefined ? keeping.spreadsheet() : undefined;
    const sample = kept || first === undefined ? SAMPLES[0] : sampleNamed(first);
    const path = sample ? join(root, 'samples', sample.file) : (first ?? '');
    if (sample && !kept) association.prepare(sample);
    const saved = kept ?? { workbook: await readWorkbook(path, { locale: LOCALE }), documentProperties: {} };
    const spreadsheet = new OpenSpreadsheet(
      {
        dist: join(root, 'dist'),
        worker: join(root, 'build/worker.mjs'),
        clock,
        hosts: { [hostOf(PRACTICE_TENANT)]: association.url, [hostOf(NEIGHBOR_TENANT)]: association.url },
        keeping,
        pages,
        push: (what, email) => workbench.windows.push(what, email),
      },
      saved,
    );
    const workbench: Workbench = new Workbench(options, spreadsheet);
    workbench.opening = spreadsheet.welcome(USERS[0].email, kept ? undefined : settingsOf(root, sample));
    return workbench;
  }

  get pages(): ScriptPages {
    return this.options.pages;
  }

  get growthZoneUrl(): string {
    return this.options.association.url;
  }

  /** A window is there: it learns who it is and what is shown, before anything else. */
  async connect(windowId: string, send: (push: Push) => void): Promise<void> {
    // A window that comes back keeps its sidebar: it must not see this one being opened.
    await this.opening.catch(() => undefined);
    const user = this.windows.connect(windowId, send);
    send({ kind: 'hello', hello: await this.hello(user) });
  }

  async signIn(windowId: string, email: string): Promise<void> {
    const user = this.windows.signIn(windowId, email);
    if (!user) throw new Error(`"${email}" cannot sign in here.`);
    this.windows.pushTo(windowId, { kind: 'hello', hello: await this.hello(user) });
  }

  async snapshot(user: User): Promise<GridWorkbook> {
    const { selection } = await this.spreadsheet.shownTo(user.email);
    return workbookSnapshot(this.spreadsheet.host, selection);
  }

  growthZone(): GrowthZoneView {
    return growthZoneView(this.options.association.store, this.options.clock);
  }

  letPass(minutes: number): void {
    this.options.clock.advance(minutes * 60_000);
  }

  /** What a person typed or did. Where the workbook refuses it, the window is shown what is really there. */
  edit(workbookId: string, edits: readonly Edit[], user: User, windowId: string): void {
    const { host } = this.spreadsheet;
    // Typed before another file was opened: that is on nobody's screen any more.
    if (host.workbook.id !== workbookId) return;
    this.spreadsheet.together(() => {
      for (const edit of edits) {
        try {
          applyEdit(host, edit, user.email);
        } catch (error) {
          this.putBack(edit, windowId);
          throw error;
        }
      }
    });
  }

  async select({ sheetId, row, column, rows, columns }: GridSelection, user: User): Promise<void> {
    (await this.spreadsheet.addOn(user.email)).setSelection(sheetId, row, column, rows, columns);
  }

  async openSample(file: string, user: User): Promise<void> {
    const sample = sampleNamed(file);
    if (!sample) throw new Error(`There is no sample named "${file}".`);
    const bytes = readFileSync(join(this.options.root, 'samples', sample.file));
    await this.lay(bytes, sample.file, user, sample);
  }

  /** Opens somebody's own file. Rejects with `UnreadableFile`; what was open stays. */
  openBytes(bytes: Buffer, name: string, user: User): Promise<void> {
    return this.lay(bytes, name, user, undefined);
  }

  /** Everything as it was at first. */
  async startOver(user: User): Promise<void> {
    await this.inTurn(async () => {
      await this.spreadsheet.forgetUsers();
      await this.options.association.reset();
    });
    await this.openSample(SAMPLES[0].file, user);
  }

  async download(): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
    const { workbook } = this.spreadsheet.host;
    const bytes = new Uint8Array(await workbookBytes(workbook));
    return { name: `${workbook.name.replace(/\.[^.]*$/, '')}.xlsx`, bytes };
  }

  async close(): Promise<void> {
    this.stop();
    await this.opening.catch(() => undefined);
    await this.spreadsheet.close();
  }

  private async lay(bytes: Buffer, name: string, user: User, sample: SampleRoster | undefined): Promise<void> {
    const workbook = await readWorkbookBytes(bytes, name, { locale: LOCALE });
    await this.inTurn(async () => {
      if (sample) this.options.association.prepare(sample);
      await this.spreadsheet.open({ workbook, documentProperties: {} });
      await this.spreadsheet.welcome(user.email, settingsOf(this.options.root, sample));
    });
    this.windows.push({ kind: 'workbook' });
    for (const email of this.windows.present()) {
      const hello = await this.hello(USERS.find((one) => one.email === email) ?? user);
      this.windows.push({ kind: 'menu', menu: hello.menu }, email);
      this.windows.push({ kind: 'sidebar', page: hello.sidebar }, email);
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.opening.catch(() => undefined).then(work);
    this.opening = done;
    return done;
  }

  private async hello(user: User): Promise<Hello> {
    // A newcomer's window finds the sidebar open. Where that failed, the page is of use without.
    await this.opening.catch((error: unknown) => console.error(error));
    const shown = await this.spreadsheet.shownTo(user.email);
    return {
      user,
      users: USERS,
      samples: SAMPLES.map(({ file, title }) => ({ file, title })),
      menu: this.spreadsheet.menuOf(shown),
      sidebar: shown.sidebar ? this.pages.add(shown.sidebar) : null,
      practice: { tenant: PRACTICE_TENANT, key: PRACTICE_KEY },
      backOffice: `${this.growthZoneUrl}/backoffice`,
      kept: this.options.keeping.folder ?? null,
      build: this.options.build,
    };
  }

  private putBack(edit: Edit, windowId: string): void {
    if (edit.kind !== 'type') {
      this.windows.pushTo(windowId, { kind: 'workbook' });
      return;
    }
    const columns = Math.max(...edit.texts.map((cells) => cells.length));
    const area = { row: edit.row, column: edit.column, rows: edit.texts.length, columns };
    const block = blockOf(this.spreadsheet.host, edit.sheetId, area);
    if (block) this.windows.pushTo(windowId, { kind: 'blocks', blocks: [block] });
  }
}

function settingsOf(root: string, sample: SampleRoster | undefined) {
  return sample && sampleSettings(root, sample);
}
