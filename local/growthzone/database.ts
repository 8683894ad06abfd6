import { join } from 'node:path';
import Database from 'libsql';
import { makeFolder, UnusableFolder } from '../folder';
import { PLACES_OF_NUMBERS, SCHEMA, SCHEMA_VERSION } from './schema.sql';

export type Value = string | number | null;

/** The few things that the rules ask of SQLite. Statements are prepared once and kept. */
export interface Db {
  /** Every row of the answer. `Row` names the selected columns; the schema vouches for it. */
  all<Row>(sql: string, ...values: Value[]): Row[];
  /** The first row, if there is one. */
  one<Row>(sql: string, ...values: Value[]): Row | undefined;
  /** The single number that `sql` selects, such as a count. */
  number(sql: string, ...values: Value[]): number;
  /** Changes something; gives the id of the row inserted last. */
  run(sql: string, ...values: Value[]): number;
  /** All of `work` or nothing of it; inside another transaction it simply belongs to that one. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens `dataDir`/growthzone.db, made where missing, or a database in memory where no folder is given.
 * Every committed change survives the death of the process: the log is written before `run` returns. Throws
 * `UnusableFolder`, also where another version of this stand-in wrote the file.
 */
export function openDatabase(dataDir?: string): Db {
  if (dataDir === undefined) return filled(new Database(':memory:'), '');
  makeFolder(dataDir);
  const path = join(dataDir, 'growthzone.db');
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { timeout: 5000 });
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    return filled(connection, dataDir);
  } catch (cause) {
    connection?.close();
    if (cause instanceof UnusableFolder) throw cause;
    throw new UnusableFolder(`"${path}" cannot be opened: ${(cause as Error).message}. Give another folder.`);
  }
}

/** The database with its tables, made where it is new. */
function filled(connection: Database.Database, dataDir: string): Db {
  const db = asDb(connection);
  const version = db.number('PRAGMA user_version');
  if (version === 0) createSchema(connection, db);
  else if (version !== SCHEMA_VERSION) {
    throw new UnusableFolder(
      `The folder "${dataDir}" was filled by another version of the stand-in. Give another folder, or delete this one.`,
    );
  }
  return db;
}

function createSchema(connection: Database.Database, db: Db): void {
  db.transaction(() => {
    connection.exec(SCHEMA);
    for (const [table, first] of Object.entries(PLACES_OF_NUMBERS)) {
      db.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', table, first - 1);
    }
    connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  });
}

/** What the disk refuses is the user's to mend. Throws `UnusableFolder` then. */
function written<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code = '', message } = error as { readonly code?: string; readonly message: string };
    if (!/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) throw error;
    throw new UnusableFolder(
      `The stand-in's folder cannot be used: ${message}. Make room, or give another folder, and try again.`,
    );
  }
}

/** Not the driver's own, which hides what went wrong: where the disk is full, SQLite has rolled back already. */
function transaction<T>(connection: Database.Database, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    written(() => connection.exec('COMMIT'));
    return done;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function asDb(connection: Database.Database): Db {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  // The driver takes a lone null for a list of names, so values always travel as one array.
  const all = <Row>(sql: string, ...values: Value[]) => written(() => statement(sql).all(values) as Row[]);
  return {
    all,
    // Not the driver's get(): it adds a `_metadata` of its own to the row.
    one: <Row>(sql: string, ...values: Value[]) => all<Row>(sql, ...values)[0],
    number: (sql, ...values) => Number(Object.values(all<Record<string, Value>>(sql, ...values)[0] ?? {})[0] ?? 0),
    run: (sql, ...values) => written(() => Number(statement(sql).run(values).lastInsertRowid)),
    transaction: (work) => (connection.inTransaction ? work() : transaction(connection, work)),
    close: () => void connection.close(),
  };
}
