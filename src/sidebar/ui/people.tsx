import { useCallback, useEffect, useState } from 'preact/hooks';
import { isLeftOut, isTrapped } from '../../run/person';
import { isDecidable } from '../run-rules';
import type { CreditTab, State, TabPerson } from '../server';
import { ask } from '../server';
import { PEOPLE } from '../texts/run';
import type { Job } from '../use-job';
import { Button, LongList } from './controls';
import { Decisions, ManualRemediation, Remediation } from './people-decisions';

interface PeopleProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly states: readonly State[];
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
  /** How many there are by now: they are read again where it changes, and whoever is ticked stays so. */
  readonly count: number;
}

/** The people of a credit tab in some states, each with why; about those who are held or failed a person decides. */
export function People({ job, tab, states, isNext, count }: PeopleProps) {
  const [people, setPeople] = useState<readonly TabPerson[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { again } = job.task;
  const { credit } = tab;
  const key = states.join();
  const keep = useCallback(
    (all: readonly TabPerson[] | undefined) => {
      if (all) setPeople(all.filter(({ state }) => key.split(',').includes(state)));
    },
    [key],
  );
  const read = useCallback(
    async () => keep(await again(PEOPLE.reading, () => ask({ ask: 'people', credit }))),
    [again, keep, credit],
  );
  useEffect(() => {
    if (count > 0) void read();
  }, [read, count]);
  const renew = async () => {
    setChosen([]);
    await job.refresh();
    await read();
  };
  const look = async () => {
    const looked = await job.task.run(
      PEOPLE.looking,
      () => ask({ ask: 'readBack', credit }),
      ({ sentence }) => sentence,
    );
    if (looked) await renew();
  };
  const ticked = people.filter((person) => isDecidable(person) && chosen.includes(person.memberId));
  // The cure is for all of them at once, unless somebody is ticked.
  const trapped = ticked.length === 0 ? people.filter(isTrapped) : [];
  return (
    <>
      <Groups people={people} chosen={chosen} onChoose={setChosen} />
      {job.state?.connection && people.some(({ state }) => state === 'HELD') && (
        <p>
          <Button label={PEOPLE.look} busy={job.task.busy !== ''} onPress={look} />
        </p>
      )}
      {trapped.length > 0 && tab.route === 'by hand' && <ManualRemediation job={job} tab={tab} />}
      {trapped.length > 0 && tab.route !== 'by hand' && (
        <Remediation job={job} tab={tab} people={trapped} isNext={isNext} onDone={renew} onLook={read} />
      )}
      {people.some(isDecidable) && (
        <Decisions job={job} tab={tab} people={ticked} isNext={isNext} onDone={renew} onLook={read} />
      )}
    </>
  );
}

interface GroupsProps {
  readonly people: readonly TabPerson[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Why first, once, then everybody for whom it holds. */
function Groups({ people, chosen, onChoose }: GroupsProps) {
  const groups = new Map<string, TabPerson[]>();
  for (const person of people) {
    const why = PEOPLE.why(person, isLeftOut(person));
    groups.set(why, [...(groups.get(why) ?? []), person]);
  }
  return (
    <>
      {[...groups].map(([why, group]) => (
        <Group key={why} why={why} people={group} chosen={chosen} onChoose={onChoose} />
      ))}
    </>
  );
}

function Group({ why, people, chosen, onChoose }: GroupsProps & { readonly why: string }) {
  const [isWhole, setWhole] = useState(false);
  const ids = people.filter(isDecidable).map(({ memberId }) => memberId);
  const isAll = ids.every((id) => chosen.includes(id));
  const choose = (wanted: readonly string[], on: boolean) =>
    onChoose([...chosen.filter((id) => !wanted.includes(id)), ...(on ? wanted : [])]);
  return (
    <fieldset class="people">
      <legend>{why}</legend>
      {ids.length > 1 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setWhole(true);
            choose(ids, !isAll);
          }}
        >
          {isAll ? PEOPLE.untickAll : PEOPLE.tickAll(ids.length)}
        </button>
      )}
      <LongList
        items={people}
        isWhole={isWhole}
        line={(person) => (
          <li key={person.memberId} class="person">
            {isDecidable(person) ? (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={chosen.includes(person.memberId)}
                  onChange={({ currentTarget }) => choose([person.memberId], currentTarget.checked)}
                />
                <Who person={person} />
              </label>
            ) : (
              <Who person={person} />
            )}
          </li>
        )}
      />
    </fieldset>
  );
}

/** GrowthZone's own name stands beside the roster's where it is another one. */
function Who({ person: { firstName, lastName, memberId, growthzoneName } }: { readonly person: TabPerson }) {
  const name = `${firstName} ${lastName}`;
  return (
    <span>
      {name} · {memberId}
      {growthzoneName && growthzoneName !== name && <span class="what">{PEOPLE.growthzoneName(growthzoneName)}</span>}
    </span>
  );
}
