import { hashOfCause } from '../../decisions';
import type { Cause, CheckedRow, CheckReport } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/check';
import { dated } from '../../texts/dates';
import { Button, Icon, LongList, Tick } from '../../ui/controls';
import type { Job } from '../../use-job';
import { AskVendor } from './members-and-files';

type Deciding = keyof typeof TEXTS.levels;

/** What a person must decide stands first. */
const DECIDING: readonly Deciding[] = ['fix needed', 'check'];
const isDeciding = (level: Cause['level']): level is Deciding => DECIDING.some((one) => one === level);

interface CausesProps {
  readonly job: Job;
  readonly check: CheckReport;
}

/** Causes first, with one repair for all of their rows, then the rows, each with what can be done about it. */
export function Causes({ job, check }: CausesProps) {
  // Who is left out or repeated stands behind its number.
  const others = check.causes.filter(({ level }) => level === 'note');
  if (check.causes.length === 0) return <p>{TEXTS.nothingFound}</p>;
  return (
    <>
      {DECIDING.map((level) => (
        <Level key={level} job={job} check={check} level={level} />
      ))}
      <Undo job={job} check={check} />
      {others.map((cause) => (
        <CauseLine key={cause.code} job={job} check={check} cause={cause} />
      ))}
    </>
  );
}

function Level({ job, check, level }: CausesProps & { readonly level: Deciding }) {
  const causes = check.causes.filter((cause) => cause.level === level);
  if (causes.length === 0) return null;
  return (
    <section class={`level ${level.replace(/ /g, '-')}`}>
      <h2 class="hidden">{TEXTS.levels[level]}</h2>
      {causes.map((cause) => (
        <CauseLine key={cause.code} job={job} check={check} cause={cause} />
      ))}
      {level === 'fix needed' && <AskVendor job={job} check={check} />}
    </section>
  );
}

/** The last repair or choice can be taken back, else all repairs; what a person typed is never touched. */
function Undo({ job, check }: CausesProps) {
  const { lastFix, setLastFix } = job;
  const isRepaired = ({ findings }: CheckedRow) => findings.some(({ code }) => code.startsWith('repaired-'));
  if (!lastFix && !check.rows.some(isRepaired)) return null;
  const undo = async () => {
    const undone = await job.task.run(TEXTS.undoing, () =>
      lastFix?.isChoice
        ? ask({ ask: 'setCredit', row: lastFix.rows[0] ?? 0, choice: '' })
        : ask({ ask: 'undoRepairs', ...(lastFix && { rows: [...lastFix.rows] }) }),
    );
    if (!undone) return;
    setLastFix(null);
    job.setCheck(undone);
  };
  return (
    <p>
      <Button
        key={lastFix?.rows.join()}
        label={lastFix ? TEXTS.undoLast : TEXTS.undo}
        busy={job.task.busy !== ''}
        isNext
        onPress={undo}
      />
    </p>
  );
}

/** Few rows are shown at once, without their cause before them where there is one alone. */
const FEW_ROWS = 3;

