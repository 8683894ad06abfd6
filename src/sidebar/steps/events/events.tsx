import { useEffect } from 'preact/hooks';
import { choiceFor, hashOfClass, hashOfComponent, hashOfEvent, isLookedUp, unseen } from '../../decisions';
import type { CandidateEvent, CreditEvents } from '../../server';
import { GIVEN, shortLine, TEXTS } from '../../texts/events';
import { SHARED } from '../../texts/shared';
import { Bar, Button, Tick } from '../../ui/controls';
import { useEarlier } from '../../use-earlier';
import type { Job } from '../../use-job';
import { ClassDate } from './class-date';
import { EventCard, isUnfit } from './event-card';

export function EventsStep({ job }: { readonly job: Job }) {
  const { events, check, task, findEvents, checkRoster } = job;
  const earlier = useEarlier(job);
  const idle = task.busy === '' && task.problem === null;
  const reading = check === null ? checkRoster : events === null ? findEvents : null;
  // On the way here nothing is written: the roster is checked where that was not done, then GrowthZone is read.
  useEffect(() => {
    if (idle && reading) void reading();
  }, [idle, reading]);
  if (!check || !events) {
    if (task.busy) return null;
    return (
      <>
        {task.problem?.code === 'no-class-date' && <ClassDate job={job} classDate="" />}
        <Button primary label={SHARED.tryAgain} onPress={reading ?? findEvents} />
      </>
    );
  }
  const choices = events.credits.flatMap((about) => {
    const event = choiceFor(job.decisions, about);
    return event ? [{ about, event }] : [];
  });
  const invoices = hashOfClass(check);
  const isGiven = !job.state?.connection;
  // Without a key the event of each credit in turn is what comes next.
  const next = isGiven ? events.credits.find((about) => !choiceFor(job.decisions, about)) : undefined;
  const missing = missingWords(job, events.credits, invoices);
  const people = new Set(check.rows.flatMap(({ outcome, memberId }) => (outcome === 'credit' ? [memberId] : [])));
  return (
    <>
      <p class="top">{TEXTS.standing(events.classDate, people.size, choices.length, events.credits.length)}</p>
      {isGiven && <p>{GIVEN.how}</p>}
      {events.credits.map((one) => (
        <EventCard
          key={one.credit}
          job={job}
          about={one}
          classDate={events.classDate}
          earlier={earlier}
          isNext={one === next}
        />
      ))}
      {choices.length > 0 && <LookUps job={job} choices={choices} invoices={invoices} />}
      <Bar>
        {choices.length > 0 && (
          <Button
            primary={!next}
            label={TEXTS.build(choices.length)}
            busy={task.busy !== ''}
            disabled={missing !== ''}
            onPress={job.build}
          />
        )}
        {!isGiven && (
          <Button
            primary={choices.length === 0}
            label={SHARED.lookAgain}
            busy={task.busy !== ''}
            onPress={findEvents}
          />
        )}
        {missing && <p class="quiet">{missing}</p>}
      </Bar>
    </>
  );
}

/** What is left to decide before tabs can be built; empty where nothing is. */
function missingWords(job: Job, credits: readonly CreditEvents[], invoices: string): string {
  for (const about of credits) {
    const choice = choiceFor(job.decisions, about);
    if (!choice) return TEXTS.chooseFirst(about.credit);
    if (isUnfit(choice)) return TEXTS.unfit(about.credit);
  }
  const isOpen = credits.some((about) => {
    const choice = choiceFor(job.decisions, about);
    return choice && !isLookedUp(job.isConfirmed, about, choice);
  });
  return isOpen || !job.isConfirmed(invoices) ? TEXTS.tickFirst : '';
}

interface Choice {
  readonly about: CreditEvents;
  readonly event: CandidateEvent;
}

interface LookUpsProps {
  readonly job: Job;
  readonly choices: readonly Choice[];
  /** The hash of the class that is asked about. */
  readonly invoices: string;
}

/** What only a person can look up: once for the components, then for each event, and whether anybody is invoiced. */
function LookUps({ job, choices, invoices }: LookUpsProps) {
  const ofComponent = choices.filter(({ event }) => unseen(event).ofComponent.length > 0);
  const hashes = ofComponent.map(({ about, event }) => hashOfComponent(about, event));
  const facts = [...new Set(ofComponent.flatMap(({ event }) => unseen(event).ofComponent.map(shortLine)))];
  const credits = ofComponent.map(({ about }) => about.credit);
  return (
    <section aria-label={TEXTS.lookUp}>
      <h2>{TEXTS.lookUp}</h2>
      {ofComponent.length > 0 && (
        <Tick
          label={TEXTS.component(credits, facts)}
          where={TEXTS.whereComponents}
          checked={hashes.every(job.isConfirmed)}
          onChange={(on) => {
            for (const hash of hashes) job.confirm(hash, on);
          }}
        />
      )}
      {groupsByFacts(choices).map((group) => (
        <EventTick key={group[0]?.about.credit} job={job} group={group} />
      ))}
      <Tick
        label={TEXTS.nobodyToInvoice}
        checked={job.isConfirmed(invoices)}
        onChange={(on) => job.confirm(invoices, on)}
      />
    </section>
  );
}

/** Events of which the same could not be checked are asked about together. */
function groupsByFacts(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const { ofEvent } = unseen(choice.event);
    const key = ofEvent.map(({ text }) => text).join();
    if (ofEvent.length > 0) groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  return [...groups.values()];
}

/** The facts of events; one that says more than its question stands above the box. */
function EventTick({ job, group }: { readonly job: Job; readonly group: readonly Choice[] }) {
  const [first] = group;
  if (!first) return null;
  const { ofEvent } = unseen(first.event);
  const hashes = group.map(({ about, event }) => hashOfEvent(about, event));
  const ids = group.map(({ event }) => event.eventId);
  return (
    <Tick
      label={TEXTS.eventFacts(ids, ofEvent.map(shortLine))}
      {...(!job.state?.connection && { where: GIVEN.whereEvent })}
      checked={hashes.every(job.isConfirmed)}
      onChange={(on) => {
        for (const hash of hashes) job.confirm(hash, on);
      }}
    />
  );
}
