import { useState } from 'preact/hooks';
import { CREDITS } from '../../../roster/types';
import { plural } from '../../../roster/words';
import type { ColumnsReport, Field, VendorColumn } from '../../server';
import { Bar, Button } from '../../ui/controls';
import type { Job } from '../../use-job';
import { CREDIT_NAMES, FIELD_NAMES } from '../../words';
import { mapping, QuestionCard } from './questions';

const FIELD_ORDER = Object.keys(FIELD_NAMES) as readonly Field[];

export function ColumnsStep({ job }: { readonly job: Job }) {
  const { columns, task, state } = job;
  if (!columns) {
    return task.busy ? null : <Button primary label="Look at the columns" onPress={job.readColumns} />;
  }
  const used = columns.columns.filter(({ field }) => field !== '');
  const unused = columns.columns.filter(({ field }) => field === '');
  const blocked = columns.questions.some((question) => question.ask === 'member ID column');
  return (
    <>
      <HeaderRow job={job} report={columns} />
      {columns.remembered && <p class="quiet">{rememberedWords(columns.remembered)}</p>}
      {columns.questions.map((question) => (
        <QuestionCard key={question.message} job={job} report={columns} question={question} />
      ))}
      <h2>What each column is</h2>
      <p class="quiet">Needed: a member ID and a name. The first values stand below each header.</p>
      <ul class="columns">
        {used.map((column) => (
          <ColumnLine key={column.column} job={job} report={columns} column={column} />
        ))}
      </ul>
      {unused.length > 0 && (
        <details>
          <summary>{plural(unused.length, 'column')} not used</summary>
          <p class="quiet">These are not read for any decision and never sent.</p>
          <ul class="columns">
            {unused.map((column) => (
              <ColumnLine key={column.column} job={job} report={columns} column={column} />
            ))}
          </ul>
        </details>
      )}
      <h2>About the class</h2>
      <ClassFields job={job} />
      {!state?.connection && (
        <p class="quiet">GrowthZone is not connected yet: rows are checked without its members.</p>
      )}
      <Bar>
        <Button
          primary
          label={`Check ${plural(columns.headerRow + columns.rows, 'row')}`}
          busy={task.busy !== ''}
          disabled={blocked}
          onPress={() => {
            job.go(2);
            return job.checkRoster();
          }}
        />
        {blocked && <p class="quiet">Say first which column holds the member ID.</p>}
      </Bar>
    </>
  );
}

function rememberedWords({ same, added }: { readonly same: number; readonly added: number }): string {
  const first = same > 0 ? 'Same as last time' : 'Unlike last time';
  return added > 0 ? `${first}, ${plural(added, 'column')} new.` : `${first}.`;
}

function HeaderRow({ job, report }: { readonly job: Job; readonly report: ColumnsReport }) {
  const [changing, setChanging] = useState(false);
  const [row, setRow] = useState(String(report.headerRow));
  const number = Number(row);
  const good = Number.isInteger(number) && number >= 1;
  return (
    <>
      <p>
        Sheet “{report.sheet}”. Headers look to be in row <b>{report.headerRow}</b>.{' '}
        {!changing && (
          <button type="button" class="link" onClick={() => setChanging(true)}>
            Change
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
            Headers are in row{' '}
            <input type="number" min="1" value={row} onInput={(event) => setRow(event.currentTarget.value)} />
          </label>
          <button type="submit" class="plain" aria-disabled={!good}>
            Use this row
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
  const header = column.header || `Column ${column.letter}`;
  return (
    <li>
      <label for={id}>
        <b>{header}</b>
        <Samples of={column.samples} />
      </label>
      <select
        id={id}
        value={column.field}
        onChange={(event) =>
          void job.mapColumns(report.headerRow, mapping(report, column.column, event.currentTarget.value as Field | ''))
        }
      >
        <option value="">Not used</option>
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
      {samples.length === 0 && <span>empty</span>}
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
        Credit where a row does not say
        <select
          value={settings.classCredit ?? ''}
          onChange={(event) => {
            const credit = CREDITS.find((one) => one === event.currentTarget.value);
            void save({ classCredit: credit });
          }}
        >
          <option value="">Ask about each row</option>
          {CREDITS.map((credit) => (
            <option key={credit} value={credit}>
              {credit}: {CREDIT_NAMES[credit]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Class date
        <input
          type="date"
          value={settings.classDate ?? ''}
          onChange={(event) => void save({ classDate: event.currentTarget.value || undefined })}
        />
      </label>
    </div>
  );
}
