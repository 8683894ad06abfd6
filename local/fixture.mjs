// `npm run fixture -- FILE NAME [--settings FILE] [--directory FILE]`: a roster becomes a fixture, with a first draft of
// what is expected of it: what the check says today. A person corrects that by the rules before it is committed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'test/fixtures/rosters';
const USAGE = 'npm run fixture -- FILE NAME [--settings FILE] [--directory FILE] [--today YYYY-MM-DD]';

const { file, name, settings, directory, today } = asked();
const base = join(FOLDER, name);
const copies = [[file, `${base}${extname(file).toLowerCase()}`]];
if (directory !== undefined) copies.push([directory, `${base}.directory.csv`]);
for (const [from] of [...copies, ...(settings === undefined ? [] : [[settings]])]) {
  if (!existsSync(from)) stop(`"${from}" is not a file.`);
}
if (existsSync(join(root, `${base}.expected.json`))) stop(`There is a fixture "${name}" already: choose another name.`);

await import('./install.mjs');
const { build } = await import('../build.mjs');
await build({ page: false }).catch((error) => stop(error.message));

for (const [from, to] of copies) copyFileSync(from, join(root, to));
// The day stands in the settings, so that the fixture is judged the same for ever.
const decided = settings === undefined ? {} : JSON.parse(readFileSync(settings, 'utf8'));
write(`${base}.settings.json`, `${JSON.stringify({ ...decided, today: decided.today ?? today }, null, 2)}\n`);
write(`${base}.expected.json`, draft(check()));
console.log(`${base}.expected.json is what the check says today. Go through it row by row, correct it by the rules
(docs/roster-rules.md), then run: npx jest test/stories/fixtures -t ${name}`);

function check() {
  const args = ['check', copies[0][1], '--json', '--settings', `${base}.settings.json`];
  if (directory !== undefined) args.push('--members', `${base}.directory.csv`);
  const { stdout, stderr } = spawnSync(process.execPath, ['build/roster.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') stop(stderr.trim());
  return JSON.parse(stdout);
}

/** One line for each row: what becomes of it, and by which findings. */
function draft({ headerRow, counts, credits, rows }) {
  const lines = rows.map(({ row, outcome, credits: given, memberId, repeatOf, findings }) =>
    JSON.stringify({
      row,
      outcome,
      ...(outcome === 'credit' && { credits: given, memberId }),
      ...(outcome === 'repeat' && { repeatOf }),
      ...(findings?.length > 0 && { findings: findings.map(({ code }) => ({ code })) }),
    }),
  );
  const head = [
    `"headerRow": ${headerRow}`,
    `"counts": ${JSON.stringify(counts)}`,
    `"credits": ${JSON.stringify(credits)}`,
  ];
  return `{\n  ${head.join(',\n  ')},\n  "rows": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
}

function write(path, text) {
  writeFileSync(join(root, path), text);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        settings: { type: 'string' },
        directory: { type: 'string' },
        today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      },
    });
    const [file, name, ...more] = positionals;
    if (file === undefined || name === undefined || more.length > 0) stop(USAGE);
    if (!/\.(csv|xlsx)$/i.test(file)) stop(`"${file}" is not a roster: give a .csv or .xlsx file.`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      stop(`"${name}" is no name for a fixture: lower-case words with dashes.`);
    return { file, name, ...values };
  } catch (error) {
    return stop(`${error.message} ${USAGE}`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
