// Makes build/workbench/, the workbench's page. The grid's library is large, so nothing is done where nothing changed.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

const FOLDER = 'build/workbench';
const STAMP = 'inputs.json';
/** Raised when the options below change, since they are no input file. */
const RECIPE = 1;

/** Bundles the page with its style sheet. `root` is the project's folder. */
export async function buildPage(root) {
  if (isFresh(root)) return;
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      page: 'local/workbench/client/main.tsx',
      style: 'local/workbench/client/style.css',
      index: 'local/workbench/client/index.html',
      shim: 'local/workbench/client/shim.ts',
    },
    outdir: FOLDER,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.html': 'copy', '.woff': 'file', '.woff2': 'file', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const { path, contents } of built.outputFiles) writeFileSync(path, contents);
  // Last, so that a build that was interrupted is done again.
  writeFileSync(join(root, FOLDER, STAMP), stampOf(root, Object.keys(built.metafile.inputs)));
}

function isFresh(root) {
  const path = join(root, FOLDER, STAMP);
  if (!existsSync(path)) return false;
  const stamp = readFileSync(path, 'utf8');
  return stamp === stampOf(root, Object.keys(JSON.parse(stamp).inputs));
}

/** Each input's size and time of change: reading some hundred files of the grid's library would take longer. */
function stampOf(root, inputs) {
  const stamped = inputs.map((input) => {
    const found = statSync(join(root, input), { throwIfNoEntry: false });
    return [input, found ? `${found.size} ${found.mtimeMs}` : 'gone'];
  });
  return JSON.stringify({ recipe: RECIPE, esbuild: esbuild.version, inputs: Object.fromEntries(stamped) });
}
