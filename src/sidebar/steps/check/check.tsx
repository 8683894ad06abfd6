import { useEffect, useState } from 'preact/hooks';
import { CREDITS, OUTCOMES } from '../../../roster';
import { hashOfCause } from '../../decisions';
import type { CheckReport, Outcome } from '../../server';
import { type Standing, TEXTS } from '../../texts/check';
import { SHARED } from '../../texts/shared';
import { Bar, Button, Icon, Words } from '../../ui/controls';
import { useChanged } from '../../use-changed';
import { type Job, lacksSomebody } from '../../use-job';
import { Causes, RowList } from './causes';
import { Compared, Downloads, isPartial, NoDirectory } from './members-and-files';

export function CheckStep({ job }: { readonly job: Job }) {
  const { check, task, checkRoster } = job;
  const [shown, setShown] = useState<Outcome | null>(null);
  const unchecked = check === null && task.busy === '' && task.problem === null;
  // Opened by the menu, the step checks by itself: it only reads.
  useEffect(() => {
    if (unchecked) void checkRoster();
  }, [unchecked, checkRoster]);
  const changed = useChanged(job);
  // Where somebody is not found, whom the rows were compared with is what matters.
  const isFirst = check !== null && (isPartial(check) || lacksSomebody(check));
  const compared = check && <Compared job={job} check={check} isWhole={isFirst} />;
  if (!check) return task.busy ? null : <Button primary label={SHARED.checkAgain} onPress={checkRoster} />;
  return (
    <>
      <p class="top">{TEXTS.standing(standingOf(job, check))}</p>
      {changed.length > 0 && <OutOfDate lines={changed} />}
      <Counts check={check} shown={shown} onShow={setShown} />
      {isFirst && compared}
      {shown ? <OutcomeRows job={job} check={check} outcome={shown} /> : <Causes job={job} check={check} />}
      {!check.directory && <NoDirectory job={job} />}
      <Downloads job={job} check={check}>
        {!isFirst && compared}
      </Downloads>
      <Onward job={job} check={check} isOutOfDate={changed.length > 0} />
    </>
  );
}

/** Counts people first: a person with two credits is one, and a row that waits for a decision is not ready. */
function standingOf(job: Job, check: CheckReport): Standing {
  const { rows, causes } = check;
  const credited = rows.filter(({ outcome }) => outcome === 'credit');
  const dates = new Set(credited.map(({ date }) => date));
  const [classDate = ''] = dates.size === 1 ? dates : [];
  const proposed = new Set(
    causes.flatMap(({ level, repair, code }) => (level === 'fix needed' && repair ? [code] : [])),
  );
  const toFix = rows.filter(({ outcome }) => outcome === 'fix needed');
  const found = toFix.filter(({ findings }) => findings.some((one) => one.proposal && proposed.has(one.code))).length;
  const open = new Set(openChecks(job, check).flatMap((cause) => cause.rows));
  const ready = credited.filter(({ row }) => !open.has(row));
  return {
    classDate,
    ready: new Set(ready.map(({ memberId }) => memberId)).size,
    found,
    needYou: toFix.length - found + credited.length - ready.length,
  };
}

/** Checks that nobody has looked at yet. */
function openChecks(job: Job, check: CheckReport): CheckReport['causes'] {
  return check.causes.filter((cause) => cause.level === 'check' && !job.isConfirmed(hashOfCause(check, cause)));
}

/** So many changed rows are named. */
const NAMED_CHANGES = 3;

function OutOfDate({ lines }: { readonly lines: readonly string[] }) {
  const more = lines.length - NAMED_CHANGES;
  return (
    <section class="card notice" role="status">
      <p>
        <Icon name="fix" /> {TEXTS.outOfDate}
      </p>
      <ul>
        {lines.slice(0, NAMED_CHANGES).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {more > 0 && <li>{TEXTS.moreChanged(more)}</li>}
      </ul>
    </section>
  );
}

interface CountsProps {
  readonly check: CheckReport;
  readonly shown: Outcome | null;
  readonly onShow: (outcome: Outcome | null) => void;
}

/** The counts add up to the sheet, and each shows its rows. */
function Counts({ check, shown, onShow }: CountsProps) {
  return (
    <>
      <p class="sum">
        <b>{TEXTS.rows(check.rows.length)}</b>
      </p>
      <ul class="counts">
        {OUTCOMES.filter((outcome) => outcome === 'credit' || check.counts[outcome] > 0).map((outcome) => (
          <li key={outcome} class={outcome.replace(/ /g, '-')}>
            <button
              type="button"
              aria-pressed={shown === outcome}
              onClick={() => onShow(shown === outcome ? null : outcome)}
            >
              <Words of={TEXTS.count(check.counts[outcome], outcome)} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function OutcomeRows({
  job,
  check,
  outcome,
}: {
  readonly job: Job;
  readonly check: CheckReport;
  readonly outcome: Outcome;
}) {
  const rows = check.rows.filter((row) => row.outcome === outcome);
  return (
    <section>
      <h2>{TEXTS.outcomeRows(rows.length, outcome)}</h2>
      <RowList job={job} check={check} rows={rows} words={TEXTS.outcome} />
    </section>
  );
}

interface OnwardProps {
  readonly job: Job;
  readonly check: CheckReport;
  readonly isOutOfDate: boolean;
}

function Onward({ job, check, isOutOfDate }: OnwardProps) {
  const credits = CREDITS.filter((credit) => check.credits[credit] > 0);
  const open = openChecks(job, check);
  return (
    <Bar>
      <Button
        primary={!isOutOfDate}
        label={TEXTS.find(credits.length)}
        busy={job.task.busy !== ''}
        disabled={credits.length === 0 || open.length > 0 || isOutOfDate}
        onPress={() => job.go(3)}
      />
      <Button primary={isOutOfDate} label={SHARED.checkAgain} busy={job.task.busy !== ''} onPress={job.checkRoster} />
      {open.length > 0 && <p class="quiet">{TEXTS.checksLeft(open.length)}</p>}
      {credits.length === 0 && <p class="quiet">{TEXTS.noCredit}</p>}
    </Bar>
  );
}
