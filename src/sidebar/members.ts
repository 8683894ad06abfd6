import type { DirectoryProgress, Result } from '../answers';
import { ask } from './server';

/** Does one thing, saying what; undefined where it was refused. */
type Doing = <T>(text: string, work: () => Promise<Result<T>>) => Promise<T | undefined>;

/** Reads the member directory to its end; false where GrowthZone refused. Without a connection there is nothing to read. */
export async function readMembers(doing: Doing): Promise<boolean> {
  let text = 'Reading GrowthZone’s members…';
  for (;;) {
    const answer = await doing(text, readSome);
    if (answer === undefined) return false;
    if (answer === null || answer.done) return true;
    text = `Reading GrowthZone’s members: ${answer.read.toLocaleString('en-US')} of ${answer.total.toLocaleString('en-US')}…`;
  }
}

async function readSome(): Promise<Result<DirectoryProgress | null>> {
  const read = await ask({ ask: 'readMembers', restart: false });
  return !read.ok && read.problem.code === 'not-connected' ? { ok: true, value: null } : read;
}
