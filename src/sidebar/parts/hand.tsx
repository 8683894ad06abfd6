import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CreditTab, HandReport } from '../../api';
import { ask } from '../server';
import type { Job } from '../use-job';
import { plural } from '../words';
import { Button, download, Tick } from './controls';

/** The by-hand route: the same people and files, a checklist in the words of GrowthZone's screens, and a look at the end. */
export function ByHand({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const [report, setReport] = useState<HandReport | null>(null);
  const { credit } = tab;
  const { run, again } = job.task;
  const read = useCallback(async () => {
    const made = await again('Making the checklist…', () => ask({ ask: 'byHand', credit }));
    if (made) setReport(made);
  }, [again, credit]);
  useEffect(() => {
    void read();
  }, [read]);
  if (!report) return null;
  const tick = async (code: string, on: boolean) => {
    const ticked = await run('Keeping the tick…', () => ask({ ask: 'tickByHand', credit, code, on }));
    if (ticked) setReport(ticked);
  };
  return (
    <section class="card" aria-label={`${credit} by hand`}>
      <h2>{credit} by hand</h2>
      <Files files={report.files} />
      <ol class="checklist">
        {report.steps.map(({ code, text, ticked }) => (
          <li key={code}>
            <Tick
              label={
                <>
                  {text}
                  {ticked && (
                    <span class="quiet">
                      {' '}
                      {ticked.who}, {new Date(ticked.when).toLocaleString()}
                    </span>
                  )}
                </>
              }
              checked={ticked !== null}
              onChange={(on) => void tick(code, on)}
            />
          </li>
        ))}
      </ol>
      {!report.setAllAllowed && report.toMark.length > 0 && (
        <details>
          <summary>{plural(report.toMark.length, 'person', 'people')} to mark by name</summary>
          <p class="quiet">{report.why}</p>
          <ul>
            {report.toMark.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      <ReadBack job={job} tab={tab} onRead={read} />
    </section>
  );
}

function Files({ files }: Pick<HandReport, 'files'>) {
  if (files.length === 0) return <p>Everyone was seen in the event: no file is left to import.</p>;
  return (
    <ul class="plainlist">
      {files.map(({ name, rows, text }) => (
        <li key={name}>
          <button type="button" class="link" onClick={() => download(name, text)}>
            Download {name}
          </button>{' '}
          ({plural(rows, 'attendee')})
        </li>
      ))}
    </ul>
  );
}

interface ReadBackProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly onRead: () => Promise<void>;
}

/** GrowthZone's own list where it shows one, else whatever the coordinator copies from its Attendees tab. */
function ReadBack({ job, tab, onRead }: ReadBackProps) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const look = async (pasted?: string) => {
    const found = await job.task.run(
      'Reading back…',
      () => ask({ ask: 'readBack', credit: tab.credit, ...(pasted === undefined ? {} : { pasted }) }),
      ({ sentence }) => sentence,
    );
    if (!found) return;
    setPasting(false);
    setText('');
    await job.refresh();
    await onRead();
  };
  return (
    <>
      <div class="actions">
        <Button primary label="Read back" busy={job.task.busy !== ''} onPress={() => look()} />
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
