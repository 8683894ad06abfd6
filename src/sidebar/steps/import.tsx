import type { CreditTab } from '../../api';
import { Button } from '../parts/controls';
import { Progress, RunMessage } from '../parts/progress';
import { Scope, tabsInScope } from '../parts/scope';
import type { Job } from '../use-job';
import { type Runner, reached } from '../use-run';
import { listed, plural } from '../words';

/** Registers people. It says before the click what will happen, and what will not. */
export function ImportStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const { state } = job;
  const tabs = tabsInScope(job);
  if (!state || tabs.length === 0) {
    return (
      <>
        <p>There is no credit tab yet{job.only ? ` for ${job.only}` : ''}. Build the tabs from the roster first.</p>
        <Button primary label="Check the roster" onPress={() => job.go(2)} />
      </>
    );
  }
  const { run } = runner;
  const mine = run.goal === 'registered' ? run : null;
  const active = mine !== null && ['running', 'waiting', 'pausing'].includes(mine.phase);
  const left = tabs.reduce((sum, { counts }) => sum + counts.READY + counts.REGISTERING, 0);
  return (
    <>
      <Scope job={job} locked={active} />
      {tabs.map((tab) => (
        <Preview key={tab.credit} tab={tab} />
      ))}
      {active || (mine && mine.phase !== 'idle') ? <Progress runner={runner} tabs={tabs} /> : null}
      {!active && left > 0 && (
        <>
          <ul class="promises">
            <li>Everyone is imported as “Registered”.</li>
            <li>No certificate and no e-mail yet; nothing goes to M1 yet.</li>
            <li>No invoice is made.</li>
            <li>A registration can still be removed by hand in GrowthZone.</li>
          </ul>
          {mine && <RunMessage run={mine} />}
          <div class="actions">
            <Button
              primary
              label={`${mine?.phase === 'paused' ? 'Continue: import' : 'Import'} ${plural(left, 'attendee')}`}
              busy={job.task.busy !== ''}
              onPress={() => runner.start('registered', tabs)}
            />
          </div>
        </>
      )}
      {!active && left === 0 && (
        <>
          {mine && <RunMessage run={mine} />}
          <div class="actions">
            <Button
              primary
              label="Go on to Mark attended"
              onPress={() => {
                runner.reset();
                job.go(5);
              }}
            />
          </div>
        </>
      )}
    </>
  );
}

function Preview({ tab }: { readonly tab: CreditTab }) {
  const { counts, people, firstNames, eventId, name, date, registrationType, credit } = tab;
  const done = reached(counts, 'registered');
  const toSend = counts.READY + counts.REGISTERING;
  const rest = people - done - toSend;
  const others = people - firstNames.length;
  return (
    <section class="card" aria-label={credit}>
      <h2>{credit}</h2>
      <p>
        Event {eventId} “{name}”, {date}
        {registrationType ? `, registration type “${registrationType}”` : ''}.
      </p>
      <ul class="lines">
        <li>
          <b>{toSend}</b> will be registered
        </li>
        <li>
          <b>{done}</b> already registered
        </li>
        {rest > 0 && (
          <li>
            <b>{rest}</b> held or failed: see the State column of the tab
          </li>
        )}
      </ul>
      <p class="quiet">{others > 0 ? `${firstNames.join(', ')} and ${plural(others, 'other')}` : listed(firstNames)}</p>
    </section>
  );
}
