import { useState } from 'preact/hooks';
import { choiceFor } from '../../decisions';
import type { CandidateEvent, Credit, CreditEvents, PreflightLine } from '../../server';
import { dated } from '../../texts/dates';
import { GIVEN, TEXTS } from '../../texts/events';
import { Button, Icon, type IconName } from '../../ui/controls';
import type { useEarlier } from '../../use-earlier';
import type { Job } from '../../use-job';
import { ClassDate } from './class-date';
import { Earlier, EarlierFound, Present } from './earlier';
import { GiveEvent } from './given-event';

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
  /** True where its event is to be given next, by the blue button. */
  readonly isNext: boolean;
}

/** A credit with its event: one green line where all is well, what is wrong below it, and everything else behind it. */
export function EventCard({ job, about, classDate, earlier, isNext }: CardProps) {
  const look = earlier.lookAt(about.credit);
  const { credit, people, candidates, advice } = about;
  const choice = choiceFor(job.decisions, about);
  // Where one event alone fits, the others on that day would only be in the way.
  const evident = choice?.eventId === about.chosen ? choice : undefined;
  const isGiven = !job.state?.connection;
  const association = job.state?.settings.association ?? '';
  const isWell = choice !== undefined && !isUnfit(choice);
  const otherDay = choice?.lines.some(({ code, result }) => code === 'class-date' && result === 'fail')
    ? choice.date
    : '';
  const lookLine = choice && !isGiven && (
    <Earlier job={job} credit={credit} people={people} event={choice} look={look} again={earlier.again} />
  );
  return (
    <section class="card" aria-label={credit}>
      <p class="event">
        <Icon name={isWell ? 'pass' : 'fix'} />{' '}
        <span>
          <b>{credit}</b>
          {TEXTS.of(people, evident)}
        </span>
      </p>
      {isGiven && candidates.length > 0 && association && <p class="quiet">{GIVEN.ofAssociation(association)}</p>}
      {isGiven && candidates.length === 0 && (
        <GiveEvent job={job} credit={credit} classDate={classDate} isNext={isNext} />
      )}
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
      {choice && <LineList lines={choice.lines.filter(({ result }) => result === 'fail')} />}
      {otherDay !== '' && (
        <Button
          label={TEXTS.classWasOn(otherDay)}
          busy={job.task.busy !== ''}
          onPress={async () => {
            if (await job.saveSettings({ classDate: otherDay })) await job.findEvents();
          }}
        />
      )}
      {choice && <Present event={choice} look={look} />}
      {!look.isOver && lookLine}
      {choice && !isGiven && <EarlierFound job={job} look={look} />}
      {advice && (
        <p class={isGiven ? 'quiet' : 'advice'}>
          {!isGiven && <Icon name="fix" />} {adviceWords(advice, isGiven, candidates.length, classDate)}
        </p>
      )}
      {advice && !isGiven && <ClassDate job={job} classDate={classDate} />}
      {(choice || candidates.length > 0 || !isGiven) && (
        <details key={choice?.eventId} open={choice === undefined && !isGiven}>
          <summary>{choice ? TEXTS.more : TEXTS.another}</summary>
          {choice && <LineList lines={choice.lines.filter(({ result }) => result === 'pass')} />}
          {look.isOver && lookLine}
          {!isGiven && <AnotherEvent job={job} credit={credit} />}
          {isGiven && <GiveEvent job={job} credit={credit} classDate={classDate} isNext={false} />}
        </details>
      )}
    </section>
  );
}

function adviceWords(advice: string, isGiven: boolean, candidates: number, classDate: string): string {
  if (candidates > 0) return dated(advice);
  return isGiven ? GIVEN.noEvent(advice) : `${TEXTS.noEvent(classDate)} ${dated(advice)}`;
}

function LineList({ lines }: { readonly lines: readonly PreflightLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line.code} class={line.result.replace(/ /g, '-')}>
          <Icon name={RESULT_ICONS[line.result]} />
          <span>{dated(line.text)}</span>
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
  );
}
