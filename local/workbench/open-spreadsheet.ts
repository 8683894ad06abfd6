import type { RosterSettings } from '../../src/roster';
import { ask, Refused } from '../ask';
import type { LocalClock } from '../clock';
import { AddOn } from '../sheets/add-on';
import { SpreadsheetHost } from '../sheets/host';
import type { SavedSpreadsheet } from '../sheets/saved';
import type { MenuEntry as ScriptMenuEntry, Shown } from '../sheets/shown';
import { PRACTICE_KEY, PRACTICE_TENANT } from './association';
import { watchChanges } from './changes';
import type { Keeping, UsersProperties } from './keeping';
import type { ScriptPages } from './pages';
import type { MenuEntry, Push, User } from './protocol';

/** The first one is whoever opens the first window. */
export const USERS: readonly [User, ...User[]] = [
  { name: 'Maria Lopez', email: 'maria.lopez@example.org' },
  { name: 'Sam Rivera', email: 'sam.rivera@example.org' },
];

export interface OpenSpreadsheetOptions {
  readonly dist: string;
  readonly worker: string;
  readonly clock: LocalClock;
  /** Which address on this machine stands for which host. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly keeping: Keeping;
  readonly pages: ScriptPages;
  /** Sends something to a user's windows; to everybody's where no user is named. */
  readonly push: (what: Push, user?: string) => void;
}

/** The spreadsheet that is open, and the add-on as each user has it there. */
export class OpenSpreadsheet {
  private current: SpreadsheetHost;
  private addOns = new Map<string, Promise<AddOn>>();
  private properties: UsersProperties;
  private endWatching: () => void;
  private isTogether = false;
  private workedOn = true;

  constructor(
    private readonly options: OpenSpreadsheetOptions,
    saved: SavedSpreadsheet,
  ) {
    this.properties = options.keeping.usersProperties();
    this.current = this.hostOf(saved);
    this.endWatching = watchChanges(this.current, (what) => options.push(what));
  }

  get host(): SpreadsheetHost {
    return this.current;
  }

  /** True once somebody or the add-on changed anything since it was opened; one that was kept may have been. */
  get isWorkedOn(): boolean {
    return this.workedOn;
  }

  /** What has happened so far belongs to its opening. */
  beginFresh(): void {
    this.workedOn = false;
  }

  /** Opens another spreadsheet. Scripts that run are ended; the users' properties stay, as at Google. */
  async open(saved: SavedSpreadsheet): Promise<void> {
    // Kept first: where the disk is full, what was open stays.
    this.options.keeping.keepSpreadsheet(saved);
    this.endWatching();
    await this.endScripts();
    this.current = this.hostOf(saved);
    this.endWatching = watchChanges(this.current, (what) => this.options.push(what));
  }

  /** Nobody is connected to anything any more. */
  async forgetUsers(): Promise<void> {
    await this.endScripts();
    this.properties = {};
    this.options.keeping.keepUsersProperties(this.properties);
  }

  /** The add-on of one user, with its menu; made when first asked for. */
  addOn(email: string): Promise<AddOn> {
    const known = this.addOns.get(email);
    if (known) return known;
    const made = this.makeAddOn(email);
    this.addOns.set(email, made);
    // One that did not load is tried again when next asked for.
    made.catch(() => this.addOns.delete(email));
    return made;
  }

  /** The user's add-on, with the practice connection saved where there was none. */
  async connect(email: string): Promise<AddOn> {
    const addOn = await this.addOn(email);
    if (Object.keys(addOn.userProperties()).length === 0) {
      await ask(addOn, { ask: 'saveConnection', tenant: PRACTICE_TENANT, key: PRACTICE_KEY });
    }
    return addOn;
  }

  /** Has everybody's add-on read the members anew: GrowthZone has others than it had. */
  async readMembersAnew(): Promise<void> {
    for (const made of this.addOns.values()) {
      const addOn = await made;
      try {
        let reading = await ask(addOn, { ask: 'readMembers', restart: true });
        while (!reading.done) reading = await ask(addOn, { ask: 'readMembers', restart: false });
      } catch (error) {
        // Not connected, or GrowthZone is in trouble: the next check says so.
        if (!(error instanceof Refused)) throw error;
      }
    }
  }

  /**
   * What spares a newcomer typing: the practice connection is saved, through the add-on's own question, and the
   * sidebar is open: at the first screen for whoever has seen nothing yet. `settings` are what the coordinator of a
   * sample has decided already.
   */
  async welcome(email: string, settings: RosterSettings | undefined, isNewcomer = false): Promise<void> {
    const addOn = await this.connect(email);
    if (settings && Object.keys(settings).length > 0) await ask(addOn, { ask: 'saveSettings', settings });
    if (this.host.workbook.sheets.some(({ hiddenRows }) => hiddenRows)) await ask(addOn, { ask: 'findHiddenRows' });
    await addOn.run(isNewcomer ? 'introduceCeRoster' : 'openCeRoster');
  }

  /** Does something whose many changes are kept once, at its end. */
  together(work: () => void): void {
    this.isTogether = true;
    try {
      work();
    } finally {
      this.isTogether = false;
      this.keep();
    }
  }

  /** What a user's window shows of the add-on. */
  async shownTo(email: string): Promise<Shown> {
    return (await this.addOn(email)).shown;
  }

  menuOf({ menu }: Shown): MenuEntry[] {
    return menu.map(menuEntry);
  }

  async close(): Promise<void> {
    this.endWatching();
    await this.endScripts();
  }

  private async endScripts(): Promise<void> {
    const addOns = [...this.addOns.values()];
    this.addOns = new Map();
    for (const addOn of await Promise.allSettled(addOns)) if (addOn.status === 'fulfilled') await addOn.value.close();
  }

  private hostOf(saved: SavedSpreadsheet): SpreadsheetHost {
    const host = new SpreadsheetHost(saved, this.options.clock.now);
    host.onStored(() => this.keep());
    host.onChange(() => {
      this.workedOn = true;
    });
    return host;
  }

  private keep(): void {
    if (this.isTogether) return;
    const { workbook, documentProperties } = this.current;
    this.options.keeping.keepSpreadsheet({ workbook, documentProperties: documentProperties.getProperties() });
  }

  private async makeAddOn(email: string): Promise<AddOn> {
    const { dist, worker, clock, hosts, keeping, push, pages } = this.options;
    const userProperties = this.properties[email] ?? {};
    const addOn = await AddOn.open({ host: this.current, dist, worker, clock, hosts, user: email, userProperties });
    addOn.onUserProperties(() => {
      this.properties = { ...this.properties, [email]: addOn.userProperties() };
      keeping.keepUsersProperties(this.properties);
    });
    // As Google does when a spreadsheet opens, before anything was authorised.
    await addOn.runUnauthorised('onOpen');
    addOn.onShown((what, shown) => {
      if (what === 'menu') push({ kind: 'menu', menu: this.menuOf(shown) }, email);
      if (what === 'selection') push({ kind: 'select', selection: shown.selection }, email);
      if (what === 'toast' && shown.toast) {
        const { title, message, seconds } = shown.toast;
        push({ kind: 'toast', title, text: message, seconds }, email);
      }
      if (what === 'sidebar' || what === 'dialog') {
        const page = shown[what];
        push({ kind: what, page: page ? pages.add(page) : null }, email);
      }
    });
    return addOn;
  }
}

function menuEntry(entry: ScriptMenuEntry): MenuEntry {
  if (entry.kind === 'separator') return { kind: 'line' };
  if (entry.kind === 'menu') return { ...entry, entries: entry.entries.map(menuEntry) };
  return entry;
}
