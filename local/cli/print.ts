import type { AskedQuestion, CheckReport } from '../../src/answers';
import { rowsNamed } from '../../src/roster';
import type { ImportReport } from './import';

/** A check in words: causes first with their counts, then what is left, then the files. */
export function reportWords(report: CheckReport): string {
  const lines: string[] = [];
  for (const { headerRow, columns } of report.tables ?? [report]) {
    lines.push(`Sheet "${report.sheet}", headers in row ${headerRow}`);
    lines.push(...Object.entries(columns).map(([field, header]) => `  ${field}: "${header}"`), '');
  }
  const questions = questionWords(report.questions);
  if (questions.length > 0) lines.push(...questions, '');
  const byRow = new Map(report.rows.map((row) => [row.row, row]));
  for (const { level, code, title, rows } of report.causes) {
    if (level === 'left out' || level === 'repeat') continue;
    lines.push(`${title} (${level})`);
    for (const row of rows) {
      const findings = byRow.get(row)?.findings.filter((found) => found.code === code && found.level === level) ?? [];
      lines.push(...findings.map(({ message }) => `    row ${row}: ${message}`));
    }
  }
  for (const { row, outcome, reason, repeatOf, firstName, lastName } of report.rows) {
    if (outcome === 'left out') lines.push(`row ${row}, left out: ${firstName} ${lastName}, ${reason}`);
    const name = `${firstName} ${lastName}`.trim();
    if (outcome === 'not an attendee' && name !== '') lines.push(`row ${row}, not an attendee: ${name}, ${reason}`);
    if (outcome === 'repeat') lines.push(`row ${row}, repeat of row ${repeatOf}: ${firstName} ${lastName}`);
  }
  lines.push('', ...report.files.map(({ name, rows }) => `${name}: ${rows} attendees`), report.summary);
  return lines.join('\n');
}

/** Every question that nobody answered, one line each with the setting that answers it. */
export function questionWords(questions: readonly AskedQuestion[]): readonly string[] {
  return questions
    .filter(({ answer }) => answer === '')
    .map((question) => {
      const { message, rows, presumed } = question;
      const where = rows.length > 0 ? ` (${rowsNamed(rows)})` : '';
      const meanwhile = presumed === '' ? '' : ` Taken for "${presumed}" until then.`;
      return `${message}${where}${meanwhile} ${settingWords(question)}`;
    });
}

/** The setting that answers a question, with what else it could say. */
function settingWords({ ask, choices, setting, proposal }: AskedQuestion): string {
  const said = proposal || choices[0]?.value;
  const more = choices.flatMap(({ value }) => (value === said ? [] : [ask === 'column' ? `column ${value}` : value]));
  const others = more.length > 0 ? ` (or ${more.join(', ')})` : '';
  return `settings: ${setting}${others}`;
}

/** An import in words: per event, then what GrowthZone now holds. */
export function importWords({ check, events, growthzone, faults }: ImportReport): string {
  const lines = [check.summary, ''];
  for (const { credit, eventId, registered, attended, creditSeen, failed, held } of events) {
    const rest = failed + held > 0 ? `, ${failed} failed, ${held} held` : '';
    lines.push(
      `${credit}, event ${eventId}: ${registered} registered, ${attended} attended, ${creditSeen} credit seen${rest}`,
    );
  }
  if (faults > 0) lines.push(`${faults} requests of this process were made to fail.`);
  if (growthzone) {
    lines.push('', 'GrowthZone (a stand-in) now holds:');
    lines.push(...Object.entries(growthzone).map(([what, count]) => `  ${what}: ${count}`));
  }
  return lines.join('\n');
}
