import { useState } from 'preact/hooks';
import { csvProfile } from '../../../roster/export';
import type { CsvField } from '../../server';
import { ask } from '../../server';
import { Bar, Button } from '../../ui/controls';
import type { Job } from '../../use-job';
import { FIELD_NAMES } from '../../words';
import { Doctor, RoutePaths } from './routes';

/** The association and its key, and where its member IDs live. */
export function Settings({ job }: { readonly job: Job }) {
  return (
    <>
      <Connection job={job} />
      <MemberIds job={job} />
      <Route job={job} />
      <CsvColumns job={job} />
      {job.state?.connection && <RoutePaths key={job.state.connection.tenant} job={job} />}
      {job.state?.connection && <Doctor job={job} />}
      <details>
        <summary>What is stored, and where</summary>
        <ul>
          <li>
            The key: in your own Google user properties, sent to your association’s GrowthZone and to nobody else.
          </li>
          <li>Your choices about this roster: in this spreadsheet’s properties.</li>
          <li>
            Where your association keeps member IDs, its CSV columns, and paths its support named: in your own user
            properties, for the next roster.
          </li>
          <li>What you confirmed on the way to the credit tabs, as marks that name nobody: in this browser tab.</li>
          <li>Members read from GrowthZone: in your cache, for six hours at most.</li>
          <li>Columns that are not used are never sent.</li>
        </ul>
      </details>
      <Bar>
        <Button label="Back to the roster" onPress={job.back} />
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
      'Trying the key…',
      () => ask({ ask: 'saveConnection', tenant, key }),
      () => 'Connected: GrowthZone accepted the key.',
    );
    if (!state) return;
    setKey('');
    job.setState(state);
  };
  const forget = async () => {
    const state = await job.task.run(
      'Forgetting the key…',
      () => ask({ ask: 'forgetKey' }),
      () => 'The key is forgotten.',
    );
    if (state) job.setState(state);
  };
  return (
    <section class="card">
      <h2>GrowthZone</h2>
      {connection ? (
        <p>
          Connected to <b>{connection.tenant}</b>.growthzoneapp.com, key ends {connection.keyEnds}.
        </p>
      ) : (
        <p>Not connected. Ask GrowthZone support for an API key of your association.</p>
      )}
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void connect();
        }}
      >
        <label>
          Association: the part before .growthzoneapp.com
          <input
            value={tenant}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setTenant(event.currentTarget.value)}
          />
        </label>
        <label>
          API key
          <input
            type="password"
            value={key}
            autocomplete="off"
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={!complete || job.task.busy !== ''}>
            {connection ? 'Use this key' : 'Connect'}
          </button>
          {connection && <Button label="Forget key" busy={job.task.busy !== ''} onPress={forget} />}
        </div>
      </form>
      <p class="quiet">The key is tried with one harmless read before it is kept.</p>
    </section>
  );
}

const ACCOUNT_NUMBER = 'AccountNumber';

function MemberIds({ job }: { readonly job: Job }) {
  const source = job.state?.settings.memberIdSource ?? ACCOUNT_NUMBER;
  const custom = source.toLowerCase() !== ACCOUNT_NUMBER.toLowerCase();
  const [field, setField] = useState(custom ? source : '');
  const [other, setOther] = useState(custom);
  return (
    <section class="card">
      <h2>Where GrowthZone keeps the member ID</h2>
      <fieldset>
        <legend class="hidden">Member ID</legend>
        <label class="radio">
          <input
            type="radio"
            name="source"
            checked={!other}
            onChange={() => {
              setOther(false);
              void job.saveSettings({ memberIdSource: ACCOUNT_NUMBER });
            }}
          />
          <span>Account Number</span>
        </label>
        <label class="radio">
          <input type="radio" name="source" checked={other} onChange={() => setOther(true)} />
          <span>A custom field</span>
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
            Its name <input value={field} onInput={(event) => setField(event.currentTarget.value)} />
          </label>
          <button type="submit" class="plain" aria-disabled={field.trim() === ''}>
            Use this field
          </button>
        </form>
      )}
    </section>
  );
}

type RouteSetting = 'api' | 'by hand' | undefined;

const ROUTES: readonly { readonly value: RouteSetting; readonly label: string }[] = [
  { value: undefined, label: 'Find out, without a write, whether the API does it' },
  { value: 'api', label: 'Through the API' },
  { value: 'by hand', label: 'By hand, with the CSV files and a checklist' },
];

/** How people are registered and marked. */
function Route({ job }: { readonly job: Job }) {
  const route = job.state?.settings.route;
  return (
    <section class="card">
      <h2>How people are registered and marked</h2>
      <fieldset>
        <legend class="hidden">Route</legend>
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
  const columns = FIELDS.flatMap((field) => {
    const header = headers[field]?.trim();
    return header ? [[field, header] as const] : [];
  });
  const good = columns.some(([field]) => field === 'memberId');
  return (
    <details>
      <summary>Columns of the CSV files</summary>
      <p class="quiet">As your Import Attendees template has them. Empty: the column is left out.</p>
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
            Use these columns
          </button>
          {settings.csvProfile && (
            <Button
              label="Back to the usual ones"
              onPress={async () => {
                if (await job.saveSettings({ csvProfile: undefined })) setHeaders(Object.fromEntries(csvProfile({})));
              }}
            />
          )}
          {!good && <p class="quiet">The member ID needs a header.</p>}
        </div>
      </form>
    </details>
  );
}
