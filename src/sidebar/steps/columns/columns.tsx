import { useEffect, useState } from 'preact/hooks';
import { CREDITS } from '../../../roster';
import type { ColumnsReport, Field, VendorColumn } from '../../server';
import { TEXTS } from '../../texts/columns';
import { creditWords, FIELD_NAMES, SHARED } from '../../texts/shared';
import { Bar, Button, Words } from '../../ui/controls';
import type { Job } from '../../use-job';
import { mapping, Questions } from './questions';

const FIELD_ORDER = Object.keys(FIELD_NAMES) as readonly Field[];

/** What one value shows; a column of answers needs two. */
const ONE_SAYS_IT: ReadonlySet<Field | ''> = new Set([
  'memberId',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'office',
]);

export function ColumnsStep({ job }: { readonly job: Job }) {
  const { columns, task, state, readColumns } = job;
  const isToRead = !columns && !task.busy && !task.problem;
  useEffect(() => {
    if (isToRead) void readColumns();
  }, [isToRead, readColumns]);
  if (!columns) {
    return task.busy ? null : <Button primary label={SHARED.tryAgain} onPress={readColumns} />;
  }
  const used = columns.columns.filter(({ field }) => field !== '');
  const unused = columns.columns.filter(({ field }) => field === '');
  const blocked = columns.questions.some(
    (question) => question.ask === 'column' && question.field === 'memberId' && question.answer === '',
  );
  return (
    <>
      <HeaderRow job={job} report={columns} />
      {columns.remembered && <p class="quiet">{TEXTS.remembered(columns.remembered)}</p>}
      <Questions job={job} report={columns} />
      <p class="quiet">{used.length > 0 ? TEXTS.isEachRight : TEXTS.needed}</p>
      <ul class="columns">
        {used.map((column) => (
          <ColumnLine key={column.column} job={job} report={columns} column={column} />
        ))}
      </ul>
      {unused.length > 0 && (
        <details>
          <summary>{TEXTS.unused(unused.length)}</summary>
          <p class="quiet">{TEXTS.unusedMeans}</p>
          <ul class="columns">
            {unused.map((column) => (
              <ColumnLine key={column.column} job={job} report={columns} column={column} />
            ))}
          </ul>
        </details>
      )}
      <details open={used.every(({ field }) => field !== 'date')}>
        <summary>{TEXTS.aboutTheClass}</summary>
        <ClassFields job={job} />
      </details>
      {!state?.connection && <p class="quiet">{TEXTS.notConnected}</p>}
      <Bar>
        <Button
          primary
          label={TEXTS.check(columns.headerRow + columns.rows)}
          busy={task.busy !== ''}
          disabled={blocked}
          onPress={() => {
            job.go(2);
            return job.checkRoster();
          }}
        />
        {blocked && <p class="quiet">{TEXTS.memberIdFirst}</p>}
      </Bar>
    </>
  );
}

function HeaderRow({ job, report }: { readonly job: Job; readonly report: ColumnsReport }) {
  const [changing, setChanging] = useState(false);
  const [row, setRow] = useState(String(report.headerRow));
  const number = Number(row);
  const good = Number.isInteger(number) && number >= 1;
  return (
    <>
      <p>
        <Words of={TEXTS.headers(report.sheet, report.headerRows)} />{' '}
        {!changing && (
          <button type="button" class="link" onClick={() => setChanging(true)}>
            {TEXTS.change}
          </button>
        )}
      </p>
      {changing && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            if (!good) return;
            setChanging(false);
            void job.saveSettings({ headerRow: number }).then((saved) => (saved ? job.readColumns() : undefined));
          }}
        >
          <label>
            {TEXTS.headersAreInRow}{' '}
            <input type="number" min="1" value={row} onInput={(event) => setRow(event.currentTarget.value)} />
          </label>
          <button type="submit" class="plain" aria-disabled={!good}>
            {TEXTS.useThisRow}
          </button>
        </form>
      )}
    </>
  );
}

interface LineProps {
  readonly job: Job;
  readonly report: ColumnsReport;
  readonly column: VendorColumn;
}

function ColumnLine({ job, report, column }: LineProps) {
  const id = `column-${column.column}`;

  return (
    <li>
      <label for={id}>
        <b>{TEXTS.header(column)}</b>
        <Samples of={ONE_SAYS_IT.has(column.field) ? column.samples.slice(0, 1) : column.samples} />
      </label>
      <select
        id={id}
        value={column.field}
        onChange={(event) =>
          void job.mapColumns(report.headerRow, mapping(report, column.column, event.currentTarget.value as Field | ''))
        }
      >
        <option value="">{TEXTS.notUsed}</option>
        {FIELD_ORDER.map((field) => (
          <option key={field} value={field}>
            {FIELD_NAMES[field]}
          </option>
        ))}
      </select>
    </li>
  );
}

/** Each in its own place, so that a long one does not push the other away. */
function Samples({ of: samples }: { readonly of: readonly string[] }) {
  return (
    <span class="samples">
      {samples.length === 0 && <span>{SHARED.empty}</span>}
      {samples.map((sample) => (
        <span key={sample} title={sample}>
          {sample}{' '}
        </span>
      ))}
    </span>
  );
}

function ClassFields({ job }: { readonly job: Job }) {
  const settings = job.state?.settings ?? {};
  const save = async (change: Parameters<Job['saveSettings']>[0]) => {
    if (await job.saveSettings(change)) await job.readColumns();
  };
  return (
    <div class="fields">
      <label>
        {TEXTS.classCredit}
        <select
          value={settings.classCredit ?? ''}
          onChange={(event) => {
            const credit = CREDITS.find((one) => one === event.currentTarget.value);
            void save({ classCredit: credit });
          }}
        >
          <option value="">{TEXTS.askAboutEach}</option>
          {CREDITS.map((credit) => (
            <option key={credit} value={credit}>
              {creditWords(credit)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {TEXTS.classDate}
        <input
          type="date"
          value={settings.classDate ?? ''}
          onChange={(event) => void save({ classDate: event.currentTarget.value || undefined })}
        />
      </label>
    </div>
  );
}
