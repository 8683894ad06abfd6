import { useState } from 'preact/hooks';
import type { CheckReport } from '../../answers';
import { plural } from '../../roster/words';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';

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
