import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from './command-line';

/** A folder that cannot hold what it should, or that holds something else. */
export class UnusableFolder extends UserError {}

const WHY: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of it is a file',
  ENOENT: 'it cannot be made there',
  EISDIR: 'a folder has the name of a file in it',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'a file may not be as long as that',
};

/** Makes a folder, and those around it, where missing. Throws `UnusableFolder`. */
export function makeFolder(folder: string): void {
  usable(folder, () => mkdirSync(folder, { recursive: true }));
}

/** Puts a file into a folder, which is made where missing. Throws `UnusableFolder`. */
export function writeInto(folder: string, name: string, content: string | Uint8Array): void {
  makeFolder(folder);
  usable(folder, () => writeFileSync(join(folder, name), content));
}

/**
 * Replaces a file in one step, so that a kill leaves the old one or the new one. It is for this account of the computer
 * alone: what is kept may hold a key in clear. Throws `UnusableFolder`.
 */
export function replaceIn(folder: string, name: string, content: string): void {
  const path = join(folder, name);
  const aside = `${path}.${process.pid}.tmp`;
  try {
    usable(folder, () => {
      writeFileSync(aside, content, { mode: 0o600 });
      renameSync(aside, path);
    });
  } finally {
    // Half a file is of no use to anybody.
    rmSync(aside, { force: true });
  }
}

/**
 * Takes a folder for this process; gives what frees it. The lock of a process that was killed counts for nothing. Throws
 * `UnusableFolder` where another one has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'in-use.lock');
  const own = `${lock}.${process.pid}.tmp`;
  try {
    usable(folder, () => writeFileSync(own, String(process.pid), { mode: 0o600 }));
    for (let tries = 0; ; tries += 1) {
      if (usable(folder, () => linked(own, lock))) break;
      const holder = holderIn(lock);
      if (holder === process.pid) break;
      if (tries > 3 || (holder > 0 && isAlive(holder))) {
        throw new UnusableFolder(
          `Process ${holder} uses the folder "${folder}". Wait until it ends, or give another folder.`,
        );
      }
      setAside(lock, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (holderIn(lock) === process.pid) rmSync(lock, { force: true });
  };
}

/** Puts a file under a name that nothing has, in one step: of two processes one is first. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process whose lock it is; 0 where it is gone, or says nothing. */
function holderIn(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** Takes away the lock of a dead process. One that somebody else took meanwhile is put back. */
function setAside(lock: string, dead: number): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (holderIn(aside) !== dead) linked(aside, lock);
  rmSync(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another account's process may not be signalled, and is alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function usable<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new UnusableFolder(`The folder "${folder}" cannot be used: ${WHY[code] ?? message}. Give another folder.`);
  }
}
