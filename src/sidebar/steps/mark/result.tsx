import { useState } from 'preact/hooks';
import { listed } from '../../../roster/words';
import { STATES } from '../../../run/machine';
import type { CreditTab, State } from '../../server';
import { CopyButton } from '../../ui/controls';
import { ByHand } from '../../ui/manual';
import { People } from '../../ui/people';
import type { Job } from '../../use-job';
import { reached } from '../../use-run';
import { STATE_NAMES } from '../../words';

interface ResultProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly quiet: boolean;
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
}

/** Counts that add up, each with its people; never "success" while anything is left. */
export function Result({ job, tab, quiet, isNext }: ResultProps) {
  const [asked, setShown] = useState<State | null | undefined>(undefined);
  const isReadBackNext = tab.route === 'by hand' && tab.toConfirm === 0;
  // Whoever needs a person is shown unasked, also where they came to need one while the page was open.
  const shown = asked === undefined || (asked && tab.counts[asked] === 0) ? needing(tab) : asked;
  return (
    <>
      <section class="card" aria-label={tab.credit}>
        <h2>{tab.credit}</h2>
        <p>
          Event {tab.eventId} “{tab.name}”, {tab.date}
        </p>
        <p>
          <b>{sentenceOf(tab)}</b>
        </p>
        <ul class="lines">
          {STATES.filter((state) => tab.counts[state] > 0).map((state) => (
            <li key={state} class={state.toLowerCase().replace(/ /g, '-')}>
              <button
                type="button"
                class="link"
                aria-expanded={shown === state}
                onClick={() => setShown(shown === state ? null : state)}
              >
                <b>{tab.counts[state]}</b> {stateName(state, tab)}
              </button>
            </li>
          ))}
        </ul>
        {shown && tab.counts[shown] > 0 && !quiet && (
          <People
            key={`${shown}-${tab.counts[shown]}`}
            job={job}
            tab={tab}
            states={[shown]}
            isNext={isNext && !isReadBackNext}
          />
        )}
      </section>
      {tab.route === 'by hand' && !quiet && (
        <ByHand job={job} tab={tab} part="mark" isNext={isNext && isReadBackNext} />
      )}
    </>
  );
}

function stateName(state: State, { counts, leftOut }: CreditTab): string {
  if (state !== 'FAILED' || leftOut === 0) return STATE_NAMES[state];
  return leftOut === counts.FAILED ? 'Left out' : 'Failed or left out';
}

function needing({ counts, leftOut, toConfirm }: CreditTab): State | null {
  if (toConfirm > 0) return 'ATTENDED';
  if (counts.HELD > 0) return 'HELD';
  return counts.FAILED > leftOut ? 'FAILED' : null;
}

/** `58 of 61 credited, 3 need you`. */
function sentenceOf({ counts, people, leftOut, toConfirm }: CreditTab): string {
  const needed = counts.HELD + counts.FAILED - leftOut;
  const rest = [
    toConfirm > 0 ? `, ${toConfirm} to confirm` : '',
    needed > 0 ? `, ${needed} ${needed === 1 ? 'needs' : 'need'} you` : '',
    leftOut > 0 ? `, ${leftOut} left out` : '',
  ].join('');
  return `${reached(counts, 'credited')} of ${people - leftOut} credited${rest}`;
}

/** How the tabs stand, as text to be sent on. */
export function CopySummary({ job, tabs }: { readonly job: Job; readonly tabs: readonly CreditTab[] }) {
  const summary = () => {
    const lines = tabs.map((tab) => {
      const states = STATES.filter((state) => tab.counts[state] > 0);
      const counts = listed(states.map((state) => `${tab.counts[state]} ${stateName(state, tab).toLowerCase()}`));
      return `${tab.credit}, event ${tab.eventId} "${tab.name}" of ${tab.date}: ${sentenceOf(tab)} (${counts})`;
    });
    return [`${job.state?.spreadsheet ?? ''}:`, ...lines].join('\n');
  };
  return <CopyButton label="Copy summary" isNext text={summary} />;
}
