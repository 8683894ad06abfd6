import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { CSV, EVENT, IMPORT, summary, TYPES, WHOLE } from '../learn/lesson';
import { packedBy, treated, zstd } from '../learn/treated';
import { har, multipart } from '../support/har';
import { faultsOfAccess } from '../support/page/axe';
import { onStage } from '../support/page/on-stage';
import { atStep, button } from '../support/page/steps';
import { keptRecording, withEntries } from '../support/recordings';

/** The sandbox of a sidebar refuses the new way to copy, and the old one is taken. */
const BLOCKED = /The Clipboard API has been blocked because of a permissions policy/;

test('a recording is shown, a question asked, what was learned kept, copied and forgotten; a bad one is refused in a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ce-roster-teach-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    await onStage(
      'guide-class',
      async (window) => {
        const { sidebar } = window;
        await button(window, /Settings$/).click();
        await atStep(window, 'Settings');
        await sidebar.getByText('Teach it your GrowthZone').first().click();
        const choose = sidebar.getByLabel('Recording (.har), or drop it here', { exact: true });

        await choose.setInputFiles(file('bad.har', har([EVENT, TYPES, summary('Registered')])));
        await sidebar.getByRole('alert').filter({ hasText: 'There is no import of attendees' }).waitFor();

        const packed = treated(WHOLE, () => true, packedBy(deflateSync, 'deflate'));
        await choose.setInputFiles(file('packed.har', packed));
        await button(window, 'Use these 5 requests').waitFor();
        await choose.setInputFiles(
          file(
            'unread.har',
            treated(WHOLE, (one) => one === WHOLE[0], zstd),
          ),
        );
        await sidebar.getByRole('alert').filter({ hasText: 'cannot be read: it is compressed' }).waitFor();

        const csv = CSV.replace('Organization', 'Batch').replaceAll(
          'Fernwood Group',
          'b7c1d2e3-0000-4000-8000-1234567890ab',
        );
        const open = { ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, csv) };
        await choose.setInputFiles(file('question.har', har([EVENT, TYPES, open, summary('Registered')])));
        const use = button(window, 'Use these 3 requests');
        await use.waitFor();
        expect(await use.getAttribute('aria-disabled')).toBe('true');
        await sidebar.getByRole('radio', { name: 'leave out' }).check();
        expect(await use.getAttribute('aria-disabled')).toBe('false');
        await sidebar.getByText('It has no save of attendance.').waitFor();

        await choose.setInputFiles('samples/recordings/rows-and-numbers.har');
        await button(window, 'Use these 6 requests').waitFor();
        await sidebar.getByText('PUT /api/v2/classes/{eventId}/people').first().waitFor();
        await sidebar.getByText('Always: State 4').waitFor();
        expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
        const shown = await (await window.sidebarFrame()).content();
        expect(shown).not.toMatch(/First3|member3@|999900003|made-up-secret/);
        await button(window, 'Use these 6 requests').click();
        await sidebar.getByText('Kept. The first person of each import proves it.').waitFor();
        await sidebar.getByText(/^Learned on \d+\/\d+\/\d{4}\./).waitFor();

        await button(window, 'Copy for a colleague').click();
        await sidebar.getByText('Copied.', { exact: true }).waitFor();
        const copied = (await sidebar.locator('details pre').last().textContent()) ?? '';
        await button(window, 'Forget what was learned').click();
        await sidebar.getByText('What was learned is forgotten.').waitFor();
        const paste = sidebar.getByLabel('Or paste:');
        await paste.fill(copied.replace('"tenant": "demo"', '"tenant": "lakeside"'));
        await button(window, 'Look at what was pasted').click();
        await sidebar.getByRole('alert').filter({ hasText: 'of another association' }).waitFor();
        await paste.fill(copied);
        await button(window, 'Look at what was pasted').click();
        await sidebar.getByText('It came from a colleague').waitFor();
        await button(window, 'Use these 6 requests').click();
        await sidebar.getByText('Kept. The first person of each import proves it.').waitFor();

        // Another day: a save alone comes beside the import.
        const saving = withEntries(keptRecording('rows-and-numbers'), (entries) => {
          const first = entries.findIndex(
            ({ request: { url, method } }) => method === 'PUT' && url.endsWith('/presence'),
          );
          return entries.filter(({ request }, at) => request.method === 'GET' || at >= first);
        });
        await choose.setInputFiles(file('save.har', saving));
        await sidebar.getByText(/^Import of attendees: not in this recording. It stays as it was learned on/).waitFor();
        await button(window, 'Use these 6 requests').waitFor();
      },
      BLOCKED,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
