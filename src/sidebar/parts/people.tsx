import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CreditTab, TabPerson } from '../../api';
import type { Decision } from '../../run/decide';
import type { State } from '../../run/states';
import { ask } from '../server';
import type { Job } from '../use-job';
import { SESSION } from '../use-run';
import { plural, STATE_NAMES } from '../words';
import { Button, FIRST_SHOWN } from './controls';

interface PeopleProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly states: readonly State[];
}

/** The people of a credit tab in some states, each with why; about those who are held or failed a person decides. */
export function People({ job, tab, states }: PeopleProps) {
  const [people, setPeople] = useState<readonly TabPerson[]>([]);
  const [most, setMost] = useState(FIRST_SHOWN);
  const { run } = job.task;
  const { credit } = tab;
  const key = states.join();
  const read = useCallback(async () => {
    const all = await run('Reading the tab…', () => ask({ ask: 'people', credit }));
    if (all) setPeople(all.filter(({ state }) => key.split(',').includes(state)));
  }, [run, credit, key]);
  useEffect(() => {
    void read();
  }, [read]);
  const decidable = people.filter(({ state }) => state === 'HELD' || state === 'FAILED');
  return (
    <>
      <ul class="rows" aria-label={states.map((state) => STATE_NAMES[state]).join(', ')}>
        {people.slice(0, most).map((person) => (
          <li key={person.memberId} class="person">
            <span class="who">
              {person.firstName} {person.lastName} · {person.memberId}
            </span>
            {person.growthzoneName && <span class="what">GrowthZone: {person.growthzoneName}</span>}
            <span class="what">
              {STATE_NAMES[person.state]}
              {person.detail ? `: ${person.detail}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {people.length > most && (
        <Button label={`Show ${Math.min(100, people.length - most)} more`} onPress={() => setMost(most + 100)} />
      )}
      {decidable.length > 0 && <Decisions job={job} tab={tab} people={decidable} onDone={read} />}
    </>
  );
}

interface DecisionsProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly people: readonly TabPerson[];
  readonly onDone: () => Promise<void>;
}

const DECISIONS: readonly { readonly decision: Decision; readonly label: string; readonly means: string }[] = [
  {
    decision: 'send again',
    label: 'Send again',
    means: 'You looked in GrowthZone and it was not done. Refused where that could do something twice.',
  },
  { decision: 'it is done', label: 'It is done', means: 'You saw the credit in GrowthZone. Nothing more is sent.' },
  { decision: 'leave out', label: 'Leave out', means: 'Nothing more is expected of these people here.' },
];

/** What a person says about those who are held; each word is kept in the log. */
function Decisions({ job, tab, people, onDone }: DecisionsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ids = people.map(({ memberId }) => memberId).filter((id) => chosen.includes(id));
  const trapped = people.filter(({ memberId, reason }) => ids.includes(memberId) && reason === 'trap');
  const after = async (what: unknown) => {
    if (what === undefined) return;
    setChosen([]);
    await job.reload();
    await onDone();
  };
  const decide = async (decision: Decision) =>
    after(
      await job.task.run(
        'Keeping your decision…',
        () => ask({ ask: 'decide', credit: tab.credit, memberIds: ids, decision }),
        ({ sentence }) => sentence,
      ),
    );
  const cure = async () =>
    after(
      await job.task.run(
        'Setting back to Registered…',
        () => ask({ ask: 'cure', credit: tab.credit, memberIds: ids, session: SESSION }),
        ({ sentence }) => sentence,
      ),
    );
  return (
    <fieldset class="card">
      <legend>Decide about</legend>
      {people.map(({ memberId, firstName, lastName }) => (
        <label key={memberId} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(memberId)}
            onChange={({ currentTarget }) =>
              setChosen(currentTarget.checked ? [...chosen, memberId] : chosen.filter((id) => id !== memberId))
            }
          />
          <span>
            {firstName} {lastName}
          </span>
        </label>
      ))}
      {trapped.length > 0 && trapped.length === ids.length && (
        <div class="advice">
          <p>
            Imported as Attended: registered, but no certificate, no credit, no record. The cure sets them back to
            Registered; then mark them attended, which gives the credit.
          </p>
          <Button
            label={`Set ${plural(ids.length, 'person', 'people')} back to Registered`}
            busy={job.task.busy !== ''}
            onPress={cure}
          />
        </div>
      )}
      <dl class="decisions">
        {DECISIONS.map(({ decision, label, means }) => (
          <div key={decision}>
            <dt>
              <Button
                label={label}
                busy={job.task.busy !== ''}
                disabled={ids.length === 0}
                onPress={() => decide(decision)}
              />
            </dt>
            <dd class="quiet">{means}</dd>
          </div>
        ))}
      </dl>
    </fieldset>
  );
}
