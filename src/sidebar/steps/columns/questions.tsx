import { CREDITS } from '../../../roster/types';
import type { ColumnsReport, Credit, Field, Question } from '../../server';
import { TEXTS } from '../../texts/columns';
import { creditWords } from '../../texts/shared';
import { Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** The whole mapping with one column changed; a field is used once, so that another column gives it up. */
export function mapping(
  report: ColumnsReport,
  changed: number,
  field: Field | '',
): Readonly<Record<string, Field | ''>> {
  return Object.fromEntries(
    report.columns.map(({ column, field: before }) => {
      if (column === changed) return [column, field];
      return [column, before === field ? '' : before];
    }),
  );
}

interface QuestionProps {
  readonly job: Job;
  readonly report: ColumnsReport;
  readonly question: Question;
}

/** What must be decided before some rows can be, asked once. */
export function QuestionCard({ job, report, question }: QuestionProps) {
  return (
    <section class="card question">
      <h2>
        <Icon name="ask" /> {question.message}
      </h2>
      <Answers job={job} report={report} question={question} />
    </section>
  );
}

function Answers({ job, report, question }: QuestionProps) {
  const save = async (change: Parameters<Job['saveSettings']>[0]) => {
    if (await job.saveSettings(change)) await job.readColumns();
  };
  switch (question.ask) {
    case 'member ID column': {
      const possible = question.columns.length > 0 ? question.columns : report.columns.map(({ column }) => column);
      return (
        <div class="choices">
          {report.columns
            .filter(({ column }) => possible.includes(column))
            .map((column) => (
              <Button
                key={column.column}
                label={TEXTS.memberIdColumn(column)}
                onPress={() => job.mapColumns(report.headerRow, mapping(report, column.column, 'memberId'))}
              />
            ))}
        </div>
      );
    }
    case 'everyone earned':
      return (
        <div class="choices">
          <Button label={TEXTS.everyoneEarned} onPress={() => save({ earned: 'all' })} />
          <p class="quiet">{TEXTS.notEveryone}</p>
        </div>
      );
    case 'earned values':
      return (
        <EarnedValues job={job} values={question.values.map(({ value, rows }) => ({ value, rows }))} save={save} />
      );
    case 'class credit':
      return (
        <div class="choices">
          {CREDITS.map((credit) => (
            <Button key={credit} label={creditWords(credit)} onPress={() => save({ classCredit: credit })} />
          ))}
        </div>
      );
    case 'section tag': {
      const { section, credit } = question;
      const other: Credit = credit === 'COEC' ? 'COEN' : 'COEC';
      const tag = (as: Credit) => save({ sectionTags: { ...job.state?.settings.sectionTags, [section]: as } });
      return (
        <div class="choices">
          <Button label={TEXTS.sectionIs(credit)} onPress={() => tag(credit)} />
          <Button label={TEXTS.sectionIsNot(other)} onPress={() => tag(other)} />
        </div>
      );
    }
    default:
      return (
        <div class="choices">
          <Button label={TEXTS.ethicsMinutes} onPress={() => save({ minimumMinutes: 150 })} />
          <Button label={TEXTS.fairHousingMinutes} onPress={() => save({ minimumMinutes: 120 })} />
        </div>
      );
  }
}

interface EarnedProps {
  readonly job: Job;
  readonly values: readonly { readonly value: string; readonly rows: number }[];
  readonly save: (change: Parameters<Job['saveSettings']>[0]) => Promise<void>;
}

/** Which of the vendor's own words mean that credit was earned. */
function EarnedValues({ job, values, save }: EarnedProps) {
  const earned = job.state?.settings.earned;
  const known = typeof earned === 'object' ? earned : {};
  const say = (value: string, kind: 'yes' | 'no') =>
    save({ earned: { ...known, [kind]: [...(known[kind] ?? []), value] } });
  return (
    <ul class="plainlist">
      {values.map(({ value, rows }) => (
        <li key={value}>
          {TEXTS.valueInRows(value, rows)}{' '}
          <button type="button" class="link" onClick={() => void say(value, 'yes')}>
            {TEXTS.earned}
            <span class="hidden">{TEXTS.earnedMeans(value)}</span>
          </button>{' '}
          {TEXTS.or}{' '}
          <button type="button" class="link" onClick={() => void say(value, 'no')}>
            {TEXTS.notEarned}
            <span class="hidden">{TEXTS.notEarnedMeans(value)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
