import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../clock';
import { lockFolder, makeFolder, replaceIn, UnusableFolder } from '../folder';
import { fromJson, type SavedSpreadsheet, type SpreadsheetHost, toJson } from '../sheets';

/** What an import keeps in its folder, so that the same command goes on where a killed one stopped. */
export interface Kept {
  /** The spreadsheet as it was left; undefined at the first start. */
  readonly saved: SavedSpreadsheet | undefined;
  /** The stand-in's own folder. */
  readonly growthzone: string;
  /** The same for every start: it is one user's one window. */
  readonly session: string;
  /** How often the command was started, this time included. */
  readonly starts: number;
  /** The simulated time at which it goes on, milliseconds since 1970; undefined at the first start. */
  readonly now: number | undefined;
  /** From here on every flush and every property is kept before the script goes on. */
  keep(host: SpreadsheetHost, clock: LocalClock): void;
  close(): void;
}

interface State {
  /** Of the roster file: a folder belongs to one. */
  readonly roster: string;
  readonly session: string;
  readonly starts: number;
  readonly now: number;
  readonly spreadsheet: string;
}

/** As long as it takes to notice that a machine died, and to start again. */
const AWAY_MS = 60_000;

const FILE = 'import.json';

/** Opens the folder of an import. Throws `UnusableFolder` where it is another roster's, damaged, or in use. */
export function openKept(dir: string, file: string): Kept {
  makeFolder(dir);
  const close = lockFolder(dir);
  try {
    return { ...opened(dir, file), close };
  } catch (error) {
    close();
    throw error;
  }
}

function opened(dir: string, file: string): Omit<Kept, 'close'> {
  const state = stateIn(join(dir, FILE));
  const roster = createHash('sha256').update(readable(file)).digest('hex');
  if (state && state.roster !== roster) {
    throw new UnusableFolder(`"${dir}" holds the import of another roster. Give another folder, or delete it.`);
  }
  const session = state?.session ?? randomUUID();
  const starts = (state?.starts ?? 0) + 1;
  return {
    saved: state && fromJson(state.spreadsheet),
    growthzone: join(dir, 'growthzone'),
    session,
    starts,
    now: state && state.now + AWAY_MS,
    keep: (host, clock) => {
      const write = () => {
        const now: State = { roster, session, starts, now: clock.now(), spreadsheet: toJson(host.saved()) };
        replaceIn(dir, FILE, JSON.stringify(now));
      };
      host.onStored(write);
      write();
    },
  };
}

function stateIn(path: string): State | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch {
    throw new UnusableFolder(`"${path}" is damaged. Delete the folder and import again.`);
  }
}

/** A roster that cannot be read is told of by whoever reads it. */
function readable(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
