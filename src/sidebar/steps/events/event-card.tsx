import { useState } from 'preact/hooks';
import { choiceFor, hashOfEvent, unseen } from '../../decisions';
import type { CandidateEvent, Credit, CreditEvents, PreflightLine } from '../../server';
import { TEXTS } from '../../texts/events';
import { CREDIT_NAMES } from '../../texts/shared';
import { Icon, type IconName, Tick, Words } from '../../ui/controls';
import type { useEarlier } from '../../use-earlier';
import type { Job } from '../../use-job';
import { Earlier, Present } from './earlier';

const RESULT_ICONS: Readonly<Record<PreflightLine['result'], IconName>> = {
  pass: 'pass',
  fail: 'fail',
  'could not check': 'ask',
};

/** True for an event that a line of the preflight speaks against. */
export const isUnfit = ({ lines }: CandidateEvent): boolean => lines.some(({ result }) => result === 'fail');

interface CardProps {
  readonly job: Job;
  readonly about: CreditEvents;
  readonly classDate: string;
  readonly earlier: ReturnType<typeof useEarlier>;
}

/** A credit with its event, compared with the guide line by line. */
export function EventCard({ job, about, classDate, earlier }: CardProps) {
  const look = earlier.lookAt(about.credit);
  const { credit, people, candidates, advice } = about;
  const choice = choiceFor(job.decisions, about);
  // Where one event alone fits, the others on that day would only be in the way.
  const evident = choice?.eventId === about.chosen ? choice : undefined;
  return (
    <section class="card" aria-label={credit}>
      <h2>
        {credit} <span class="quiet">{CREDIT_NAMES[credit]}</span>
      </h2>
      <p>{TEXTS.toRegister(people)}</p>
      {evident && <p>{TEXTS.event(evident)}</p>}
      {!evident && candidates.length > 0 && (
        <fieldset>
          <legend>{TEXTS.offered(candidates.length, classDate)}</legend>
          {candidates.map((event) => (
            <label key={event.eventId} class="radio">
              <input
                type="radio"
                name={`event-${credit}`}
                checked={choice === event}
                onChange={() => job.choose(about, event.eventId)}
              />
              <span>{TEXTS.eventCandidate(event, isUnfit(event))}</span>
            </label>
          ))}
        </fieldset>
      )}
      {choice && <Lines event={choice} />}
      {choice && unseen(choice).length > 0 && (
        <Tick
          label={TEXTS.lookedUp(unseen(choice).length)}
          checked={job.isConfirmed(hashOfEvent(about, choice))}
          onChange={(on) => job.confirm(hashOfEvent(about, choice), on)}
        />
      )}
      {choice && <Present event={choice} look={look} />}
      {choice && <Earlier job={job} credit={credit} people={people} event={choice} look={look} again={earlier.again} />}
      {advice && (
        <p class="advice">
          <Icon name="fix" /> {candidates.length === 0 ? `${TEXTS.noEvent(classDate)} ` : ''}
          {advice}
        </p>
      )}
      <AnotherEvent job={job} credit={credit} />
    </section>
  );
}

/** What a person must look at stands first; what passed is behind its number. */
function Lines({ event: { lines } }: { readonly event: CandidateEvent }) {
  const passed = lines.filter(({ result }) => result === 'pass');
  return (
    <>
      <LineList lines={lines.filter(({ result }) => result !== 'pass')} />
      {passed.length > 0 && (
        <details>
          <summary>
            <Icon name="pass" /> {TEXTS.passed(passed.length, lines.length)}
          </summary>
          <LineList lines={passed} />
        </details>
      )}
    </>
  );
}

function LineList({ lines }: { readonly lines: readonly PreflightLine[] }) {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line.code} class={line.result.replace(/ /g, '-')}>
          <Icon name={RESULT_ICONS[line.result]} />
          <span>
            <Words of={TEXTS.line(line)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** For an event on another date, or where several look alike. */
function AnotherEvent({ job, credit }: { readonly job: Job; readonly credit: Credit }) {
  const [id, setId] = useState('');
  const good = /^\d{1,9}$/.test(id.trim());
  return (
    <details>
      <summary>{TEXTS.another}</summary>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          if (!good) return;
          const events = { ...job.state?.settings.events, [credit]: Number(id) };
          void job.saveSettings({ events }).then((saved) => (saved ? job.findEvents() : undefined));
        }}
      >
        <label>
          {TEXTS.itsId} <input inputMode="numeric" value={id} onInput={(event) => setId(event.currentTarget.value)} />
        </label>
        <button type="submit" class="plain" aria-disabled={!good}>
          {TEXTS.lookAtIt}
        </button>
      </form>
    </details>
  );
}
