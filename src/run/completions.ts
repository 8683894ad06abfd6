import { type Refusal, type Reply, readCompletion, readEnrolments, readEnrolmentsOf } from '../growthzone';
import { type Completion, creditBefore, judgeCredit } from './credit-seen';
import type { Person } from './states';
import type { StepPorts } from './step';

/**
 * Reads what people had before they are marked. The list of all enrolments is read once and its ids are kept with
 * the people; somebody not enrolled has no completion. Gives the refusal where GrowthZone gave one.
 */
export function readCreditBefore(ports: StepPorts, memberIds: readonly string[]): Refusal | undefined {
  const { client, store } = ports;
  const wanted = new Set(memberIds);
  const unlooked = store.people().filter((person) => person.creditBefore === '' && person.state === 'REGISTERED');
  if (unlooked.every(({ enrolmentId }) => enrolmentId === 0)) {
    const enrolments = readEnrolments(client);
    if (!enrolments.ok) return enrolments.refusal;
    for (const person of unlooked.filter(({ contactId }) => !enrolments.value.has(contactId))) {
      wanted.delete(person.memberId);
    }
    store.save(
      unlooked.map((person) => {
        const [enrolmentId] = enrolments.value.get(person.contactId) ?? [];
        return enrolmentId === undefined ? { ...person, creditBefore: 'none' } : { ...person, enrolmentId };
      }),
    );
  }
  return eachPerson(ports, wanted, (person, completion) => ({ ...person, creditBefore: creditBefore(completion) }));
}

/** Reads what people have after they were marked, and moves on those whose credit is seen. */
export function readCreditAfter(ports: StepPorts, memberIds: readonly string[]): Refusal | undefined {
  const { store, clock } = ports;
  const event = store.event();
  const refusal = eachPerson(ports, new Set(memberIds), (person, completion) =>
    judgeCredit(person, completion, event, clock.now()),
  );
  const after = store.people().filter(({ memberId }) => memberIds.includes(memberId));
  if (
    event.canary === 'open' &&
    after.some(({ state, creditBefore: before }) => state === 'CREDIT SEEN' && before !== '')
  ) {
    store.saveEvent({ ...event, canary: 'seen' });
  } else if (event.canary === 'open' && after.some(({ state }) => state === 'HELD')) {
    store.saveEvent({ ...event, canary: 'failed' });
  }
  return refusal;
}

function eachPerson(
  ports: StepPorts,
  wanted: ReadonlySet<string>,
  change: (person: Person, completion: Completion) => Person,
): Refusal | undefined {
  const { store } = ports;
  const changed: Person[] = [];
  let refusal: Refusal | undefined;
  for (const person of store.people().filter(({ memberId }) => wanted.has(memberId))) {
    const read = completionOf(ports, person);
    if (!read.ok) {
      refusal = read.refusal;
      break;
    }
    changed.push(change({ ...person, enrolmentId: read.value.enrolmentId }, read.value.completion));
  }
  if (changed.length > 0) store.save(changed);
  return refusal;
}

/** A person's completion of the event's component, by the enrolment that shows it. */
function completionOf(
  { client, store }: StepPorts,
  person: Person,
): Reply<{ readonly enrolmentId: number; readonly completion: Completion }> {
  const { componentId } = store.event();
  if (person.enrolmentId > 0) {
    const known = readCompletion(client, person.enrolmentId, componentId);
    if (!known.ok) return known;
    if (known.value) return { ok: true, value: { enrolmentId: person.enrolmentId, completion: known.value } };
  }
  const enrolments = readEnrolmentsOf(client, person.contactId);
  if (!enrolments.ok) return enrolments;
  for (const enrolmentId of enrolments.value.filter((id) => id !== person.enrolmentId)) {
    const completion = readCompletion(client, enrolmentId, componentId);
    if (!completion.ok) return completion;
    if (completion.value) return { ok: true, value: { enrolmentId, completion: completion.value } };
  }
  return { ok: true, value: { enrolmentId: 0, completion: undefined } };
}
