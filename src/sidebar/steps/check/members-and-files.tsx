import { useState } from 'preact/hooks';
import { download } from '../../browser';
import type { CheckReport } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/check';
import { SHARED } from '../../texts/shared';
import { Button } from '../../ui/controls';
import type { Job } from '../../use-job';

/** Whom the rows were compared with, or how to bring a member list where GrowthZone is not connected. */
export function Directory({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const { directory } = check;
  if (directory) {
    return <p class="quiet">{TEXTS.compared(directory)}</p>;
  }
  const use = async () => {
    const kept = await job.task.run(TEXTS.readingList, () => ask({ ask: 'memberList', text }));
    if (!kept) return;
    setPasting(false);
    await job.checkRoster();
  };
  return (
    <section class="card">
      <p>{TEXTS.notCompared}</p>
      <div class="actions">
        <Button label={SHARED.openSettings} onPress={() => job.go('settings')} />
        {!pasting && <Button label={TEXTS.paste} onPress={() => setPasting(true)} />}
      </div>
      {pasting && (
        <>
          <label>
            {TEXTS.pasteHere}
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <Button label={SHARED.useThisList} disabled={text.trim() === ''} onPress={use} />
        </>
      )}
    </section>
  );
}

/** The files for Import Attendees, and the list of what the vendor must supply. */
export function Downloads({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const files = async (name: string) => {
    const made = await job.task.run(TEXTS.makingFiles, () => ask({ ask: 'files' }));
    const file = made?.find((one) => one.name === name);
    if (file) download(file.name, file.text);
  };
  const missing = async () => {
    const list = await job.task.run(TEXTS.makingList, () => ask({ ask: 'vendorList' }));
    if (list) download(list.name, list.text);
  };
  return (
    <details open={job.state?.intent?.do === 'files'}>
      <summary>{TEXTS.files(check.files.length)}</summary>
      <p class="quiet">{TEXTS.filesMean}</p>
      <ul class="plainlist">
        {check.files.map(({ name, rows }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => void files(name)}>
              {SHARED.download(name)}
            </button>{' '}
            {SHARED.attendees(rows)}
          </li>
        ))}
      </ul>
      {check.counts['fix needed'] > 0 && (
        <Button label={TEXTS.vendorList(check.counts['fix needed'])} onPress={missing} />
      )}
    </details>
  );
}
