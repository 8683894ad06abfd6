import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onStage } from '../support/page/on-stage';
import { atStep, button } from '../support/page/steps';

/** A roster of which only the coordinator knows what it means. */
const ROSTER = [
  'NRDS ID,Member ID,Name,Course,Status',
  ...Array.from({ length: 14 }, (_, n) => `9999011${10 + n},99990220${n},"Roe, Ana ${n}",Code of Ethics,Seat ${n % 3}`),
].join('\n');

test('what is asked is answered where it stands, stays in sight with Change, and a finding leads to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-'));
  const file = join(folder, 'questions.csv');
  writeFileSync(file, ROSTER);
  try {
    await onStage(file, async (window) => {
      const { sidebar } = window;
      await atStep(window, 'Step 1 of 5: Columns');
      await button(window, /^NRDS ID \(/).click();
      await sidebar.getByRole('heading', { name: '“Status”: what do these 3 texts mean?' }).waitFor();
      // A finding of the check leads to its question.
      await button(window, /^Check \d+ rows$/).click();
      await sidebar.getByText('14 rows: credit is not a clear yes or no').click();
      await sidebar
        .getByRole('paragraph')
        .filter({ hasText: '“Seat 1”' })
        .getByRole('button', { name: 'Answer' })
        .click();
      await atStep(window, 'Step 1 of 5: Columns');
      const asked = sidebar.getByRole('heading', { name: /^“Seat 1” is in 5 rows/ });
      await sidebar.locator('h3:focus', { hasText: '“Seat 1”' }).waitFor();
      // Answered, it is folded, and can be changed and taken back.
      await sidebar
        .getByRole('group', { name: /^“Seat 1”/ })
        .getByRole('button', { name: 'Earned credit', exact: true })
        .click();
      await asked.waitFor({ state: 'detached' });
      await sidebar.getByText('2 answers', { exact: true }).click();
      await button(window, /^Change the answer to: “Seat 1”/).click();
      await button(window, 'Take the answer back').click();
      await asked.waitFor();
      await sidebar.getByText('1 answer', { exact: true }).waitFor();
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
