import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { PlatformLook } from '../../src/answers';
import { platformParts } from '../../src/sidebar/platform';
import { isTimed, judged, type PlatformLine, type PlatformResult } from '../../src/sidebar/texts/platform';
import { realClock } from '../clock';
import { parsed, UsageError } from '../command-line';
import { startGrowthZone } from '../growthzone';
import { overEmptySheet } from './session';

/** A behavior that is not the same on Google and in the local Sheets. */
interface Difference extends Pick<PlatformLine, 'id' | 'name' | 'expected'> {
  readonly google: string;
  readonly local: string;
}

/** `roster platform`: holds a result from Google against the local Sheets; 0 where they agree, 1 where anything differs. */
export async function runPlatform(root: string, argv: readonly string[]): Promise<number> {
  const { values, positionals } = parsed({
    args: [...argv],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [path, more] = positionals;
  if (path === undefined) throw new UsageError('Say which result: npm run roster -- platform RESULT.json.');
  if (more !== undefined) throw new UsageError(`One result at a time; "${more}" is one too many.`);
  const google = platformResult(path);
  const compared = compare(google, await localResult(root));
  console.log(values.json ? JSON.stringify(compared) : words(compared));
  return compared.differences.length > 0 ? 1 : 0;
}

const line = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.string(),
  expected: v.string(),
  got: v.string(),
  ok: v.union([v.boolean(), v.literal('skipped')]),
  ms: v.pipe(v.number(), v.finite(), v.minValue(0)),
});
const result = v.object({
  kind: v.literal('CE Roster platform check'),
  version: v.literal(1),
  lines: v.pipe(v.array(line), v.minLength(1), v.maxLength(1000)),
});

/** A result that "Copy result" gave. Throws `UsageError` where a file is none. */
export function platformResult(path: string): PlatformResult {
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new UsageError(`Platform check "${path}": ${why}. Give what "Copy result" in Settings copied.`);
  }
  const read = v.safeParse(result, input);
  if (read.success) return read.output;
  const place = v.getDotPath(read.issues[0]) ?? 'kind';
  throw new UsageError(
    `Platform check "${path}": "${place}" is not as "Copy result" in Settings copies it; copy it again.`,
  );
}

/** What a pasted result took for each kind of service call, in milliseconds, by the name that the local Sheets counts it by. */
export const timesOf = ({ lines }: PlatformResult): ReadonlyMap<string, number> =>
  new Map(lines.filter(({ id, got }) => isTimed(id) && got === '').map(({ id, ms }) => [id, ms]));

/** The same check over the local Sheets, with the stand-in as the association. What needs a browser is skipped. */
export async function localResult(root: string): Promise<PlatformResult> {
  const growthzone = await startGrowthZone({ clock: realClock(), keys: ['practice-key'] });
  const connection = { tenant: 'demo', apiKey: 'practice-key' };
  try {
    return await overEmptySheet(root, { connection, url: growthzone.url }, async (addOn) => {
      const looks: PlatformLook[] = [];
      for (const part of platformParts((request) => addOn.run('ask', request), undefined))
        looks.push(...(await part()));
      return judged(looks);
    });
  } finally {
    await growthzone.close();
  }
}

/** What a comparison found. */
interface Compared {
  readonly agree: number;
  readonly differences: readonly Difference[];
  /** What one of the two could not look at. */
  readonly skipped: readonly string[];
}

function compare(google: PlatformResult, local: PlatformResult): Compared {
  const [there, here] = [google, local].map(({ lines }) => new Map(lines.map((one) => [one.id, one])));
  const ids = [...new Set([...(there?.keys() ?? []), ...(here?.keys() ?? [])])].filter((id) => !isTimed(id));
  const differences: Difference[] = [];
  const skipped: string[] = [];
  for (const id of ids) {
    const [one, other] = [there?.get(id), here?.get(id)];
    const { name, expected } = (other ?? one) as PlatformLine;
    // Where only Google could look, what is expected stands for the model.
    const isLeft = one?.ok === 'skipped' || (other?.ok === 'skipped' && one?.ok === true);
    if (isLeft)
      skipped.push(
        `${name}: ${one?.ok === 'skipped' ? one.got : 'as expected; the local Sheets has no browser or tab for it'}`,
      );
    else if (one?.got !== other?.got)
      differences.push({
        id,
        name,
        expected,
        google: one?.got ?? 'not looked at',
        local: other?.got ?? 'not looked at',
      });
  }
  return { agree: ids.length - differences.length - skipped.length, differences, skipped };
}

function words({ agree, differences, skipped }: Compared): string {
  const lines = differences.flatMap(({ id, name, expected, google, local }) => [
    `${name}  (${id})`,
    `    Google ${google || 'nothing'}; the local Sheets ${local || 'nothing'}; expected ${expected}`,
  ]);
  const counts = `${agree} behaviors are the same, ${differences.length} differ, ${skipped.length} were not compared.`;
  return [...lines, ...skipped.map((one) => `not compared: ${one}`), counts].join('\n');
}
