import { useState } from 'preact/hooks';
import { plural } from '../../../roster/words';
import { download } from '../../browser';
import type { CheckReport } from '../../server';
import { ask } from '../../server';
import { Button } from '../../ui/controls';
import type { Job } from '../../use-job';

/** Whom the rows were held against, or how to bring a member list where GrowthZone is not connected. */
export function Directory({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const { directory } = check;
  if (directory) {
    return (
      <p class="quiet">
        Compared with {plural(directory.members, 'member')} of{' '}
        {directory.source === 'list' ? 'your list' : 'GrowthZone'}.
      </p>
    );
  }
  const use = async () => {
    const kept = await job.task.run('Reading the list…', () => ask({ ask: 'memberList', text }));
    if (!kept) return;
    setPasting(false);
    await job.checkRoster();
  };
  return (
    <section class="card">
      <p>Names and IDs were not compared with the association’s members: GrowthZone is not connected.</p>
      <div class="actions">
        <Button label="Open Settings" onPress={() => job.go('settings')} />
        {!pasting && <Button label="Paste a member list" onPress={() => setPasting(true)} />}
      </div>
      {pasting && (
        <>
          <label>
            Member list with its headers, copied from a sheet or a CSV file
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <Button label="Use this list" disabled={text.trim() === ''} onPress={use} />
        </>
      )}
    </section>
  );
}

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
