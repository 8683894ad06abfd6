import { hashOfCause } from '../../decisions';
import type { Cause, CheckedRow, CheckReport } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/check';
import { Button, Icon, type IconName, LongList, Tick } from '../../ui/controls';
import type { Job } from '../../use-job';

/** What a person must decide stands first. */
const LEVELS: readonly { readonly level: Cause['level']; readonly icon: IconName }[] = [
  { level: 'fix needed', icon: 'fix' },
  { level: 'check', icon: 'ask' },
  { level: 'left out', icon: 'note' },
  { level: 'repeat', icon: 'note' },
  { level: 'note', icon: 'note' },
];

/** Causes first, with one repair for all of their rows, then the rows. */
export function Causes({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const groups = LEVELS.map((group) => ({
    ...group,
    causes: check.causes.filter(({ level }) => level === group.level),
  }));
  if (check.causes.length === 0) return <p>{TEXTS.nothingFound}</p>;
  return (
    <>
      {groups
        .filter(({ causes }) => causes.length > 0)
        .map(({ level, icon, causes }) => (
          <section key={level} class={`level ${level.replace(/ /g, '-')}`}>
            <h2>
              <Icon name={icon} /> {TEXTS.levels[level]}
            </h2>
            {causes.map((cause) => (
              <CauseLine key={cause.code} job={job} check={check} cause={cause} />
            ))}
          </section>
        ))}
      {check.byHand > 0 && (
        <p>
          {TEXTS.overrides(check.byHand)}{' '}
          <Button
            label={TEXTS.undo}
            busy={job.task.busy !== ''}
            onPress={async () => {
              const undone = await job.task.run(TEXTS.undoing, () => ask({ ask: 'undoRepairs' }));
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
  const hash = cause.level === 'check' ? hashOfCause(check, cause) : undefined;
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
              TEXTS.repairing,
              () => ask({ ask: 'repair', code: cause.code }),
              () => TEXTS.repaired(repair.rows),
            );
            if (repaired) job.setCheck(repaired);
          }}
        />
      )}
      {repair && <p class="quiet">{TEXTS.repairMeans}</p>}
      {openQuestions(check, rows, cause).map(({ id, message }) => (
        <p key={id}>
          {message} <Button label={TEXTS.answer} onPress={() => job.goToQuestion(id)} />
        </p>
      ))}
      <RowList job={job} check={check} rows={rows} words={(row) => causeWords(row, cause)} code={cause.code} />
      {hash && (
        <Tick
          label={TEXTS.accept(cause.rows.length)}
          checked={job.isConfirmed(hash)}
          onChange={(on) => job.confirm(hash, on)}
        />
      )}
    </details>
  );
}

/** How many questions stand on one cause; step 1 has all. */
const MOST_QUESTIONS = 3;

/** What would settle these rows if the coordinator said it. */
function openQuestions(check: CheckReport, rows: readonly CheckedRow[], { code }: Cause): CheckReport['questions'] {
  const named = new Set(
    rows.flatMap(({ findings }) => findings.map((found) => (found.code === code ? found.question : undefined))),
  );
  return check.questions.filter(({ id, answer }) => answer === '' && named.has(id)).slice(0, MOST_QUESTIONS);
}

function causeWords(row: CheckedRow, { code }: Cause): string {
  return row.findings.find((finding) => finding.code === code)?.message ?? TEXTS.outcome(row);
}

/** Whether the roster's name is the member's is a person's word; it can be taken back. */
function SamePerson({ job, row, code }: { readonly job: Job; readonly row: CheckedRow; readonly code: string }) {
  const isOpen = code === 'member-id-other-person' || code === 'name-differs';
  if (!isOpen && code !== 'name-accepted') return null;
  return (
    <Button
      label={isOpen ? TEXTS.samePerson : TEXTS.notSamePerson}
      busy={job.task.busy !== ''}
      onPress={() => job.acceptName(row.row, isOpen)}
    />
  );
}

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
            <span class="who">{TEXTS.row(row)}</span>
            <span class="what">{words(row)}</span>
          </button>
          {code !== undefined && row.memberId !== '' && <SamePerson job={job} row={row} code={code} />}
        </li>
      )}
    />
  );
}
