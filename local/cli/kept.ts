import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../clock';
import { fromJson, type SavedSpreadsheet, type SpreadsheetHost, toJson } from '../sheets';
import { UsageError } from './arguments';

/** What an import keeps in its directory, so that the same command goes on where a killed one stopped. */
export interface Kept {
  /** The spreadsheet as it was left; undefined at the first start. */
  readonly saved: SavedSpreadsheet | undefined;
  /** The stand-in's own directory. */
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
  /** Of the roster file: a directory belongs to one. */
  readonly roster: string;
  readonly session: string;
  readonly starts: number;
  readonly now: number;
  readonly spreadsheet: string;
}

/** As long as it takes to notice that a machine died, and to start again. */
const AWAY_MS = 60_000;

/** Opens the directory of an import. Throws `UsageError` where it is another roster's, damaged, or in use. */
export function openKept(dir: string, file: string): Kept {
  mkdirSync(dir, { recursive: true });
  const lock = join(dir, 'import.lock');
  takeLock(lock, dir);
  const path = join(dir, 'import.json');
  const state = stateIn(path);
  const roster = createHash('sha256').update(readable(file)).digest('hex');
  if (state && state.roster !== roster) {
    rmSync(lock, { force: true });
    throw new UsageError(`"${dir}" holds the import of another roster. Give another directory, or delete it.`);
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
        // Written aside and renamed: a kill leaves the old one or the new one, never half of it.
        writeFileSync(`${path}.new`, JSON.stringify(now));
        renameSync(`${path}.new`, path);
      };
      host.onStored(write);
      write();
    },
    close: () => rmSync(lock, { force: true }),
  };
}

/** One process at a time; the lock of one that was killed counts for nothing. */
function takeLock(lock: string, dir: string): void {
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new UsageError(`Process ${holder} imports in "${dir}" already. Wait for it, or give another directory.`);
  }
  writeFileSync(lock, String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function stateIn(path: string): State | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch {
    throw new UsageError(`"${path}" is damaged. Delete the directory and import again.`);
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
