// `npm run release -- 0.2.0`: the version in package.json, a section of the changelog, a commit and a tag; then says what
// is to be done at Google. Nothing leaves this computer.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const HEADING = '## Unreleased';

const [version = '', ...more] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version) || more.length > 0) stop('Say which version: npm run release -- 0.2.0');
const before = JSON.parse(readFileSync('package.json', 'utf8')).version;
if (!isAfter(version, before)) stop(`${version} does not come after ${before}.`);
if (git('status', '--porcelain') !== '') stop('Commit what you changed first.');
if (git('tag', '--list', `v${version}`) !== '') stop(`There is a version ${version} already.`);

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const [, news] = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
if (!news?.trim()) stop(`CHANGELOG.md has nothing under "${HEADING}": say there what people will notice.`);

const day = new Date().toISOString().slice(0, 10);
writeFileSync(
  'CHANGELOG.md',
  changelog.replace(HEADING, () => `${HEADING}\n\n## ${version}, ${day}`),
);
for (const file of ['package.json', 'package-lock.json']) renumber(file);
git('add', 'CHANGELOG.md', 'package.json', 'package-lock.json');
git('commit', '--quiet', '-m', `Version ${version}`);
git('tag', '-a', `v${version}`, '-m', `Version ${version}`);

console.log(`Version ${version} is committed and tagged v${version}.

Now, in this order:
  1. git push --follow-tags
  2. npm run deploy
  3. npx clasp create-version "${version}"
  4. npx clasp list-deployments, then
     npx clasp update-deployment DEPLOYMENT_ID -V NUMBER -d "${version}"
     with the number that step 3 printed
  5. In Google's Cloud console: Marketplace SDK > App configuration > the new version number > Save

What changed for people:
${news.trim()}

Going back is step 4 and 5 with the number before: docs/install.md, Rollback.`);

/** The first version of a package file is its own, in the lock file the first two: as text, so that nothing else moves. */
function renumber(file) {
  let left = file === 'package.json' ? 1 : 2;
  const text = readFileSync(file, 'utf8');
  const changed = text.replaceAll(`"version": "${before}"`, (found) => {
    left -= 1;
    return left < 0 ? found : `"version": "${version}"`;
  });
  writeFileSync(file, changed);
}

function isAfter(one, other) {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  const place = a.findIndex((number, index) => number !== b[index]);
  return place >= 0 && a[place] > b[place];
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) stop(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
