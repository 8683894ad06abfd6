import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJson, type SavedSpreadsheet, toJson } from '../sheets/saved';

export type UsersProperties = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the workbench keeps what it was left with. Each file is replaced in one step, so that a kill leaves a whole one. */
export interface Keeping {
  /** The folder; nothing: in memory, so that nothing is kept. */
  readonly folder: string | undefined;
  spreadsheet(): SavedSpreadsheet | undefined;
  keepSpreadsheet(saved: SavedSpreadsheet): void;
  usersProperties(): UsersProperties;
  keepUsersProperties(properties: UsersProperties): void;
}

/** The folder cannot hold anything, or holds something else; the message is one sentence. */
export class UnusableFolder extends Error {}

/** Keeps in a folder, made where missing, or nowhere. Throws `UnusableFolder`. */
export function openKeeping(folder: string | undefined): Keeping {
  if (folder === undefined) {
    return {
      folder,
      spreadsheet: () => undefined,
      keepSpreadsheet: () => undefined,
      usersProperties: () => ({}),
      keepUsersProperties: () => undefined,
    };
  }
  const workbook = join(folder, 'spreadsheet.json');
  const users = join(folder, 'user-properties.json');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new UnusableFolder(`The folder "${folder}" cannot be made: ${(cause as Error).message}. Give another one.`);
  }
  return {
    folder,
    spreadsheet: () => (existsSync(workbook) ? read(workbook, fromJson) : undefined),
    keepSpreadsheet: (saved) => replace(workbook, toJson(saved)),
    usersProperties: () => (existsSync(users) ? read(users, (text) => JSON.parse(text) as UsersProperties) : {}),
    keepUsersProperties: (properties) => replace(users, JSON.stringify(properties)),
  };
}

function read<T>(path: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UnusableFolder(
      `"${path}" cannot be read: ${(cause as Error).message} Delete it, or give another folder.`,
    );
  }
}

/** For this account of the computer alone: the users' properties hold the practice key in clear. */
function replace(path: string, text: string): void {
  const aside = `${path}.${process.pid}.tmp`;
  writeFileSync(aside, text, { mode: 0o600 });
  renameSync(aside, path);
}
