import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { roster } from '../support/command';

interface Report {
  readonly rows: readonly { readonly outcome: string; readonly findings: readonly { readonly code: string }[] }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly credits: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  readonly events: readonly { readonly registered: number; readonly attended: number; readonly creditSeen: number }[];
  readonly growthzone: Readonly<Record<string, number>>;
}

const SAMPLES = [
  {
    file: 'learning-system.csv',
    settings: false,
    rows: 251,
    credit: 219,
    credits: { COEC: 132, COEN: 37, FAIRH: 50 },
    status: 1,
  },
  {
    file: 'numbers-as-ids.xlsx',
    settings: true,
    rows: 42,
    credit: 35,
    credits: { COEC: 35, COEN: 0, FAIRH: 0 },
    status: 1,
  },
  {
    file: 'webinar-report.csv',
    settings: true,
    rows: 41,
    credit: 18,
    credits: { COEC: 18, COEN: 0, FAIRH: 0 },
    status: 0,
  },
  // Against a GrowthZone that nobody has imported into yet: twelve like any others.
  {
    file: 'imported-as-attended.csv',
    settings: false,
    rows: 13,
    credit: 12,
    credits: { COEC: 12, COEN: 0, FAIRH: 0 },
    status: 0,
  },
  {
    file: 'who-earned.csv',
    settings: true,
    rows: 129,
    credit: 128,
    credits: { COEC: 86, COEN: 42, FAIRH: 0 },
    status: 0,
  },
];

describe('a roster goes in and its credit is seen in GrowthZone', () => {
  test.each(SAMPLES)('$file', ({ file, settings, rows, credit, credits, status }) => {
    const base = `samples/${file.replace(/\.[^.]*$/, '')}`;
    const decided = settings ? ['--settings', `${base}.settings.json`] : [];
    const ended = roster(['import', `samples/${file}`, '--json', '--members', `${base}.members.csv`, ...decided]);
    expect(ended).toMatchObject({ status, stderr: '' });
    const report = JSON.parse(ended.stdout) as Report;
    expect(report.rows).toHaveLength(rows);
    expect(Object.values(report.counts).reduce((sum, count) => sum + count)).toBe(rows);
    expect(report.counts['credit']).toBe(credit);
    expect(report.credits).toEqual(credits);
    const sent = Object.values(credits).reduce((sum, count) => sum + count);
    const seen = report.events.reduce((sum, event) => sum + event.creditSeen, 0);
    expect(seen).toBe(sent);
    expect(report.growthzone).toMatchObject({
      registrations: sent,
      attendedTransitions: sent,
      certificates: sent,
      educationRecords: sent,
      m1Synced: sent,
      invoices: 0,
    });
  });
});

test('zeros that a workbook lost come back only where the member directory proves them', () => {
  const args = ['samples/numbers-as-ids.xlsx', '--json', '--settings', 'samples/numbers-as-ids.settings.json'];
  const checked = JSON.parse(roster(['check', ...args]).stdout) as Report;
  expect(checked.counts['fix needed']).toBe(9);
  const imported = JSON.parse(
    roster(['import', ...args, '--members', 'samples/numbers-as-ids.members.csv']).stdout,
  ) as Report;
  const codes = imported.rows.flatMap(({ findings }) => findings.map(({ code }) => code));
  expect(codes.filter((code) => code === 'member-id-zero-restored')).toHaveLength(8);
  expect(codes.filter((code) => code === 'member-id-8-digits')).toHaveLength(1);
});

test('exported files hold at most 100 attendees each, a header in every one, and are read back as they were', () => {
  const out = mkdtempSync(join(tmpdir(), 'ce-roster-'));
  expect(roster(['export', 'samples/learning-system.csv', '--out', out]).status).toBe(1);
  expect(readdirSync(out).sort()).toEqual(['COEC-1of2.csv', 'COEC-2of2.csv', 'COEN-1of1.csv', 'FAIRH-1of1.csv']);
  const text = readFileSync(join(out, 'COEC-1of2.csv'), 'utf8');
  const [header, ...people] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  expect(header).toEqual(['Member ID', 'First Name', 'Last Name', 'Email', 'Organization']);
  expect(people).toHaveLength(100);
  expect(people[0]).toEqual(['999910000', 'Marisol', 'Muñoz', 'marisol.munoz0@example.com', 'Harbor Realty']);
  expect(people[1]?.[4]).toBe('Alvarez, Berg & Co');
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
});

test('the workbook with its credit tabs and log can be kept and read again', () => {
  const out = mkdtempSync(join(tmpdir(), 'ce-roster-'));
  const decided = ['--settings', 'samples/webinar-report.settings.json'];
  expect(roster(['import', 'samples/webinar-report.csv', '--out', out, ...decided]).status).toBe(0);
  const settings = join(out, 'tab.json');
  writeFileSync(settings, JSON.stringify({ sheet: 'COEC', earned: 'all', classCredit: 'COEC' }));
  const kept = roster(['check', join(out, 'webinar-report.xlsx'), '--json', '--settings', settings]);
  expect(JSON.parse(kept.stdout)).toMatchObject({ sheet: 'COEC', counts: { credit: 18, 'not an attendee': 1 } });
});
