import { useState } from 'preact/hooks';
import { COMPLETION_DATES, csvProfile, csvText, TIME_ZONES } from '../../../roster';
import { associationIn } from '../../event-address';
import type { CsvField, RosterSettings } from '../../server';
import { ask } from '../../server';
import { DIRECTORY, idsFrom, membersRead } from '../../texts/directory';
import { PLAIN_HEADINGS, SAMPLE_ROW, TEXTS } from '../../texts/settings';
import { FIELD_NAMES, SHARED } from '../../texts/shared';
import { Bar, Button, Words } from '../../ui/controls';
import type { Job } from '../../use-job';
import { PlatformCheck } from './platform';
import { Doctor, RoutePaths } from './routes';
import { Teach } from './teach';

/** The association and its key, and where its member IDs live. */
export function Settings({ job }: { readonly job: Job }) {
  return (
    <>
      <Connection job={job} />
      {job.state?.connection && <Members job={job} />}
      <MemberIds job={job} />
      <Days job={job} />
      <Route job={job} />
      <CsvColumns job={job} />
      {job.state?.connection && <Teach key={`teach ${job.state.connection.tenant}`} job={job} />}
      {job.state?.connection && <RoutePaths key={job.state.connection.tenant} job={job} />}
      {job.state?.connection && <Doctor job={job} />}
      <PlatformCheck job={job} />
      <details>
        <summary>{TEXTS.stored}</summary>
        <ul>
          {TEXTS.storedLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <Bar>
        <Button label={TEXTS.back} onPress={job.back} />
      </Bar>
    </>
  );
}

function Connection({ job }: { readonly job: Job }) {
  const connection = job.state?.connection;
  const [tenant, setTenant] = useState(connection?.tenant ?? '');
  const [key, setKey] = useState('');
  const complete = tenant.trim() !== '' && key !== '';
  const connect = async () => {
    const state = await job.task.run(
      TEXTS.tryingKey,
      () => ask({ ask: 'saveConnection', tenant: associationIn(tenant), key }),
      () => TEXTS.keyAccepted,
    );
    if (!state) return;
    setKey('');
    job.setState(state);
  };
  const forget = async () => {
    const state = await job.task.run(
      TEXTS.forgetting,
      () => ask({ ask: 'forgetKey' }),
      () => TEXTS.forgotten,
    );
    if (state) job.setState(state);
  };
  return (
    <section class="card">
      <h2>{TEXTS.growthzone}</h2>
      <p>{connection ? <Words of={TEXTS.connected(connection)} /> : TEXTS.notConnected}</p>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void connect();
        }}
      >
        <label>
          {TEXTS.association}
          <input
            value={tenant}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setTenant(event.currentTarget.value)}
          />
        </label>
        <label>
          {TEXTS.key}
          <input
            type="password"
            value={key}
            autocomplete="off"
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={!complete || job.task.busy !== ''}>
            {connection ? TEXTS.useKey : TEXTS.connect}
          </button>
          {connection && <Button label={TEXTS.forget} busy={job.task.busy !== ''} onPress={forget} />}
        </div>
      </form>
      <p class="quiet">{TEXTS.keyIsTried}</p>
    </section>
  );
}

const ACCOUNT_NUMBER = 'AccountNumber';

function MemberIds({ job }: { readonly job: Job }) {
  const source = job.state?.settings.memberIdSource;
  const custom = source !== undefined && source.toLowerCase() !== ACCOUNT_NUMBER.toLowerCase();
  const [field, setField] = useState(custom ? source : '');
  const [other, setOther] = useState(custom);
  return (
    <section class="card">
      <h2>{TEXTS.memberIds}</h2>
      <fieldset>
        <legend class="hidden">{TEXTS.memberId}</legend>
        {[undefined, ACCOUNT_NUMBER].map((value) => (
          <label key={value ?? ''} class="radio">
            <input
              type="radio"
              name="source"
              checked={!other && !custom && (source === undefined) === (value === undefined)}
              onChange={() => {
                setOther(false);
                void job.saveSettings({ memberIdSource: value });
              }}
            />
            <span>{value === undefined ? TEXTS.findIds : TEXTS.accountNumber}</span>
          </label>
        ))}
        <label class="radio">
          <input type="radio" name="source" checked={other} onChange={() => setOther(true)} />
          <span>{TEXTS.customField}</span>
        </label>
      </fieldset>
      {other && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            if (field.trim() !== '') void job.saveSettings({ memberIdSource: field.trim() });
          }}
        >
          <label>
            {TEXTS.itsName} <input value={field} onInput={(event) => setField(event.currentTarget.value)} />
          </label>
          <button type="submit" class="plain" aria-disabled={field.trim() === ''}>
            {TEXTS.useThisField}
          </button>
        </form>
      )}
    </section>
  );
}

