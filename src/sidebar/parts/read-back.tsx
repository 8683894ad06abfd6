import { useState } from 'preact/hooks';
import type { CreditTab } from '../../answers';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';

interface ReadBackProps {
  readonly job: Job;
  readonly tab: CreditTab;
  /** True where this is what comes next. */
  readonly isNext: boolean;
  readonly onRead: () => Promise<void>;
}

/** GrowthZone's own list where it shows one, else whatever the coordinator copies from its Attendees tab. */
export function ReadBack({ job, tab, isNext, onRead }: ReadBackProps) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const look = async (pasted?: string) => {
    let before = '';
    for (;;) {
      const found = await job.task.run(
        'Reading back…',
        () => ask({ ask: 'readBack', credit: tab.credit, ...(pasted === undefined ? {} : { pasted }) }),
        ({ sentence }) => sentence,
      );
      if (!found) return;
      // A long list takes several looks; one that finds nothing new is the last.
      const counts = JSON.stringify(found.counts);
      if (found.status !== 'working' || counts === before) break;
      before = counts;
    }
    setPasting(false);
    setText('');
    await job.refresh();
    await onRead();
  };
  return (
    <>
      <div class="actions">
        <Button primary={isNext} label="Read back" busy={job.task.busy !== ''} onPress={() => look()} />
        {!pasting && <Button label="Paste the attendee list" onPress={() => setPasting(true)} />}
      </div>
      {pasting && (
        <>
          <label>
            The list of the Attendees tab, copied with its headers
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <Button label="Use this list" disabled={text.trim() === ''} onPress={() => look(text)} />
        </>
      )}
    </>
  );
}
