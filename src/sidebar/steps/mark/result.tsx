import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { STATES } from '../../../run/machine';
import type { CreditTab, State } from '../../server';
import { type Standing, TEXTS } from '../../texts/mark';
import { CopyButton } from '../../ui/controls';
import { ManualRoute } from '../../ui/manual';
import { type Fold, FoldLine } from '../../ui/one-open';
import { People } from '../../ui/people';
import type { Job } from '../../use-job';

interface ResultProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly quiet: boolean;
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
  readonly fold: Fold | undefined;
}

/** Counts that add up, each with its people; never "success" while anything is left. */
export function Result({ job, tab, quiet, isNext, fold }: ResultProps) {
  const [opened, setOpened] = useState<State | null | undefined>(undefined);
  const isReadBackNext = tab.route === 'by hand' && tab.toConfirm === 0;
  // Whoever needs a person is shown unasked, also where they came to need one while the page was open.
  const shown = opened === undefined || (opened && tab.counts[opened] === 0) ? needing(tab) : opened;
  const states = statesOf(tab);
  const stateLink = (state: State, words: ComponentChildren) => (
    <button
      type="button"
      class="link"
      aria-expanded={shown === state}
      onClick={() => setOpened(shown === state ? null : state)}
    >
      {words}
    </button>
  );
  const line = fold && (
    <FoldLine tab={tab} fold={fold}>
      <b>{tab.credit}</b>
      {TEXTS.event(tab)}
      {!fold.isOpen && `: ${TEXTS.standing(tab)}.`}
    </FoldLine>
  );
  if (fold && !fold.isOpen)
    return (
      <section class="card" aria-label={tab.credit}>
        {line}
      </section>
    );
  return (
    <>
      <section class="card" aria-label={tab.credit}>
        {line ?? (
          <p>
            <b>{tab.credit}</b>
            {TEXTS.event(tab)}
          </p>
        )}
        {states.length === 1 ? (
          <p class={states[0] === 'CREDIT SEEN' ? 'well' : ''}>
            {stateLink(states[0] ?? 'READY', TEXTS.standing(tab))}
          </p>
        ) : (
          <>
            <p>
              <b>{TEXTS.standing(tab)}</b>
            </p>
            <ul class="lines">
              {states.map((state) => (
                <li key={state} class={state.toLowerCase().replace(/ /g, '-')}>
                  {stateLink(
                    state,
                    <>
                      <b>{tab.counts[state]}</b> {TEXTS.state(state, tab)}
                    </>,
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {shown && tab.counts[shown] > 0 && !quiet && (
          <People
            key={shown}
            job={job}
            tab={tab}
            states={[shown]}
            isNext={isNext && !isReadBackNext}
            count={tab.counts[shown]}
          />
        )}
      </section>
      {tab.route === 'by hand' && !quiet && (
        <ManualRoute job={job} tab={tab} part="mark" isNext={isNext && isReadBackNext} />
      )}
    </>
  );
}

/** The states that anybody is in. */
const statesOf = ({ counts }: CreditTab): readonly State[] => STATES.filter((state) => counts[state] > 0);

function needing({ counts, leftOut, toConfirm, route }: CreditTab): State | null {
  // By hand, one button says it of all of them.
  if (toConfirm > 0 && (route !== 'by hand' || toConfirm === 1)) return 'ATTENDED';
  if (counts.HELD > 0) return 'HELD';
  return counts.FAILED > leftOut ? 'FAILED' : null;
}

interface SummaryProps {
  readonly job: Job;
  readonly tabs: readonly CreditTab[];
  readonly isDone: boolean;
  readonly standing: Standing;
}

/** How everybody stands, as text to be sent on. */
export function CopySummary({ job, tabs, isDone, standing }: SummaryProps) {
  const summary = () => {
    const first = isDone ? TEXTS.done(tabs, standing) : TEXTS.top(tabs, standing);
    return [`${job.state?.spreadsheet ?? ''}:`, first, ...tabs.map(TEXTS.summary)].join('\n');
  };
  return <CopyButton label={TEXTS.copySummary} isNext text={summary} />;
}
