// Makes dist/, exactly what clasp pushes to Google, and build/, the local tools.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { buildPage } from './local/workbench/build-page.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const GLOBAL_NAME = 'ceRoster';

/** Each local tool's name, which is also its file in build/, and its source. */
const TOOLS = {
  roster: 'local/cli/main.ts',
  growthzone: 'local/growthzone/main.ts',
  worker: 'local/sheets/worker.ts',
  workbench: 'local/workbench/main.ts',
  bench: 'bench/main.ts',
  soak: 'bench/soak.ts',
  pictures: 'test/browser/pictures.ts',
  transitions: 'local/transitions/main.ts',
};

/**
 * Builds everything, the workbench's page only where `page` is true: it is the largest part and no other tool's. With
 * `dev` what goes to Google keeps its names and lines, for whoever debugs it here. Throws an Error whose message is one
 * sentence naming the first place that is wrong.
 */
export async function build({ page = true, dev = false } = {}) {
  try {
    const parts = [bundleServer(dev), bundleSidebar(dev), bundleTools(), page ? buildPage(root) : undefined];
    const [{ code, map }, sidebar, tools] = await Promise.all(parts);
    const manifest = readFileSync(join(root, 'appsscript.json'), 'utf8');
    const help = readFileSync(join(root, 'src/sidebar/help.html'), 'utf8');
    const dist = { 'appsscript.json': manifest, 'Code.js': code, 'help.html': help, 'sidebar.html': sidebar };
    writeAll('build', { ...tools, 'Code.js.map': map });
    writeAll('dist', dist);
    removeOthers('dist', Object.keys(dist));
  } catch (error) {
    throw new Error(inOneSentence(error), { cause: error });
  }
}

async function bundleServer(dev) {
  const source = { entryPoints: ['src/main.ts'], platform: 'browser', target: 'es2020' };
  const [listed, bundled] = await Promise.all([
    bundle({ ...source, format: 'esm', metafile: true }),
    // Short names too: kept ones cost a fifth of a large roster's check, and errors reach the page as sentences.
    bundle({
      ...source,
      format: 'iife',
      globalName: GLOBAL_NAME,
      charset: 'utf8',
      ...(!dev && { minify: true, lineLimit: 500 }),
      outfile: 'build/Code.js',
      sourcemap: 'external',
      sourcesContent: false,
    }),
  ]);
  const names = Object.values(listed.metafile.outputs).flatMap((output) => output.exports);
  if (names.length === 0 || names.includes('default')) {
    throw new Error('src/main.ts must export named functions only: Google calls them by name');
  }
  // Google finds menu items and google.script.run calls only as functions declared at the top of the file.
  const stubs = names.map(
    (name) => `function ${name}() {\n  return ${GLOBAL_NAME}.${name}.apply(this, arguments);\n}\n`,
  );
  const licences = licencesOf(listed.metafile);
  const code = licences + textOf(bundled, 'Code.js') + stubs.join('');
  return { code, map: mapOf(code, licences, JSON.parse(textOf(bundled, 'Code.js.map'))) };
}

/** Where each place of Code.js is from. It is of use to this very code alone, so it tells which that is. */
function mapOf(code, licences, { sources, names, mappings }) {
  const paths = sources.map((source) => source.replace(/^(\.\.\/)+/, ''));
  const below = ';'.repeat(licences.split('\n').length - 1);
  const sha256 = createHash('sha256').update(code).digest('hex');
  return JSON.stringify({ version: 3, sha256, sources: paths, names, mappings: below + mappings });
}

async function bundleSidebar(dev) {
  const script = await bundle({
    entryPoints: ['src/sidebar/main.tsx'],
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    minify: !dev,
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // HtmlService strips what looks like a comment inside template literals.
    supported: { 'template-literal': false },
  });
  const style = await bundle({ entryPoints: ['src/sidebar/sidebar.css'], minify: true });
  let html = readFileSync(join(root, 'src/sidebar/sidebar.html'), 'utf8');
  html = inline(html, '<link rel="stylesheet" href="sidebar.css">', `<style>${textOf(style).trim()}</style>`);
  const safe = (licencesOf(script.metafile) + textOf(script)).trim().replace(/<\/(script)/gi, '<\\/$1');
  return inline(html, '<script src="main.tsx"></script>', `<script>${safe}</script>`);
}

/** The licences of the packages in a bundle, which go wherever their code goes. */
function licencesOf({ inputs }) {
  const packages = Object.keys(inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(packages)].map((name) => `/*!\nContains ${name}:\n\n${licenceOf(name)}\n*/\n`).join('');
}

function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file, so it cannot be passed on`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

function inline(html, tag, content) {
  if (!html.includes(tag)) throw new Error(`src/sidebar/sidebar.html lacks ${tag}`);
  // A function, since "$&" in the content is no pattern.
  return html.replace(tag, () => content);
}

/** Bundled with each tool, since only parts of them are used: loading all of hucre takes longer than loading the add-on. */
const IN_TOOLS = ['gas-local', 'hucre', 'papaparse'];
/** What is bundled may ask for Node's own modules by `require`, which a module has not. No name of a tool is met. */
const WITH_REQUIRE = {
  js: "import * as nodeModule$ from 'node:module'; const require = nodeModule$.createRequire(import.meta.url);",
};

async function bundleTools() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const external = Object.keys(devDependencies).filter((name) => !IN_TOOLS.includes(name));
  const present = Object.entries(TOOLS).filter(([, source]) => existsSync(join(root, source)));
  const bundles = present.map(async ([name, source]) => {
    const options = { platform: 'node', target: 'node20', format: 'esm', external, banner: WITH_REQUIRE };
    const bundled = await bundle({ entryPoints: [source], outdir: 'build', sourcemap: 'inline', ...options });
    return [`${name}.mjs`, textOf(bundled)];
  });
  return Object.fromEntries(await Promise.all(bundles));
}

function bundle(options) {
  return esbuild.build({ absWorkingDir: root, bundle: true, write: false, logLevel: 'silent', ...options });
}

function textOf(result, name = '') {
  return result.outputFiles.find(({ path }) => path.endsWith(name)).text;
}

/** Commands that run at the same time never read half a file: each is written aside and then renamed. */
function writeAll(folder, files) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    // In build/ even for dist/, where clasp would see it.
    const aside = join(root, 'build', `.${name}.${process.pid}.tmp`);
    writeFileSync(aside, text);
    renameSync(aside, path);
  }
}

function removeOthers(folder, names) {
  for (const name of readdirSync(join(root, folder))) {
    if (!names.includes(name)) rmSync(join(root, folder, name), { recursive: true, force: true });
  }
}

function inOneSentence(error) {
  const first = error?.errors?.[0];
  if (first === undefined) return `The build failed: ${error.message}.`;
  const place = first.location ? ` at ${first.location.file}:${first.location.line}:${first.location.column + 1}` : '';
  return `The build failed${place}: ${first.text}.`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build({ dev: process.argv.includes('--dev') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
