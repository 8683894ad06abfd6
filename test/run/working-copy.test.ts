import fc from 'fast-check';
import { type Bindings, bind } from '../../src/run/bound';
import { move, type Person, type RunEvent, standingOf } from '../../src/run/person';
import { FACTS, type RunRecord } from '../../src/run/record';
import { isOfOther, type Stored, workingCopy } from '../../src/run/working-copy';
import { CLASS_EVENT as EVENT, personOf } from '../support/class';

// What a step keeps in memory, and what is to be written of it into a tab and an event that others may have changed.

const NOW = Date.parse('2026-02-05T18:00:00Z');
const people = [personOf(0, 'READY'), personOf(1, 'READY'), personOf(2, 'REGISTERED')];
const [ana, ben, cid] = people as [Person, Person, Person];
const ids = (some: readonly Person[]) => some.map(({ memberId }) => memberId);
const nothing: Stored = { event: EVENT, record: new Map(), bindings: undefined };
const copyOf = (event: RunEvent = EVENT, bindings?: Bindings) => workingCopy(event, people, bindings, new Map());
const sent = (person: Person) => move(person, 'REGISTERING', 'intention', 'Sent to GrowthZone', NOW);
const seen = (person: Person) => move(person, 'REGISTERED', 'list', 'In the list', NOW + 1);

test('nothing is to be written of what was only read', () => {
  const copy = copyOf();
  expect(copy.isWritten()).toBe(true);
  expect(copy.due(people, nothing).changed).toEqual([]);
});

test('what was saved is seen at once, and due until it is done', () => {
  const copy = copyOf();
  copy.save([sent(ana)]);
  copy.saveEvent({ ...EVENT, importProven: true });
  expect(copy.people().map(standingOf)).toEqual(['REGISTERING', 'READY', 'REGISTERED']);
  expect(copy.written()).toBe(people);
  const due = copy.due(people, nothing);
  expect(ids(due.changed)).toEqual([ana.memberId]);
  expect(due.after.event.importProven).toBe(true);
  copy.done(due);
  expect(copy.isWritten()).toBe(true);
  expect(copy.due(copy.people(), { ...nothing, event: due.after.event }).changed).toEqual([]);
});

test('intentions are due on top of what was saved, and forgotten where they could not be written', () => {
  const copy = copyOf();
  copy.save([sent(ana)]);
  const open = { people: 1, until: NOW };
  const due = copy.due(people, nothing, { people: [sent(ben)], event: { ...EVENT, open } });
  expect(ids(due.changed)).toEqual([ana.memberId, ben.memberId]);
  expect(due.after).toMatchObject({ event: { open } });
  expect(due.after.record).toEqual(new Map([ana, ben].map(({ memberId }) => [memberId, FACTS.sent])));
  // Google refused the tab.
  expect(copy.people().map(standingOf)).toEqual(['REGISTERING', 'READY', 'REGISTERED']);
  expect(copy.event().open).toBe(EVENT.open);
  expect(copy.due(people, nothing).after.record).toEqual(new Map([[ana.memberId, FACTS.sent]]));
});

test.each([
  ['a person’s word', { ...ben, state: 'FAILED', reason: 'left-out' } as Person],
  ['a word typed into the State', { ...ben, state: 'CREDIT SEEN', reason: '' } as Person],
  ['what was built anew of the roster', { ...ben, reviewed: 'anew' }],
  ['another contact by the members as they were read', { ...ben, contactId: 99 }],
])('%s meanwhile stands, and the tab is no longer as the step knows it', (_, other) => {
  const copy = copyOf();
  copy.save([sent(ana), sent(ben)]);
  const found = [ana, other, cid];
  const due = copy.due(found, nothing);
  expect(ids(due.changed)).toEqual([ana.memberId]);
  expect(due.people[1]).toBe(other);
  expect(copy.meets(found)).toBe(false);
  expect(copy.people().map(standingOf)).toEqual(['REGISTERING', standingOf(other), 'REGISTERED']);
  // The rest is still due.
  expect(ids(copy.due(found, nothing).changed)).toEqual([ana.memberId]);
  expect(copy.meets(found)).toBe(true);
});

test('a detail that was typed over and another order move nobody; a row more does, one that is gone, and one pasted over another', () => {
  const copy = copyOf();
  copy.save([sent(ana)]);
  expect(copy.meets([{ ...cid, detail: 'call her' }, ana, ben])).toBe(true);
  expect(copy.meets([ana, ben])).toBe(false);
  expect(copy.meets([ana, ben, cid])).toBe(false);
  // In as many rows, but nobody could write down what is sent for Ben.
  expect(copy.meets([ana, cid, cid])).toBe(false);
});

