import { useCallback, useEffect, useState } from 'preact/hooks';
import { download } from '../browser';
import type { CreditTab, ManualReport, ManualStep, ManualStepCode } from '../server';
import { ask } from '../server';
import { MANUAL } from '../texts/run';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { Button, Tick } from './controls';

interface ManualProps {
  readonly job: Job;
  readonly tab: CreditTab;
  /** The lines about importing stand at the import, those about marking at the marking. */
  readonly part: ManualStep['part'];
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
}

/** The manual route: the same people and files, a checklist in the words of GrowthZone's screens, and a look at the end. */
export function ManualRoute({ job, tab, part, isNext }: ManualProps) {
  const [report, setReport] = useState<ManualReport | null>(null);
  const { credit } = tab;
  const { run, again } = job.task;
  const read = useCallback(async () => {
    const made = await again(MANUAL.making, () => ask({ ask: 'byHand', credit }));
    if (made) setReport(made);
  }, [again, credit]);
  const standing = JSON.stringify(tab.counts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another standing, decided or read elsewhere, is another checklist
  useEffect(() => {
    void read();
  }, [read, standing]);
  if (!report) return null;
  const tick = async (code: ManualStepCode, on: boolean) => {
    // At once on the page; what the add-on kept then replaces it.
    const made = on ? { who: job.state?.account ?? '', when: new Date().toISOString() } : null;
    setReport({
      ...report,
      steps: report.steps.map((step) => (step.code === code ? { ...step, ticked: made } : step)),
    });
    const ticked = await run(MANUAL.keeping, () => ask({ ask: 'tickByHand', credit, code, on }));
    setReport(ticked ?? report);
  };
  const steps = report.steps.filter((step) => step.part === part);
  return (
    <section class="card" aria-label={MANUAL.title(credit)}>
      <h2>{MANUAL.title(credit)}</h2>
      {part === 'import' && <Files files={report.files} />}
      {part === 'mark' && !steps.some(({ isOpen }) => isOpen) && <p>{MANUAL.nobodyToMark}</p>}
      <ol class="checklist">
        {steps.map((step) => (
          <Line key={step.code} step={step} onTick={(on) => void tick(step.code, on)} />
        ))}
      </ol>
      {part === 'mark' && steps.some(({ isOpen }) => isOpen) && <WhomToMark report={report} />}
      <ReadBack job={job} tab={tab} isNext={isNext && steps.some(({ isOpen }) => isOpen)} onRead={read} />
    </section>
  );
}

interface LineProps {
  readonly step: ManualReport['steps'][number];
  readonly onTick: (on: boolean) => void;
}

function Line({ step: { text, ticked }, onTick }: LineProps) {
  const label = (
    <>
      {text}
      {ticked && <span class="quiet">{MANUAL.ticked(ticked.who, new Date(ticked.when).toLocaleString())}</span>}
    </>
  );
  return (
    <li>
      <Tick label={label} checked={ticked !== null} onChange={onTick} />
    </li>
  );
}

/** Whether "Set All to Attended" may be used, why, and if not, who is to be marked by name. */
function WhomToMark({ report }: { readonly report: ManualReport }) {
  const { setAllAllowed, toMark } = report;
  return (
    <>
      <p class={setAllAllowed ? 'quiet' : 'advice'}>{MANUAL.setAll(report)}</p>
      {!setAllAllowed && toMark.length > 0 && (
        <details>
          <summary>{MANUAL.toMark(toMark.length)}</summary>
          <ul>
            {toMark.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Files({ files }: Pick<ManualReport, 'files'>) {
  if (files.length === 0) return <p>{MANUAL.nobodyToImport}</p>;
  return (
    <ul class="plainlist">
      {files.map(({ name, rows, text }) => (
        <li key={name}>
          <button type="button" class="link" onClick={() => download(name, text)}>
            {SHARED.download(name)}
          </button>{' '}
          {SHARED.attendees(rows)}
        </li>
      ))}
    </ul>
  );
}

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
        MANUAL.readingBack,
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
        <Button primary={isNext} label={MANUAL.readBack} busy={job.task.busy !== ''} onPress={() => look()} />
        {!pasting && <Button label={MANUAL.paste} onPress={() => setPasting(true)} />}
      </div>
      {pasting && (
        <>
          <label>
            {MANUAL.pasteHere}
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <Button label={SHARED.useThisList} disabled={text.trim() === ''} onPress={() => look(text)} />
        </>
      )}
    </>
  );
}
