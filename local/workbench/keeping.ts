import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder, makeFolder, replaceIn, UnusableFolder } from '../folder';
import { fromJson, type SavedSpreadsheet, toJson } from '../sheets/saved';

export type UsersProperties = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the workbench keeps what it was left with. */
export interface Keeping {
  /** The folder; nothing: in memory, so that nothing is kept. */
  readonly folder: string | undefined;
  spreadsheet(): SavedSpreadsheet | undefined;
  keepSpreadsheet(saved: SavedSpreadsheet): void;
  usersProperties(): UsersProperties;
  keepUsersProperties(properties: UsersProperties): void;
  /** Nothing is kept any more: another workbench may have the folder. */
  close(): void;
}

const SPREADSHEET = 'spreadsheet.json';
const USERS = 'user-properties.json';

/** Keeps in a folder, made where missing, or nowhere. Throws `UnusableFolder`, also where another process has it. */
export function openKeeping(folder: string | undefined): Keeping {
  if (folder === undefined) {
    return {
      folder,
      spreadsheet: () => undefined,
      keepSpreadsheet: () => undefined,
      usersProperties: () => ({}),
      keepUsersProperties: () => undefined,
      close: () => undefined,
    };
  }
  makeFolder(folder);
  return {
    folder,
    spreadsheet: () => read(join(folder, SPREADSHEET), fromJson),
    keepSpreadsheet: (saved) => replaceIn(folder, SPREADSHEET, toJson(saved)),
    usersProperties: () => read(join(folder, USERS), (text) => JSON.parse(text) as UsersProperties) ?? {},
    keepUsersProperties: (properties) => replaceIn(folder, USERS, JSON.stringify(properties)),
    close: lockFolder(folder),
  };
}

/** Nothing where there is no such file yet. */
function read<T>(path: string, parse: (text: string) => T): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UnusableFolder(
      `"${path}" cannot be read: ${(cause as Error).message} Delete it, or give another folder.`,
    );
  }
}