test('the event keeps what others changed of it, and of the same field what the step found', () => {
  const copy = copyOf();
  copy.saveEvent({ ...EVENT, importProven: true, route: 'api' });
  const event = { ...EVENT, leftOut: [ben.memberId], route: 'by hand' } as const;
  expect(copy.due(people, { ...nothing, event }).after.event).toEqual({
    ...EVENT,
    importProven: true,
    route: 'api',
    leftOut: [ben.memberId],
  });
});

test.each([
  ['no event', undefined, false],
  ['the same', EVENT, false],
  ['another event', { ...EVENT, eventId: EVENT.eventId + 1 }, true],
  ['another association', { ...EVENT, tenant: 'other' }, true],
])('whether another’s is stored: %s', (_, event, expected) => {
  expect(isOfOther(EVENT, { ...nothing, event })).toBe(expected);
});

test('a fact that is taken back is written before the tab, one that is learned after it; others’ facts stay', () => {
  const marking = move(cid, 'MARKING', 'intention', 'Attended sent', NOW);
  const copy = workingCopy(EVENT, [marking], undefined, new Map());
  copy.save([move(marking, 'REGISTERED', 'refusal', 'Registered', NOW + 1)]);
  const record: RunRecord = new Map([
    [cid.memberId, FACTS.sent | FACTS.marked],
    [ana.memberId, FACTS.confirmed],
  ]);
  const due = copy.due([marking], { ...nothing, record });
  expect(due.before.record).toEqual(
    new Map([
      [cid.memberId, FACTS.sent],
      [ana.memberId, FACTS.confirmed],
    ]),
  );
  expect(due.after.record).toBeUndefined();
});

test('whoever was answered and then set back by others was seen as attended all the same', () => {
  const marking = move(cid, 'MARKING', 'intention', 'Attended sent', NOW);
  const copy = workingCopy(EVENT, [marking], undefined, new Map());
  const answered = move(marking, 'MARKING/answered', 'refusal', 'Saved', NOW + 1);
  copy.save([answered]);
  copy.save([move(answered, 'HELD/set-back', 'list', 'Set back', NOW + 2)]);
  expect(copy.record().get(cid.memberId)).toBe(FACTS.attended);
  expect(copy.due([marking], nothing).after.record).toEqual(new Map([[cid.memberId, FACTS.attended]]));
});

test('what is bound follows from the cells as they are, however often it changed in memory', () => {
  const bindings = bind(new Map(), people);
  const copy = copyOf(EVENT, bindings);
  copy.save([{ ...cid, creditBefore: 'none' }]);
  copy.save([{ ...cid, creditBefore: '2026-02-05' }]);
  expect(copy.bindings()?.get(cid.memberId)?.creditBefore).toBe('2026-02-05');
  const due = copy.due(people, { ...nothing, bindings });
  const once = bind(bindings, [{ ...cid, creditBefore: '2026-02-05' }]);
  expect(due.before.bindings).toEqual(once);
});

test('whatever is saved in whatever pieces, the same is written in the end', () => {
  const step = fc.constantFrom(sent, (person: Person) => ({ ...person, detail: `${person.detail}!` }));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 1 }), step, fc.boolean()), { maxLength: 8 }), (steps) => {
      const [often, once] = [copyOf(), copyOf()];
      let tab: readonly Person[] = people;
      let stored = nothing;
      const commit = () => {
        const due = often.due(tab, stored);
        tab = due.people;
        stored = { ...stored, event: due.after.event, record: due.after.record ?? stored.record };
        often.done(due);
      };
      for (const [place, change, isWritten] of steps) {
        for (const copy of [often, once]) {
          const person = copy.people()[place];
          if (person && (change !== sent || person.state === 'READY')) copy.save([change(person)]);
        }
        if (isWritten) commit();
      }
      commit();
      const due = once.due(people, nothing);
      expect(tab).toEqual(due.people);
      expect(stored.record).toEqual(due.after.record ?? new Map());
      expect(often.isWritten()).toBe(true);
    }),
  );
});

test('who was sent and then seen within one step is written once, as seen', () => {
  const copy = copyOf();
  const [one] = [sent(ana)];
  copy.save([one]);
  copy.save([seen(one)]);
  expect(copy.due(people, nothing).changed.map(standingOf)).toEqual(['REGISTERED']);
});
