import { plural } from '../../../roster/words';
import { markOfCause } from '../../decisions';
import type { Cause, CheckedRow, CheckReport } from '../../server';
import { ask } from '../../server';
import { Button, Icon, type IconName, LongList, Tick } from '../../ui/controls';
import type { Job } from '../../use-job';

/** What a person must decide stands first. */
const LEVELS: readonly { readonly level: Cause['level']; readonly title: string; readonly icon: IconName }[] = [
  { level: 'fix needed', title: 'Fix needed', icon: 'fix' },
  { level: 'check', title: 'Check', icon: 'ask' },
  { level: 'left out', title: 'Left out', icon: 'note' },
  { level: 'repeat', title: 'Repeats', icon: 'note' },
  { level: 'note', title: 'Notes', icon: 'note' },
];

/** Causes first, with one repair for all of their rows, then the rows. */
export function Causes({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const groups = LEVELS.map((group) => ({
    ...group,
    causes: check.causes.filter(({ level }) => level === group.level),
  }));
  if (check.causes.length === 0) return <p>Nothing to decide: no findings.</p>;
  return (
    <>
      {groups
        .filter(({ causes }) => causes.length > 0)
        .map(({ level, title, icon, causes }) => (
          <section key={level} class={`level ${level.replace(/ /g, '-')}`}>
            <h2>
              <Icon name={icon} /> {title}
            </h2>
            {causes.map((cause) => (
              <CauseLine key={cause.code} job={job} check={check} cause={cause} />
            ))}
          </section>
        ))}
      {check.byHand > 0 && (
        <p>
          {plural(check.byHand, 'row')} repaired or set by hand.{' '}
          <Button
            label="Undo repairs"
            busy={job.task.busy !== ''}
            onPress={async () => {
              const undone = await job.task.run('Undoing the repairs…', () => ask({ ask: 'undoRepairs' }));
              if (undone) job.setCheck(undone);
            }}
          />
        </p>
      )}
    </>
  );
}

function CauseLine({ job, check, cause }: { readonly job: Job; readonly check: CheckReport; readonly cause: Cause }) {
  const wanted = new Set(cause.rows);
  const rows = check.rows.filter(({ row }) => wanted.has(row));
  const mark = cause.level === 'check' ? markOfCause(check, cause) : undefined;
  const repair = cause.repair;
  return (
    <details>
      <summary>{cause.title}</summary>
      {repair && (
        <Button
          label={repair.label}
          busy={job.task.busy !== ''}
          onPress={async () => {
            const repaired = await job.task.run(
              'Repairing…',
              () => ask({ ask: 'repair', code: cause.code }),
              () => `${plural(repair.rows, 'row')} repaired.`,
            );
            if (repaired) job.setCheck(repaired);
          }}
        />
      )}
      {repair && <p class="quiet">Written to CE Member ID or CE Credit only; Undo repairs takes it back.</p>}
      <RowList job={job} check={check} rows={rows} words={(row) => causeWords(row, cause)} code={cause.code} />
      {mark && (
        <Tick
          label={`I looked at ${cause.rows.length === 1 ? 'this row' : `these ${cause.rows.length} rows`}; send what is credit.`}
          checked={job.isConfirmed(mark)}
          onChange={(on) => job.confirm(mark, on)}
        />
      )}
    </details>
  );
}

function causeWords(row: CheckedRow, { code }: Cause): string {
  return row.findings.find((finding) => finding.code === code)?.message ?? outcomeWords(row);
}

/** What became of a row, in a few words. */
export function outcomeWords(row: CheckedRow): string {
  if (row.outcome === 'credit') {
    const other = row.growthzoneName && row.growthzoneName !== nameOf(row) ? `; GrowthZone: ${row.growthzoneName}` : '';
    return `${(row.credits ?? []).join(' + ')} · ${row.memberId}${other}`;
  }
  return row.outcome === 'repeat' ? `Repeats row ${row.repeatOf}` : (row.reason ?? '');
}

const nameOf = ({ firstName, lastName }: CheckedRow): string => `${firstName} ${lastName}`.trim();

interface RowListProps {
  readonly job: Job;
  readonly check: CheckReport;
  readonly rows: readonly CheckedRow[];
  readonly words: (row: CheckedRow) => string;
  readonly code?: string;
}

/** Each row selects its cell in the roster. */
export function RowList({ job, check, rows, words, code }: RowListProps) {
  const select = (row: CheckedRow) => {
    const header = (row.findings.find((one) => one.code === code) ?? row.findings[0])?.column ?? '';
    const column = check.places[header] ?? check.places[check.columns['memberId'] ?? ''] ?? 1;
    return job.task.run('', () => ask({ ask: 'select', row: row.row, column }));
  };
  return (
    <LongList
      items={rows}
      line={(row) => (
        <li key={row.row}>
          <button type="button" onClick={() => void select(row)}>
            <span class="who">
              Row {row.row}
              {nameOf(row) ? ` · ${nameOf(row)}` : ''}
            </span>
            <span class="what">{words(row)}</span>
          </button>
        </li>
      )}
    />
  );
}