/** Who is known of GrowthZone's members, and when they were read. */
function Members({ job }: { readonly job: Job }) {
  const { directory } = job.state ?? {};
  const isRead = directory?.source === 'GrowthZone';
  return (
    <section class="card">
      <h2>{TEXTS.members}</h2>
      {isRead &&
        [membersRead(directory), ...idsFrom(directory)].map((line) => (
          <p key={line} class="quiet">
            {line}
          </p>
        ))}
      <Button
        label={isRead ? DIRECTORY.readAgain : SHARED.readTheMembers}
        busy={job.task.busy !== ''}
        onPress={job.readAgain}
      />
    </section>
  );
}

/** Where the association is, and which day its GrowthZone records. */
function Days({ job }: { readonly job: Job }) {
  const { timeZone, completionDate = 'class date' } = job.state?.settings ?? {};
  return (
    <section class="card">
      <h2>{TEXTS.days}</h2>
      <div class="fields">
        <label>
          {TEXTS.timeZone}
          <select
            value={timeZone ?? ''}
            onChange={({ currentTarget }) =>
              void job.saveSettings({ timeZone: TIME_ZONES.find((zone) => zone === currentTarget.value) })
            }
          >
            <option value="">{TEXTS.asSpreadsheet}</option>
            {TIME_ZONES.map((zone) => (
              <option key={zone} value={zone}>
                {TEXTS.zone(zone)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {TEXTS.completionDate}
          <select
            value={completionDate}
            onChange={({ currentTarget }) =>
              void job.saveSettings({ completionDate: COMPLETION_DATES.find((one) => one === currentTarget.value) })
            }
          >
            {COMPLETION_DATES.map((one) => (
              <option key={one} value={one}>
                {TEXTS.completionDates[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet">{TEXTS.daysMean}</p>
    </section>
  );
}

const ROUTES: readonly { readonly value: RosterSettings['route']; readonly label: string }[] = [
  { value: undefined, label: TEXTS.findOut },
  { value: 'api', label: TEXTS.overApi },
  { value: 'by hand', label: TEXTS.manual },
];

/** How people are registered and marked. */
function Route({ job }: { readonly job: Job }) {
  const route = job.state?.settings.route;
  const goOn = () => job.go((job.state?.tabs.length ?? 0) > 0 ? 4 : job.check ? 3 : 1);
  return (
    <section class="card">
      <h2>{TEXTS.routes}</h2>
      <fieldset>
        <legend class="hidden">{TEXTS.route}</legend>
        {ROUTES.map(({ value, label }) => (
          <label key={label} class="radio">
            <input
              type="radio"
              name="route"
              checked={route === value}
              onChange={() => void job.saveSettings({ route: value }).then(() => job.refresh())}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {!job.state?.connection && <Button label={TEXTS.goOnByHand} busy={job.task.busy !== ''} onPress={goOn} />}
    </section>
  );
}

const FIELDS: readonly CsvField[] = ['memberId', 'firstName', 'lastName', 'suffix', 'email', 'office'];

/** What the columns of the CSV files are called: GrowthZone's own template is not public, so an association says. */
export function CsvColumns({ job }: { readonly job: Job }) {
  const settings = job.state?.settings ?? {};
  const [headers, setHeaders] = useState<Readonly<Partial<Record<CsvField, string>>>>(
    Object.fromEntries(csvProfile(settings)),
  );
  const order = csvProfile(settings).map(([field]) => field);
  const columns = [...new Set([...order, ...FIELDS])].flatMap((field) => {
    const header = headers[field]?.trim();
    return header ? [[field, header] as const] : [];
  });
  const good = columns.some(([field]) => field === 'memberId');
  return (
    <details>
      <summary>{TEXTS.csvColumns}</summary>
      <p class="quiet">{TEXTS.csvMeans}</p>
      <p>{TEXTS.csvSample}</p>
      <pre>{csvText([SAMPLE_ROW], columns)}</pre>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (good) void job.saveSettings({ csvProfile: { columns } });
        }}
      >
        {FIELDS.map((field) => (
          <label key={field}>
            {FIELD_NAMES[field]}
            <input
              value={headers[field] ?? ''}
              onInput={({ currentTarget }) => setHeaders({ ...headers, [field]: currentTarget.value })}
            />
          </label>
        ))}
        <div class="actions">
          <button type="submit" class="plain" aria-disabled={!good}>
            {TEXTS.useColumns}
          </button>
          <Button
            label={TEXTS.plainColumns}
            onPress={async () => {
              if (await job.saveSettings({ csvProfile: { columns: PLAIN_HEADINGS } }))
                setHeaders(Object.fromEntries(PLAIN_HEADINGS));
            }}
          />
          {settings.csvProfile && (
            <Button
              label={TEXTS.usualColumns}
              onPress={async () => {
                if (await job.saveSettings({ csvProfile: undefined })) setHeaders(Object.fromEntries(csvProfile({})));
              }}
            />
          )}
          {!good && <p class="quiet">{TEXTS.memberIdNeeded}</p>}
        </div>
      </form>
    </details>
  );
}
