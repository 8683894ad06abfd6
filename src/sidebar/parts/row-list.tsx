import type { CheckedRow, CheckReport } from '../../answers';
import { ask } from '../server';
import type { Job } from '../use-job';
import { LongList } from './long-list';

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
