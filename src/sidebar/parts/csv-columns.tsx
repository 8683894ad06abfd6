import { useState } from 'preact/hooks';
import { csvProfile } from '../../roster/export';
import type { CsvField } from '../../roster/settings';
import type { Job } from '../use-job';
import { FIELD_NAMES } from '../words';
import { Button } from './controls';

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
