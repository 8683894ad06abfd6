import { useEffect, useState } from 'preact/hooks';
import { CREDITS, OUTCOMES } from '../../../roster';
import { hashOfCause } from '../../decisions';
import type { CheckReport, Outcome } from '../../server';
import { TEXTS } from '../../texts/check';
import { SHARED } from '../../texts/shared';
import { Bar, Button, Words } from '../../ui/controls';
import type { Job } from '../../use-job';
import { Causes, RowList } from './causes';
import { Directory, Downloads } from './members-and-files';

export function CheckStep({ job }: { readonly job: Job }) {
  const { check, task, checkRoster } = job;
  const [shown, setShown] = useState<Outcome | null>(null);
  const unchecked = check === null && task.busy === '' && task.problem === null;
  // Opened by the menu, the step checks by itself: it only reads.
  useEffect(() => {
    if (unchecked) void checkRoster();
  }, [unchecked, checkRoster]);
  if (!check) return task.busy ? null : <Button primary label={SHARED.checkAgain} onPress={checkRoster} />;
  return (
    <>
      <Counts check={check} shown={shown} onShow={setShown} />
      {shown ? <OutcomeRows job={job} check={check} outcome={shown} /> : <Causes job={job} check={check} />}
      <Directory job={job} check={check} />
      <Downloads job={job} check={check} />
      <Onward job={job} check={check} />
    </>
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
        <Words of={TEXTS.sum(check.rows.length)} />
      </p>
      <ul class="counts">
        {OUTCOMES.map((outcome) => (
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
      <p class="credits">
        {CREDITS.filter((credit) => check.credits[credit] > 0).map((credit) => (
          <span key={credit} class="chip">
            {credit} <b>{check.credits[credit]}</b>
          </span>
        ))}
      </p>
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

function Onward({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const credits = CREDITS.filter((credit) => check.credits[credit] > 0);
  const open = check.causes.filter((cause) => cause.level === 'check' && !job.isConfirmed(hashOfCause(check, cause)));
  return (
    <Bar>
      <Button
        primary
        label={TEXTS.find(credits.length)}
        busy={job.task.busy !== ''}
        disabled={credits.length === 0 || open.length > 0}
        onPress={() => job.go(3)}
      />
      <Button label={SHARED.checkAgain} busy={job.task.busy !== ''} onPress={job.checkRoster} />
      {open.length > 0 && <p class="quiet">{TEXTS.checksLeft(open.length)}</p>}
      {credits.length === 0 && <p class="quiet">{TEXTS.noCredit}</p>}
    </Bar>
  );
}
