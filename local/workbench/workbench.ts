import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRoster } from '../../src/roster';
import { ask } from '../ask';
import type { LocalClock } from '../clock';
import { UserError } from '../command-line';
import { readWorkbook, readWorkbookBytes, type Workbook as SheetsWorkbook, workbookBytes } from '../sheets';
import { type Association, NEIGHBOR_TENANT, PRACTICE_KEY, PRACTICE_TENANT } from './association';
import { applyEdit } from './edits';
import { fitColumns } from './fit-columns';
import { growthZoneView } from './growthzone-view';
import type { Keeping } from './keeping';
import { OpenSpreadsheet, USERS } from './open-spreadsheet';
import type { ScriptPages } from './pages';
import { practiceSentence } from './practice';
import type { Edit, GridSelection, GridWorkbook, GrowthZoneView, Hello, Opening, Push, User, Way } from './protocol';
import { localTime, vendorCells } from './roster-cells';
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
  /** The open file of a person's own, whose people the practice GrowthZone does not know. */
  private stranger: string | null = null;

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
    if (!kept) for (const sheet of saved.workbook.sheets) fitColumns(sheet);
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
    workbench.stranger = sample || kept ? null : saved.workbook.name;
    const isNewcomer = first === undefined && !kept;
    workbench.opening = spreadsheet
      .welcome(USERS[0].email, kept ? undefined : settingsOf(root, sample), isNewcomer)
      .then(() => kept || spreadsheet.beginFresh());
    return workbench;
  }

  get pages(): ScriptPages {
    return this.options.pages;
  }

  get growthZoneUrl(): string {
    return this.options.association.url;
  }

  /** A window is there: it learns who it is and what is shown, before anything else. */
  async connect(windowId: string, send: (push: Push) => void, wanted?: string): Promise<void> {
    // A window that comes back keeps its sidebar: it must not see this one being opened.
    await this.opening.catch(() => undefined);
    const user = this.windows.connect(windowId, send, wanted);
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
    this.windows.push({ kind: 'clock', ahead: this.ahead() });
  }

  /** By how many milliseconds the workbench's clock is ahead of this computer's: the add-on's pages go by it, too. */
  ahead(): number {
    return this.options.clock.now() - Date.now();
  }

  setStranger(file: string | null): void {
    this.stranger = file;
    this.windows.push({ kind: 'stranger', file });
  }

  /** Adds the open roster's people and events to the practice GrowthZone, so that it can be practiced with. */
  async practice(user: User): Promise<void> {
    await this.inTurn(async () => {
      const addOn = await this.spreadsheet.connect(user.email);
      const { sheet, settings } = await ask(addOn, { ask: 'state' });
      const cells = vendorCells(this.spreadsheet.host, sheet);
      if (!cells) throw new UserError('There is no roster to practice with. Open its sheet and try again.');
      const { name, timeZone } = this.spreadsheet.host.workbook;
      const today = localTime(new Date(this.options.clock.now()), timeZone).slice(0, 10);
      const checked = checkRoster(cells, { settings, today, fileName: name });
      if (!checked.ok) throw new UserError(checked.problem.message);
      const done = this.options.association.practice(checked.value, settings.classDate);
      await this.spreadsheet.readMembersAnew();
      // It begins again with the members of now; nothing that was decided is lost.
      await addOn.run('openCeRoster');
      this.windows.push({ kind: 'toast', title: '', text: practiceSentence(done), seconds: 15 }, user.email);
      if (done.days.length > 0) this.setStranger(null);
    });
  }

  /** What a person typed or did. Where the workbook refuses it, the window is shown what is really there. */
  edit(workbookId: string, edits: readonly Edit[], user: User, windowId: string): void {
    const { host } = this.spreadsheet;
    // Typed before another file was opened: that is on nobody's screen any more.
    if (host.workbook.id !== workbookId) return;
    this.spreadsheet.together(() => {
      for (const edit of edits) {
        // Nor is a tab that went meanwhile, as the add-on's own for a moment do.
        if ('sheetId' in edit && !host.workbook.sheets.some(({ id }) => id === edit.sheetId)) continue;
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

  async openSample(file: string, user: User, way: Way | null): Promise<Opening> {
    const sample = sampleNamed(file);
    if (!sample) throw new Error(`There is no sample named "${file}".`);
    const bytes = readFileSync(join(this.options.root, 'samples', sample.file));
    return this.lay(bytes, sample.file, user, sample, way);
  }

  /** Opens somebody's own file. Rejects with `UnreadableFile`; what was open stays. */
  openBytes(bytes: Buffer, name: string, user: User, way: Way | null): Promise<Opening> {
    return this.lay(bytes, name, user, undefined, way);
  }

  /** Everything as it was at first. */
  async startOver(user: User): Promise<void> {
    await this.inTurn(async () => {
      await this.spreadsheet.forgetUsers();
      await this.options.association.reset();
    });
    await this.openSample(SAMPLES[0].file, user, 'instead');
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

  /** Opens what a file holds. Where that would close what was worked on, it asks first: nothing is done yet. */
  private async lay(
    bytes: Buffer,
    name: string,
    user: User,
    sample: SampleRoster | undefined,
    way: Way | null,
  ): Promise<Opening> {
    const workbook = await readWorkbookBytes(bytes, name, { locale: LOCALE });
    for (const sheet of workbook.sheets) fitColumns(sheet);
    if (way === null && this.spreadsheet.isWorkedOn) return 'asks';
    await this.inTurn(async () => {
      if (sample) this.options.association.prepare(sample);
      if (way === 'as a sheet') await this.addSheets(workbook, user);
      else {
        await this.spreadsheet.open({ workbook, documentProperties: {} });
        await this.spreadsheet.welcome(user.email, settingsOf(this.options.root, sample));
        this.spreadsheet.beginFresh();
      }
    });
    this.setStranger(sample ? null : name);
    if (way !== 'as a sheet') await this.showAnew(user);
    return 'opened';
  }

  /** The add-on begins with the new sheet; what is in the others stays. */
  private async addSheets({ sheets }: SheetsWorkbook, user: User): Promise<void> {
    const [first] = sheets.map((sheet) => this.spreadsheet.host.addSheet(sheet));
    const addOn = await this.spreadsheet.connect(user.email);
    if (first) {
      const cell = { row: 0, column: 0, rows: 1, columns: 1 };
      addOn.setSelection(first.id, cell.row, cell.column, cell.rows, cell.columns);
      this.windows.push({ kind: 'select', selection: { sheetId: first.id, ...cell } }, user.email);
    }
    await addOn.run('openCeRoster');
  }

  private async showAnew(user: User): Promise<void> {
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
      stranger: this.stranger,
      ahead: this.ahead(),
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
