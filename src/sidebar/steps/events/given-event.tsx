import { useState } from 'preact/hooks';
import { givenEvent } from '../../event-address';
import type { Credit } from '../../server';
import { dated } from '../../texts/dates';
import { GIVEN } from '../../texts/events';
import { Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

interface GivenProps {
  readonly job: Job;
  readonly credit: Credit;
  readonly classDate: string;
  /** True where this is what comes next. */
  readonly isNext: boolean;
}

/** Without a key: which event it is, by the address of its page, or by number, name and date. */
export function GiveEvent({ job, credit, classDate, isNext }: GivenProps) {
  const { givenEvents = {}, association = '' } = job.state?.settings ?? {};
  const [event, setEvent] = useState('');
  const [name, setName] = useState('');
  const [date, setDate] = useState('');
  const [tenant, setTenant] = useState(association);
  const [wrong, setWrong] = useState('');
  const { [credit]: _, ...others } = givenEvents;
  const built = job.state?.tabs.find((tab) => tab.tenant !== '')?.tenant ?? '';
  const known = built || (Object.keys(others).length > 0 ? association : '');
  const use = async () => {
    const given = givenEvent(
      { event, name, date, association: tenant },
      { credit, classDate, others, association: known },
    );
    setWrong(typeof given === 'string' ? given : '');
    if (typeof given === 'string') return;
    const change = { givenEvents: { ...others, [credit]: given.event }, association: given.association };
    if (await job.saveSettings(change)) await job.findEvents();
  };
  return (
    <form
      class="fields"
      aria-label={GIVEN.title(credit)}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!job.task.busy) void use();
      }}
    >
      <label>
        {GIVEN.event}
        <input
          value={event}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setEvent(currentTarget.value)}
        />
      </label>
      {/^\s*\d+\s*$/.test(event) && (
        <>
          <label>
            {GIVEN.name}
            <input value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
          </label>
          <label>
            {GIVEN.date}
            <input type="date" value={date} onInput={({ currentTarget }) => setDate(currentTarget.value)} />
          </label>
          {association === '' && (
            <label>
              {GIVEN.association}
              <input
                value={tenant}
                autocomplete="off"
                spellcheck={false}
                onInput={({ currentTarget }) => setTenant(currentTarget.value)}
              />
            </label>
          )}
        </>
      )}
      {wrong && (
        <p role="alert">
          <Icon name="fix" />
          <span>{dated(wrong)}</span>
        </p>
      )}
      <div class="actions">
        <button
          type="submit"
          class={isNext ? 'primary' : 'plain'}
          aria-disabled={job.task.busy !== '' || event.trim() === ''}
        >
          {GIVEN.use}
        </button>
      </div>
    </form>
  );
}
