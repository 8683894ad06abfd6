import * as v from 'valibot';
import { findHiddenRows } from '../google/hidden-rows';
import { rosterSheet } from '../google/sheet-cells';
import { loadRemembered, loadSettings, storeRemembered, storeSettings } from '../google/stores';
import {
  columnLetters,
  FIELDS,
  type Field,
  failure,
  idOf,
  isBlank,
  mainTable,
  mappingOf,
  type ReadTable,
  type Recalled,
  type Result,
  remember,
  showable,
  success,
  textLike,
} from '../roster';

import { nothing, positive, request, shortText } from './request';
import { type AskedQuestion, judgedBy, questionsOf, type RosterNow, readNow } from './roster-now';

/** One of the vendor's columns. */
export interface VendorColumn {
  /** Counted from 1, as the sheet does. */
  readonly column: number;
  /** A, B, ... */
  readonly letter: string;
  readonly header: string;
  /** The first two different values below the header, as shown; a possible social security number masked. */
  readonly samples: readonly string[];
  /** What it is read as; empty where it is not used. */
  readonly field: Field | '';
}

/** How the roster's columns are read, and what must be decided before every row can be. */
export interface ColumnsReport {
  readonly sheet: string;
  readonly headerRow: number;
  /** The header rows of all its tables. */
  readonly headerRows: readonly number[];
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: readonly VendorColumn[];
  readonly questions: readonly AskedQuestion[];
  /** Choices remembered for these headers, whatever their order: null where there are none. */
  readonly remembered: { readonly same: number; readonly added: number } | null;
}

const wholeMapping = v.strictObject({
  headerRow: positive,
  fields: v.record(textLike(/^[1-9]\d{0,4}$/), v.picklist(['', ...FIELDS])),
});

export const columnRequests = {
  columns: request({ input: nothing, handle: columns }),

  /**
   * The coordinator's whole mapping, by column number from 1; empty means not used. `headerRow` counts from 1.
   * Remembered by the vendor's headers.
   */
  mapColumns: request({ input: wholeMapping, handle: mapColumns }),

  /** Looks for rows that a person or a filter hides: a service call per row, so only when somebody asks for it. */
  findHiddenRows: request({ input: nothing, handle: lookForHiddenRows }),

  /** The answer to one of the report's questions, by its `id`: one of its choices, a number where it has none, or empty to take it back. */
  answerQuestion: request({
    input: v.strictObject({ id: shortText, value: shortText }),
    handle: answerQuestion,
  }),
};

/** The roster as it stands, its tables, and what became of its rows, also where a check would have to refuse. */
function readingNow() {
  const now = readNow(loadSettings());
  if (!now.ok) return now;
  const checked = judgedBy(now.value, now.value.overrides);
  return success({ ...now.value, checked });
}

/** How the columns are read and what is open. */
function columns(): Result<ColumnsReport> {
  const now = readingNow();
  if (!now.ok) return now;
  const { roster, recalled, checked } = now.value;
  const { cells } = roster;
  const attendees = checked.rows.flatMap((row) => (row.outcome === 'not an attendee' ? [] : [row.row - 1]));
  const table = mainTable(checked.reading);
  const { header, headers } = table;
  return success({
    sheet: cells.name,
    headerRow: header + 1,
    headerRows: checked.reading.tables.map((one) => one.header + 1),
    rows: cells.display.length - header - 1,
    columns: headers.flatMap((text, column) => {
      const samples = samplesOf(cells.display, attendees, column, text);
      if (text === '' && samples.length === 0) return [];
      const field = fieldAt(table, column);
      return [{ column: column + 1, letter: columnLetters(column), header: text, samples, field }];
    }),
    questions: questionsOf(now.value, checked.questions),
    remembered: recalled && hasChosen(recalled) ? { same: recalled.same, added: recalled.added } : null,
  });
}

