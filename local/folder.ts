import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  usable(folder, () => {
    writeFileSync(aside, content, { mode: 0o600 });
    renameSync(aside, path);
  });
}

/**
 * Takes a folder for this process; gives what frees it. The lock of a process that was killed counts for nothing. Throws
 * `UnusableFolder` where another one has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'in-use.lock');
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new UnusableFolder(
      `Process ${holder} uses the folder "${folder}". Wait for its end, or give another folder.`,
    );
  }
  replaceIn(folder, 'in-use.lock', String(process.pid));
  return () => rmSync(lock, { force: true });
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

function usable(folder: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new UnusableFolder(`The folder "${folder}" cannot be used: ${WHY[code] ?? message}. Give another folder.`);
  }
}
