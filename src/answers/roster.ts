import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { keepList } from '../google/member-cache';
import { overridesIn } from '../google/sheet-cells';
import { parseCsv } from '../google/spreadsheet';
import { loadRemembered, loadSettings, storeRemembered, storeSettings } from '../google/stores';
import { repairOf } from '../roster/causes';
import { checkTable } from '../roster/check';
import { vendorList } from '../roster/export';
import { readMemberList } from '../roster/rules/member-directory';
import { showable } from '../roster/rules/member-id';
import type { Field } from '../roster/settings';
import { columnLetters, isBlank } from '../roster/sheet/cells';
import { type ReadTable, readTable } from '../roster/sheet/columns';
import { mappingOf, remember } from '../roster/sheet/mapping';
import { questionsOf } from '../roster/sheet/questions';
import { failure, type Override, type Result, success } from '../roster/types';
import { type CheckedNow, checkNow, checkWith, readNow, writeReport } from './check';
import type { Api, Asked, CheckReport, ColumnsReport } from './index';

/** How the columns are read and what is open, also where a check would have to refuse. */
export function columns(): Result<ColumnsReport> {
  const now = readNow(loadSettings());
  if (!now.ok) return now;
  const { roster, settings, today, available, recalled } = now.value;
  const { cells } = roster;
  const table = readTable(cells, settings);
  if (!table.ok) return table;
  const directory = available ? { directory: available.directory } : {};
  const { overrides } = overridesIn(roster);
  const checked = checkTable(cells, table.value, { settings, today, overrides, ...directory });
  const attendees = checked.rows.flatMap((row) => (row.outcome === 'not an attendee' ? [] : [row.row - 1]));
  const { header, headers } = table.value;
  return success({
    sheet: cells.name,
    headerRow: header + 1,
    rows: cells.display.length - header - 1,
    columns: headers.flatMap((text, column) => {
      const samples = samplesOf(cells.display, attendees, column);
      if (text === '' && samples.length === 0) return [];
      const field = fieldAt(table.value, column);
      return [{ column: column + 1, letter: columnLetters(column), header: text, samples, field }];
    }),
    questions: questionsOf(table.value, checked),
    remembered: recalled ? { same: recalled.same, added: recalled.added } : null,
  });
}

function fieldAt({ columns: mapped }: ReadTable, column: number): Field | '' {
  return (Object.entries(mapped) as [Field, number][]).find(([, place]) => place === column)?.[0] ?? '';
}

/** How many different values of a column are shown. */
const SAMPLES = 2;

function samplesOf(display: readonly (readonly string[])[], rows: readonly number[], column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const text = showable(display[row]?.[column] ?? '');
    if (isBlank(text) || samples.includes(text)) continue;
    samples.push(text);
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

/** Takes the coordinator's whole mapping, for this spreadsheet and, by the headers, for the next roster like it. */
export function mapColumns({ headerRow, fields }: Asked<'mapColumns'>): Result<ColumnsReport> {
  const stored = loadSettings();
  const now = readNow({ ...stored, headerRow });
  if (!now.ok) return now;
  const table = readTable(now.value.roster.cells, { ...stored, headerRow });
  if (!table.ok) return table;
  const { headers } = table.value;
  const chosen = new Map(Object.entries(fields).map(([column, field]) => [Number(column) - 1, field]));
  const used = [...chosen.values()].filter((field) => field !== '');
  const twice = used.find((field, place) => used.indexOf(field) !== place);
  if (twice) return failure('field-twice', `Two columns are said to be ${twice}. Choose one of them.`);
  const { columns: _, ...others } = stored;
  storeSettings({ ...others, headerRow, mapping: mappingOf(headers, chosen) });
  storeRemembered(remember(loadRemembered(), headers, chosen));
  return columns();
}

/** Puts the proposals of one cause's rows into CE Member ID or CE Credit; they count from then on. */
export function repair({ code }: Asked<'repair'>): Result<CheckReport> {
  const checked = checkNow(loadSettings());
  if (!checked.ok) return checked;
  const { overrides } = overridesIn(checked.value.roster);
  let count = 0;
  checked.value.check.rows.forEach(({ findings }, index) => {
    const found = findings.find((finding) => finding.code === code && repairOf(finding));
    const proposed = found && repairOf(found);
    if (!proposed) return;
    overrides.set(index, {
      ...overrides.get(index),
      [proposed.to]: { text: proposed.value, how: 'repaired', forName: '' },
    });
    count += 1;
  });
  if (count === 0) return failure('no-repair', `No row has a proposal for "${code}" any more. Check the roster again.`);
  return withOverrides(checked.value, overrides, `Repaired: ${code.replace(/-/g, ' ')}`, count);
}

/** Empties CE Member ID, whoever filled it, and takes back the credits that repairs chose. */
export function undoRepairs(): Result<CheckReport> {
  const checked = checkNow(loadSettings());
  if (!checked.ok) return checked;
  const { overrides } = overridesIn(checked.value.roster);
  const kept = new Map<number, Override>();
  for (const [index, { credit }] of overrides) if (credit && credit.how !== 'repaired') kept.set(index, { credit });
  const undone = [...overrides].filter(([index, override]) => override.memberId || !kept.has(index)).length;
  return withOverrides(checked.value, kept, 'Repairs undone', undone);
}

function withOverrides(
  now: CheckedNow,
  overrides: ReadonlyMap<number, Override>,
  what: string,
  count: number,
): Result<CheckReport> {
  const check = checkWith(now, overrides);
  if (!check.ok) return check;
  const told = writeReport({ ...now, check: check.value });
  if (told.ok && count > 0) writeLog(serverClock.now(), '', what, count);
  return told;
}

/** What the vendor must supply, as a file to send back. */
export function listForVendor(): Result<Api['vendorList']['answer']> {
  const checked = checkNow(loadSettings());
  return checked.ok ? success(vendorList(checked.value.check)) : checked;
}

/** Takes a pasted or opened member list as the directory where GrowthZone's members are not at hand. */
export function memberList({ text }: Asked<'memberList'>): Result<Api['memberList']['answer']> {
  const read = readMemberList(text, parseCsv);
  if (!read.ok) return read;
  keepList(read.value);
  return success({ members: read.value.length });
}