/** Takes the coordinator's answer, or takes it back; a problem where the roster does not raise that question any more. */
function answerQuestion({ id, value }: { readonly id: string; readonly value: string }): Result<ColumnsReport> {
  const now = readingNow();
  if (!now.ok) return now;
  const { checked, recalled } = now.value;
  const { questions } = checked;
  const settled = questions.settled(id, value, loadSettings());
  if (!settled) return failure('no-question', `"${value}" no longer answers a question here. Look again.`);
  storeSettings(settled);
  const field = questions.all().find((question) => question.id === id)?.field;
  // A table with headers of its own has its own answers.
  const isMain = id === idOf('column', { field: field || 'memberId', columns: [], headers: [] });
  const fields = isMain && field && recalled && hasChosen(recalled) ? chosenFor(field, value, recalled) : undefined;
  const answers = { [id]: questions.toRemember(id, value) };
  const { headers } = mainTable(now.value.reading);
  storeRemembered(remember(loadRemembered(), headers, { answers, ...(fields ? { fields } : {}) }));
  return columns();
}

/** Whether columns were chosen for such headers, and not answers alone. */
const hasChosen = ({ columns: known }: Recalled): boolean => known.some(({ field }) => field !== '');

/** The remembered columns with one that was chosen for a field, or with none for it. */
function chosenFor(field: Field, letter: string, { columns: known }: Recalled): ReadonlyMap<number, Field | ''> {
  return new Map(
    known.map(({ column, field: before }) => {
      if (columnLetters(column) === letter) return [column, field];
      return [column, before === field ? '' : before];
    }),
  );
}

/** Finds hidden rows and keeps them for the next readings; how many there are. */
function lookForHiddenRows(): Result<number> {
  const sheet = rosterSheet(loadSettings().sheet);
  return sheet
    ? findHiddenRows(sheet)
    : failure('no-sheet', 'There is no sheet with a roster. Open one and try again.');
}

function fieldAt({ columns: mapped, pairs }: ReadTable, column: number): Field | '' {
  if (pairs.some(({ timeIn }) => timeIn === column)) return 'timeIn';
  if (pairs.some(({ timeOut }) => timeOut === column)) return 'timeOut';
  return (Object.entries(mapped) as [Field, number][]).find(([, at]) => at === column)?.[0] ?? '';
}

/** How many different values of a column are shown. */
const SAMPLES = 2;

function samplesOf(
  display: readonly (readonly string[])[],
  rows: readonly number[],
  column: number,
  header: string,
): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const text = showable(display[row]?.[column] ?? '', header);
    if (isBlank(text) || samples.includes(text)) continue;
    samples.push(text);
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

/** Columns that could be one field as well as each other, where nobody said which, and the mapping leaves them so. */
function openColumns({ reading, settings }: RosterNow, chosen: ReadonlyMap<number, Field | ''>): ReadonlySet<number> {
  const table = mainTable(reading);
  const open = table.ties.filter(({ field, columns: close }) => {
    const isSaid = (settings.columns?.[field] ?? settings.mapping?.find(([, one]) => one === field)) !== undefined;
    return !isSaid && close.every((column) => (chosen.get(column) ?? '') === fieldAt(table, column));
  });
  return new Set(open.flatMap(({ columns: close }) => close));
}

/** Takes the coordinator's whole mapping, for this spreadsheet and, by the headers, for the next roster like it. */
function mapColumns({ headerRow, fields }: v.InferOutput<typeof wholeMapping>): Result<ColumnsReport> {
  const stored = loadSettings();
  const now = readNow({ ...stored, headerRow });
  if (!now.ok) return now;
  const { headers } = mainTable(now.value.reading);
  const chosen = new Map(Object.entries(fields).map(([column, field]) => [Number(column) - 1, field]));
  // A roster may have several times in and out; of everything else there is one.
  const used = [...chosen.values()].filter((field) => field !== '' && field !== 'timeIn' && field !== 'timeOut');
  const twice = used.find((field, index) => used.indexOf(field) !== index);
  if (twice) return failure('field-twice', `Two columns are set as ${twice}. Choose one.`);
  const { columns: _, ...others } = stored;
  const open = openColumns(now.value, chosen);
  storeSettings({ ...others, headerRow, mapping: mappingOf(headers, chosen, open) });
  if (open.size > 0) return columns();
  // The mapping says it now, and a choice among columns from before does not come back.
  const answers = FIELDS.map((field) => [idOf('column', { field, columns: [], headers: [] }), ''] as const);
  const chosenHere = { fields: chosen, answers: Object.fromEntries(answers) };
  storeRemembered(remember(loadRemembered(), headers, chosenHere));
  return columns();
}
