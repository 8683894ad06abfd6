import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judged, type PlatformResult } from '../../src/sidebar/texts/platform';
import { roster } from '../support/command';
import { faultsOfAccess } from '../support/page/axe';
import { onStage } from '../support/page/on-stage';
import { atStep, button } from '../support/page/steps';

/**
 * What a sandboxed frame is told before the old way of copying works; and what the grid says of a tab that went while it
 * was being drawn.
 */
const BLOCKED = /The Clipboard API has been blocked because of a permissions policy|^cannot find current worksheet/;

test('the platform is checked from Settings part by part; what differs is shown, the tab goes, and the result is copied', () =>
  onStage(
    'guide-class',
    async (window, { workbench }) => {
      const { sidebar, page } = window;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const tabs = await window.sheets();
      const before = workbench.association.store.counters();
      await button(window, /Settings$/).click();
      await atStep(window, 'Settings');
      await button(window, 'Check this platform').click();
      await sidebar.getByText(/^Checking this platform, part \d+ of \d+…$/).waitFor();
      const counts = sidebar.getByText(/^\d+ behaviors as expected, 0 not, \d+ skipped\.$/);
      await counts.waitFor();
      await sidebar.getByText('A write into what another account protects: skipped: needs a second account').waitFor();
      expect(await window.sheets()).toEqual(tabs);
      expect({ ...workbench.association.store.counters(), reads: 0 }).toEqual({ ...before, reads: 0 });
      const downloads: string[] = [];
      page.on('download', (file) => downloads.push(file.suggestedFilename()));
      await button(window, 'Try two downloads').click();
      await sidebar.getByText('How many files did your browser save?').waitFor();
      await button(window, '2').click();
      expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
      await button(window, 'Copy result').click();
      await sidebar.getByText('Copied.').waitFor();
      const text = String(await page.evaluate('navigator.clipboard.readText()'));
      const copied = JSON.parse(text) as PlatformResult;
      expect(copied.lines.find(({ id }) => id === 'downloads')).toMatchObject({ got: '2', ok: true });
      expect(copied.lines.find(({ id }) => id === 'send date')).toMatchObject({ got: 'refused', ok: true });
      expect(copied).toEqual(judged(copied.lines));
      // As it is pasted back into the project.
      const folder = mkdtempSync(join(tmpdir(), 'ce-roster-pasted-'));
      const file = join(folder, 'result.json');
      writeFileSync(file, text);
      expect(roster(['platform', file])).toMatchObject({ status: 0, stdout: expect.stringContaining(' 0 differ, ') });
      rmSync(folder, { recursive: true });
      expect(downloads).toEqual(['ce-roster-1.txt', 'ce-roster-2.txt']);
    },
    BLOCKED,
  ));
