import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, join } from 'node:path';

/** A place in the bundle, as a line of a stack names it. */
const PLACE = /(?:file:\/\/)?[^\s()]*\bCode\.js:(\d+):(\d+)/g;

/** The map that was read last, and the code that it is of. */
let known: { readonly sha256: string; readonly map: SourceMap } | undefined;

/**
 * A text that the script logged or a stack, with its places in the bundle as places in the source. `dist` holds the
 * bundle, `worker` stands beside the map that was built with it; where that is of other code the text stays as it is.
 */
export function inSource(text: string, { dist, worker }: { readonly dist: string; readonly worker: string }): string {
  if (text.search(PLACE) < 0) return text;
  const map = mapOf(join(dist, 'Code.js'), join(dirname(worker), 'Code.js.map'));
  if (!map) return text;
  return text.replace(PLACE, (place, line: string, column: string) => {
    const found = map.findEntry(Number(line) - 1, Number(column) - 1);
    // Beyond what the map knows it answers with the last place before it.
    return 'originalSource' in found && found.generatedLine === Number(line) - 1
      ? `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`
      : place;
  });
}

function mapOf(code: string, path: string): SourceMap | undefined {
  if (!existsSync(path) || !existsSync(code)) return undefined;
  const sha256 = createHash('sha256').update(readFileSync(code)).digest('hex');
  if (known?.sha256 === sha256) return known.map;
  const payload = JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload & { readonly sha256: string };
  if (payload.sha256 !== sha256) return undefined;
  known = { sha256, map: new SourceMap(payload) };
  return known.map;
}
