import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What came of one import that was killed again and again. */
export interface Round {
  readonly kills: number;
  readonly status: number | null;
  readonly stderr: string;
  /** The stand-in's own counts at the end; undefined where the command did not print them. */
  readonly counted: Readonly<Record<string, number>> | undefined;
}

const ROSTER = ['samples/webinar-report.csv', '--settings', 'samples/webinar-report.settings.json'];
/** Everybody of that roster who earned credit. */
export const PEOPLE = 18;
const MOST_KILLS = 40;

/** Runs the real command in a directory of its own and kills it at random moments until it ends by itself. */
export async function killedUntilDone(seed: number): Promise<Round> {
  const dir = mkdtempSync(join(tmpdir(), 'ce-roster-kill-'));
  const args = ['build/roster.mjs', 'import', ...ROSTER, '--json', '--data', dir, '--chaos', String(seed)];
  try {
    for (let kills = 0; ; kills += 1) {
      // Later and later, so that it gets to its end; from the first moment on, so that every part of it is met.
      const after = kills < MOST_KILLS ? 50 + Math.random() * (600 + kills * 150) : undefined;
      const ended = await run(args, after);
      if (ended.status !== null) return { ...ended, kills, counted: countsIn(ended.stdout) };
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], killAfter: number | undefined): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr });
    });
  });
}

function countsIn(stdout: string): Round['counted'] {
  try {
    return (JSON.parse(stdout) as { readonly growthzone: Readonly<Record<string, number>> }).growthzone;
  } catch {
    return undefined;
  }
}
