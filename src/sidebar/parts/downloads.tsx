import type { CheckReport } from '../../answers';
import { plural } from '../../roster/words';
import { download } from '../browser';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';

/** The files for Import Attendees, and the list of what the vendor must supply. */
export function Downloads({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const files = async (name: string) => {
    const made = await job.task.run('Making the files…', () => ask({ ask: 'files' }));
    const file = made?.find((one) => one.name === name);
    if (file) download(file.name, file.text);
  };
  const missing = async () => {
    const list = await job.task.run('Making the list…', () => ask({ ask: 'vendorList' }));
    if (list) download(list.name, list.text);
  };
  return (
    <details open={job.state?.intent?.do === 'files'}>
      <summary>CSV files ({check.files.length})</summary>
      <p class="quiet">
        At most 100 attendees each, for Import Attendees in GrowthZone. Choose “Registered” there, never “Attended”.
      </p>
      <ul class="plainlist">
        {check.files.map(({ name, rows }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => void files(name)}>
              Download {name}
            </button>{' '}
            ({plural(rows, 'attendee')})
          </li>
        ))}
      </ul>
      {check.counts['fix needed'] > 0 && (
        <Button label={`List for the vendor (${check.counts['fix needed']} to fix)`} onPress={missing} />
      )}
    </details>
  );
}
