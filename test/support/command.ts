import { spawn, spawnSync } from 'node:child_process';

/** What a command printed and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs a built local tool as a process of its own, as a user does. */
export function tool(name: string, args: readonly string[], env: Environment = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`build/${name}.mjs`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

/** Runs the command line. */
export function roster(args: readonly string[], env: Environment = {}): Ended {
  return tool('roster', args, env);
}

/** The same where what it speaks to lives in this process, which must go on meanwhile. */
export async function rosterBeside(args: readonly string[], env: Environment = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['build/roster.mjs', ...args], { env: { ...process.env, ...env } });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (said[name] += String(chunk)));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, ...said };
}
