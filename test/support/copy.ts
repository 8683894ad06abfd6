import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COPIED = ['src', 'local', 'samples', 'build.mjs', 'package.json', 'appsscript.json'];

/** Does `work` with a copy of this project that it may change: its source without the tests, and the same packages. */
export async function withCopy(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-copy-'));
  try {
    for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'test/fixtures/rosters'), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
