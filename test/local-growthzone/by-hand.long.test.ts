import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roster } from '../support/command';
import { CLASS_DATE, MINUTE, running } from '../support/growthzone';
import { attendanceForm, csvFile, screensOf } from '../support/screens';

const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SAMPLES = [
  { sample: 'learning-system', settings: false, credits: { COEC: 132, COEN: 37, FAIRH: 50 } },
  { sample: 'who-earned', settings: true, credits: { COEC: 86, COEN: 42 } },
];

test.each(SAMPLES)(
  'the files of $sample are imported on the screens and marked',
  async ({ sample, settings, credits }) => {
    const out = join(folder, sample);
    const members = `samples/${sample}.members.csv`;
    const decided = settings ? ['--settings', `samples/${sample}.settings.json`] : [];
    roster(['export', `samples/${sample}.csv`, '--out', out, ...decided]);
    const at = await running();
    const { open, send } = screensOf(at.growthzone);
    await send('/contacts/import', { file: csvFile(readFileSync(members, 'utf8'), 'members.csv') });
    for (const [code, count] of Object.entries(credits)) {
      const files = readdirSync(out).filter((name) => name.startsWith(`${code}-`));
      expect(files).toHaveLength(Math.ceil(count / 100));
      const details = {
        name: code,
        date: CLASS_DATE,
        startTime: '09:00',
        endTime: '12:00',
        registrationEnabled: 'yes',
      };
      const componentId = at.store.componentFor(code)?.componentId ?? 0;
      const made = await send('/events', { ...details, typeName: 'Free', price: 0, componentId });
      const eventId = Number(/events\/(\d+)/.exec(made.path)?.[1]);
      const registrationTypeId = at.store.registrationTypesOf(eventId)[0]?.registrationTypeId ?? 0;
      for (const name of files) {
        const file = csvFile(readFileSync(join(out, name), 'utf8'), name);
        const path = `/events/${eventId}/attendees/import`;
        const { text } = await send(path, { file, registrationTypeId, status: 'Registered' });
        expect(text).toMatch(/\d+ attendees imported as Registered. No invoice was made. Event/);
      }
      const path = `/events/${eventId}/attendees/attendance`;
      const shown = await send(path, { ...attendanceForm(await open(path)), do: 'set-all' });
      const saved = await send(path, { ...attendanceForm(shown), do: 'done' });
      expect(saved.text).toContain(`Attendance saved: ${count} set to Attended.`);
    }
    at.clock.sleep(6 * MINUTE);
    const all = Object.values(credits).reduce((sum, count) => sum + count);
    const counters = at.growthzone.counters();
    await at.growthzone.close();
    expect(counters).toMatchObject({ registrations: all, certificates: all, educationRecords: all, invoices: 0 });
    expect(counters.m1Synced + counters.m1Refused).toBe(all);
  },
);
