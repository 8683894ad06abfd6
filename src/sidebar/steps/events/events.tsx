import { useEffect } from 'preact/hooks';
import { choiceFor, hashOfClass, hashOfEvent, unseen } from '../../decisions';
import type { CreditEvents, EventsReport } from '../../server';
import { TEXTS } from '../../texts/events';
import { SHARED } from '../../texts/shared';
import { Bar, Button, Icon, Tick } from '../../ui/controls';
import { useEarlier } from '../../use-earlier';
import type { Job } from '../../use-job';
import { EventCard, isUnfit } from './event-card';

export function EventsStep({ job }: { readonly job: Job }) {
  const { events, check, task, findEvents, checkRoster } = job;
  const earlier = useEarlier(job);
  const idle = task.busy === '' && task.problem === null;
  const next = check === null ? checkRoster : events === null ? findEvents : null;
  // On the way here nothing is written: the roster is checked where that was not done, then GrowthZone is read.
  useEffect(() => {
    if (idle && next) void next();
  }, [idle, next]);
  if (!check || !events)
    return task.busy ? null : <Button primary label={SHARED.tryAgain} onPress={next ?? findEvents} />;
  const chosen = events.credits.filter((about) => choiceFor(job.decisions, about) !== undefined);
  const invoices = hashOfClass(check);
  const missing = missingWords(job, events.credits, invoices);
  return (
    <>
      <ThreeQuestions job={job} questions={events.questions} invoices={invoices} />
      {events.credits.map((one) => (
        <EventCard key={one.credit} job={job} about={one} classDate={events.classDate} earlier={earlier} />
      ))}
      <p class="quiet">{TEXTS.buildMeans}</p>
      <Bar>
        <Button
          primary
          label={TEXTS.build(chosen.length)}
          busy={task.busy !== ''}
          disabled={missing !== ''}
          onPress={job.build}
        />
        <Button label={SHARED.lookAgain} busy={task.busy !== ''} onPress={findEvents} />
        {missing && <p class="quiet">{missing}</p>}
      </Bar>
    </>
  );
}

/** What is left to decide before tabs can be built; empty where nothing is. */
function missingWords(job: Job, credits: readonly CreditEvents[], invoices: string): string {
  for (const about of credits) {
    const { credit } = about;
    const choice = choiceFor(job.decisions, about);
    if (!choice) return TEXTS.chooseFirst(credit);
    if (isUnfit(choice)) return TEXTS.unfit(credit);
    if (unseen(choice).length > 0 && !job.isConfirmed(hashOfEvent(about, choice))) {
      return TEXTS.lookUpFirst(credit);
    }
  }
  return job.isConfirmed(invoices) ? '' : TEXTS.invoicesFirst;
}

interface QuestionsProps {
  readonly job: Job;
  readonly questions: EventsReport['questions'];
  /** The hash of the class that is asked about. */
  readonly invoices: string;
}

/** The guide asks these before anything is imported; only one of them the roster cannot answer. */
function ThreeQuestions({ job, questions, invoices }: QuestionsProps) {
  return (
    <section class="card">
      <h2>{TEXTS.before}</h2>
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
              label={TEXTS.nobodyToInvoice}
              checked={job.isConfirmed(invoices)}
              onChange={(on) => job.confirm(invoices, on)}
            />
          </div>
        ))}
    </section>
  );
}
