import { useEffect, useState } from 'preact/hooks';
import type { CandidateEvent, CreditEvents, EventsReport } from '../../api';
import type { Credit } from '../../roster/types';
import type { PreflightLine } from '../../run/preflight';
import { choiceFor, markOfClass, markOfEvent, unseen } from '../decisions';
import { Bar } from '../parts/bar';
import { Button, Tick } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import type { Job } from '../use-job';
import { CREDIT_NAMES, plural } from '../words';

const RESULT_WORDS: Readonly<Record<PreflightLine['result'], string>> = {
  pass: 'Pass',
  fail: 'Fail',
  'could not check': 'Could not check',
};
const RESULT_ICONS: Readonly<Record<PreflightLine['result'], IconName>> = {
  pass: 'pass',
  fail: 'fail',
  'could not check': 'ask',
};

export function EventsStep({ job }: { readonly job: Job }) {
  const { events, check, task, findEvents, checkRoster } = job;
  const idle = task.busy === '' && task.problem === null;
  const next = check === null ? checkRoster : events === null ? findEvents : null;
  // On the way here nothing is written: the roster is checked where that was not done, then GrowthZone is read.
  useEffect(() => {
    if (idle && next) void next();
  }, [idle, next]);
  if (!check || !events) return task.busy ? null : <Button primary label="Try again" onPress={next ?? findEvents} />;
  const chosen = events.credits.filter((about) => choiceFor(job.decisions, about) !== undefined);
  const invoices = markOfClass(check);
  const missing = missingWords(job, events.credits, invoices);
  return (
    <>
      <ThreeQuestions job={job} questions={events.questions} invoices={invoices} />
      {events.credits.map((one) => (
        <CreditCard key={one.credit} job={job} about={one} classDate={events.classDate} />
      ))}
      <p class="quiet">Building makes a tab for each credit in this spreadsheet. Nothing is sent yet.</p>
      <Bar>
        <Button
          primary
          label={`Build ${plural(chosen.length, 'credit tab')}`}
          busy={task.busy !== ''}
          disabled={missing !== ''}
          onPress={job.build}
        />
        <Button label="Look again" busy={task.busy !== ''} onPress={findEvents} />
        {missing && <p class="quiet">{missing}</p>}
      </Bar>
    </>
  );
}

const failing = ({ lines }: CandidateEvent) => lines.some(({ result }) => result === 'fail');

/** What is left to decide before tabs can be built; empty where nothing is. */
function missingWords(job: Job, credits: readonly CreditEvents[], invoices: string): string {
  for (const about of credits) {
    const { credit } = about;
    const choice = choiceFor(job.decisions, about);
    if (!choice) return `Choose an event for ${credit} first.`;
    if (failing(choice)) return `The event for ${credit} fails a line above. Mend it in GrowthZone, then look again.`;
    if (unseen(choice).length > 0 && !job.isConfirmed(markOfEvent(about, choice))) {
      return `Look up in GrowthZone what could not be checked for ${credit}, then tick it.`;
    }
  }
  return job.isConfirmed(invoices) ? '' : 'Say first whether anybody must be invoiced.';
}

interface QuestionsProps {
  readonly job: Job;
  readonly questions: EventsReport['questions'];
  /** The mark of the class that is asked about. */
  readonly invoices: string;
}

/** The guide asks these before anything is imported; only one of them the roster cannot answer. */
function ThreeQuestions({ job, questions, invoices }: QuestionsProps) {
  return (
    <section class="card">
      <h2>Before anybody is registered</h2>
      <ul class="lines">
        {questions
          .filter(({ code }) => code !== 'invoices')
          .map(({ code, text }) => (
            <li key={code}>
              <Icon name="pass" />
              <span>{text}</span>
            </li>
          ))}
      </ul>
      {questions
        .filter(({ code }) => code === 'invoices')
        .map(({ code, text }) => (
          <div key={code}>
            <p>{text}</p>
            <Tick
              label="Nobody of this class is invoiced through GrowthZone."
              checked={job.isConfirmed(invoices)}
              onChange={(on) => job.confirm(invoices, on)}
            />
          </div>
        ))}
    </section>
  );
}

interface CardProps {
  readonly job: Job;
  readonly about: CreditEvents;
  readonly classDate: string;
}

function CreditCard({ job, about, classDate }: CardProps) {
  const { credit, people, candidates, advice } = about;
  const choice = choiceFor(job.decisions, about);
  // Where one event alone fits, the others on that day would only be in the way.
  const evident = choice?.eventId === about.chosen ? choice : undefined;
  return (
    <section class="card" aria-label={credit}>
      <h2>
        {credit} <span class="quiet">{CREDIT_NAMES[credit]}</span>
      </h2>
      <p>{plural(people, 'person', 'people')} to register.</p>
      {evident ? (
        <p>
          Event {evident.eventId} “{evident.name}”, {evident.date}.
        </p>
      ) : null}
      {!evident && candidates.length > 0 && (
        <fieldset>
          <legend>{candidates.length === 1 ? 'Event' : `Events on ${classDate || 'the class date'}`}</legend>
          {candidates.map((event) => (
            <label key={event.eventId} class="radio">
              <input
                type="radio"
                name={`event-${credit}`}
                checked={choice === event}
                onChange={() => job.choose(about, event.eventId)}
              />
              <span>
                {event.eventId} {event.name}, {event.date || 'no date'}
                {failing(event) ? ' (does not fit)' : ''}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {choice && <Lines event={choice} />}
      {choice && unseen(choice).length > 0 && (
        <Tick
          label={`I looked up in GrowthZone what could not be checked (${unseen(choice).length}), and it is so.`}
          checked={job.isConfirmed(markOfEvent(about, choice))}
          onChange={(on) => job.confirm(markOfEvent(about, choice), on)}
        />
      )}
      {advice && (
        <p class="advice">
          <Icon name="fix" /> {candidates.length === 0 ? `No event ${classDate ? `on ${classDate}` : 'found'}. ` : ''}
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
            <Icon name="pass" /> {passed.length} of {lines.length} pass
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
      {lines.map(({ code, result, text }) => (
        <li key={code} class={result.replace(/ /g, '-')}>
          <Icon name={RESULT_ICONS[result]} />
          <span>
            <b>{RESULT_WORDS[result]}.</b> {text}
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
      <summary>Use another event</summary>
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
          Its event id <input inputMode="numeric" value={id} onInput={(event) => setId(event.currentTarget.value)} />
        </label>
        <button type="submit" class="plain" aria-disabled={!good}>
          Look at it
        </button>
      </form>
    </details>
  );
}