function CauseLine({ job, check, cause }: CausesProps & { readonly cause: Cause }) {
  const wanted = new Set(cause.rows);
  const rows = check.rows.filter(({ row }) => wanted.has(row));
  const { level, repair } = cause;
  const hash = level === 'check' ? hashOfCause(check, cause) : undefined;
  const [only, ...more] = rows;
  const inside = (
    <>
      {repair && rows.length > 1 && (
        <Button
          label={repair.label}
          busy={job.task.busy !== ''}
          onPress={async () => {
            const repaired = await job.task.run(
              TEXTS.repairing,
              () => ask({ ask: 'repair', code: cause.code }),
              () => TEXTS.repaired(repair.rows),
            );
            if (!repaired) return;
            job.setLastFix({ rows: cause.rows, isChoice: false });
            job.setCheck(repaired);
          }}
        />
      )}
      {openQuestions(check, rows, cause).map(({ id, message }) => (
        <p key={id}>
          {dated(message)} <Button label={TEXTS.answer} onPress={() => job.goToQuestion(id)} />
        </p>
      ))}
      {isDeciding(level) ? (
        <LongList
          items={rows}
          line={(row) => <Finding key={row.row} job={job} check={check} row={row} cause={cause} />}
        />
      ) : (
        <RowList job={job} check={check} rows={rows} words={(row) => causeWords(row, cause)} code={cause.code} />
      )}
      {hash && (
        <Tick
          label={TEXTS.accept(cause.rows.length)}
          checked={job.isConfirmed(hash)}
          onChange={(on) => job.confirm(hash, on)}
        />
      )}
    </>
  );
  if (only && more.length === 0 && isDeciding(level)) return inside;
  return (
    <details open={isDeciding(level) && rows.length <= FEW_ROWS}>
      <summary>
        {isDeciding(level) && <Icon name={level === 'check' ? 'ask' : 'fix'} />} {dated(cause.title)}
      </summary>
      {inside}
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

function causeWords(row: CheckedRow, { code }: Cause, isOffered = false): string {
  const found = row.findings.find((finding) => finding.code === code);
  return TEXTS.message(found?.message ?? TEXTS.outcome(row), isOffered);
}

/** Causes that a credit settles, chosen for the row. */
const ASKS_CREDIT = /^(?:credit|course|earned|new-member|score|attended|minutes|minimum|unit|row-says|sitting)/;

/** A row that a person decides about, with everything that can be done there. */
function Finding({ job, check, row, cause }: CausesProps & { readonly row: CheckedRow; readonly cause: Cause }) {
  const busy = job.task.busy !== '';
  const proposal = cause.repair && row.findings.find(({ code }) => code === cause.code)?.proposal;
  const isTyped = row.findings.some(({ code }) => code.startsWith('by-hand-credit'));
  const choose = async (text: string, choice: string) => {
    const chosen = await job.task.run(text, () => ask({ ask: 'setCredit', row: row.row, choice }));
    if (!chosen) return;
    job.setLastFix(isTyped ? null : { rows: [row.row], isChoice: true });
    job.setCheck(chosen);
  };
  const use = async () => {
    const repaired = await job.task.run(
      TEXTS.repairing,
      () => ask({ ask: 'repair', code: cause.code, row: row.row }),
      () => TEXTS.repaired(1),
    );
    if (!repaired) return;
    job.setLastFix({ rows: [row.row], isChoice: false });
    job.setCheck(repaired);
  };
  return (
    <li class="finding">
      <Icon name={cause.level === 'check' ? 'ask' : 'fix'} /> <b>{TEXTS.who(row)}</b>{' '}
      <span class="what">{causeWords(row, cause, Boolean(proposal))}</span>
      <div class="fixes">
        {proposal && <Button label={TEXTS.use(proposal)} busy={busy} onPress={use} />}
        {row.memberId !== '' && <SamePerson job={job} row={row} code={cause.code} />}
        {ASKS_CREDIT.test(cause.code) && row.memberId !== '' && (
          <select
            aria-label={TEXTS.chooseCredit}
            value=""
            disabled={busy}
            onChange={({ currentTarget }) => void choose(TEXTS.choosing, currentTarget.value)}
          >
            <option value="">{TEXTS.chooseCredit}</option>
            {TEXTS.credits.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        )}
        <Button label={TEXTS.leaveOut} busy={busy} onPress={() => choose(TEXTS.leavingOut, TEXTS.none)} />
        <button
          type="button"
          class="link"
          title={TEXTS.row(row)}
          onClick={() => void select(job, check, row, cause.code)}
        >
          {TEXTS.show}
          <span class="hidden"> {TEXTS.row(row)}</span>
        </button>
      </div>
    </li>
  );
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

/** Selects the cell that a finding is about, or else the row's member ID. */
function select(job: Job, check: CheckReport, row: CheckedRow, code?: string): Promise<unknown> {
  const header = (row.findings.find((one) => one.code === code) ?? row.findings[0])?.column ?? '';
  const column = check.places[header] ?? check.places[check.columns['memberId'] ?? ''] ?? 1;
  return job.task.run('', () => ask({ ask: 'select', row: row.row, column }));
}

interface RowListProps extends CausesProps {
  readonly rows: readonly CheckedRow[];
  readonly words: (row: CheckedRow) => string;
  readonly code?: string;
}

/** Each row selects its cell in the roster. */
export function RowList({ job, check, rows, words, code }: RowListProps) {
  return (
    <LongList
      items={rows}
      line={(row) => (
        <li key={row.row}>
          <button type="button" onClick={() => void select(job, check, row, code)}>
            <span class="who">{TEXTS.rowOf(row)}</span>
            <span class="what">{words(row)}</span>
          </button>
          {code !== undefined && row.memberId !== '' && <SamePerson job={job} row={row} code={code} />}
        </li>
      )}
    />
  );
}
