import { useCallback, useEffect, useState } from 'preact/hooks';
import { download, downloadZip, textOfFile } from '../browser';
import type { CreditTab, Decision, InputOf, ManualFile, ManualReport, ManualStep, ManualStepCode } from '../server';
import { ask } from '../server';
import { dated } from '../texts/dates';
import { MANUAL, PEOPLE } from '../texts/run';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { Button, Icon, Tick } from './controls';
import { PutInOrder } from './run';
import { BuildAgain } from './tabs';

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
  // Nothing can be read of a tab that has somebody twice.
  if (job.task.problem?.code === 'tab-repeated')
    return (
      <section class="card" aria-label={MANUAL.title(credit)}>
        <PutInOrder job={job} credit={credit} onDone={read} />
      </section>
    );
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
      {part === 'import' && report.changed === '' && report.notInFiles !== '' && (
        <p class="advice">{dated(report.notInFiles)}</p>
      )}
      {part === 'import' &&
        report.changed === '' &&
        !report.partial &&
        (report.files.length > 0 || report.notInFiles === '') && <Files credit={credit} files={report.files} />}
      {report.changed !== '' && (
        <div role="alert">
          <Icon name="fix" />
          <span>{dated(report.changed)}</span>
          <BuildAgain job={job} />
        </div>
      )}
      {part === 'mark' && report.changed === '' && !steps.some(({ isOpen }) => isOpen) && <p>{MANUAL.nobodyToMark}</p>}
      <ol class="checklist">
        {steps.filter(isOpenStep).map((step) => (
          <Line key={step.code} step={step} onTick={(on) => void tick(step.code, on)} />
        ))}
      </ol>
      {steps.some((step) => !step.isOpen) && (
        <details>
          <summary>{MANUAL.stepsDone(steps.filter((step) => !step.isOpen).length)}</summary>
          <ul class="plainlist">
            {steps
              .filter((step) => !step.isOpen)
              .map((step) => (
                <Done key={step.code} step={step} />
              ))}
          </ul>
        </details>
      )}
      {part === 'mark' && steps.some(isMarking) && <WhomToMark report={report} />}
      {part === 'mark' && report.toConfirm && (
        <Confirmed job={job} tab={tab} {...report.toConfirm} isNext={isNext} onSaid={read} />
      )}
      <ReadBack
        job={job}
        tab={tab}
        part={part}
        partial={report.partial}
        isNext={isNext && steps.some(isOpenStep)}
        onRead={read}
      />
    </section>
  );
}

const isOpenStep = ({ isOpen }: ManualStep) => isOpen;
const isMarking = ({ isOpen, code }: ManualStep) => isOpen && code === 'attended';

/** What was ticked, or what a read-back proved. */
function Done({ step: { text, ticked } }: Pick<LineProps, 'step'>) {
  return (
    <li>
      <Icon name="pass" />{' '}
      <span>
        {dated(text)}
        {ticked && <span class="quiet">{MANUAL.ticked(ticked.who, new Date(ticked.when).toLocaleString())}</span>}
      </span>
    </li>
  );
}

interface ConfirmedProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly memberIds: readonly string[];
  /** Whose certificate is looked at. */
  readonly name: string;
  readonly isNext: boolean;
  readonly onSaid: () => Promise<void>;
}

/** The attendee list shows no credit: one look at a certificate is said once for the class. */
function Confirmed({ job, tab: { credit }, memberIds, name, isNext, onSaid }: ConfirmedProps) {
  const say = async (decision: Decision) => {
    const said = await job.task.run(
      PEOPLE.keeping,
      () => ask({ ask: 'decide', credit, memberIds: [...memberIds], decision }),
      ({ sentence }) => sentence,
    );
    if (!said) return;
    await job.refresh();
    await onSaid();
  };
  const busy = job.task.busy !== '';
  return (
    <div class="advice">
      <p>{MANUAL.creditNotShown(memberIds.length, name)}</p>
      <Button primary={isNext} label={MANUAL.sawOne(memberIds.length)} busy={busy} onPress={() => say('it is done')} />
      <Button label={PEOPLE.noCertificate} busy={busy} onPress={() => say('no certificate')} />
    </div>
  );
}

interface LineProps {
  readonly step: ManualReport['steps'][number];
  readonly onTick: (on: boolean) => void;
}

function Line({ step: { text, ticked }, onTick }: LineProps) {
  const label = (
    <>
      {dated(text)}
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

function Files({ credit, files }: Pick<ManualReport, 'files'> & Pick<CreditTab, 'credit'>) {
  if (files.length === 0) return <p>{MANUAL.nobodyToImport}</p>;
  return (
    <>
      <AllFiles name={`${credit}.zip`} files={() => files} count={files.length} />
      <ul class="plainlist">
        {files.map(({ name, rows, text }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => download(name, text)}>
              {SHARED.download(name)}
            </button>{' '}
            {MANUAL.inFile(credit, rows)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AllFilesProps {
  readonly name: string;
  readonly files: () => TextFiles | Promise<TextFiles>;
  readonly count: number;
}
type TextFiles = readonly Pick<ManualFile, 'name' | 'text'>[];

/** All of them in one .zip, where there are several. */
export function AllFiles({ name, files, count }: AllFilesProps) {
  if (count < 2) return null;
  return <Button label={SHARED.downloadAll(count)} onPress={async () => downloadZip(name, await files())} />;
}

interface ReadBackProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly part: ManualStep['part'];
  /** A pasted list of which pages are missing. */
  readonly partial: ManualReport['partial'];
  /** True where this is what comes next. */
  readonly isNext: boolean;
  readonly onRead: () => Promise<void>;
}

type Given = Pick<InputOf<'readBack'>, 'pasted' | 'openTab' | 'of'>;

/** GrowthZone's own list where it is connected, else whatever the coordinator copies or exports there, page by page. */
export function ReadBack({ job, tab, part, partial, isNext, onRead }: ReadBackProps) {
  const [asked, setAsked] = useState(false);
  const [text, setText] = useState('');
  const isConnected = job.state?.connection != null;
  const pasting = asked || partial !== null || !isConnected;
  const look = async (given: Given) => {
    let before = '';
    let said = '';
    for (;;) {
      const found = await job.task.run(
        said === '' ? MANUAL.readingBack : MANUAL.readingOn(said),
        () => ask({ ask: 'readBack', credit: tab.credit, ...given }),
        ({ sentence }) => sentence,
      );
      if (!found) return;
      // A long list takes several looks; one that finds nothing new is the last.
      const counts = JSON.stringify(found.counts);
      if (found.status !== 'working' || counts === before) break;
      before = counts;
      said = found.sentence;
    }
    setAsked(false);
    setText('');
    await job.refresh();
    await onRead();
  };
  const busy = job.task.busy !== '';
  return (
    <>
      <div class="actions">
        {isConnected && <Button primary={isNext} label={MANUAL.readBack} busy={busy} onPress={() => look({})} />}
        {!pasting && <Button label={MANUAL.paste} onPress={() => setAsked(true)} />}
      </div>
      {pasting && (
        <>
          {partial && <p class="advice">{dated(partial.missing)}</p>}
          <label>
            {MANUAL.pasteHere(tab, part)}
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <div class="actions">
            <Button
              primary={isNext && !isConnected}
              label={SHARED.useThisList}
              busy={busy}
              disabled={text.trim() === ''}
              onPress={() => look({ pasted: text })}
            />
            <Button label={MANUAL.useOpenTab} busy={busy} onPress={() => look({ openTab: true })} />
          </div>
          <label>
            {MANUAL.orFile}
            <input
              type="file"
              accept=".csv,.tsv,.txt,.xlsx"
              onChange={async ({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = '';
                if (file) await look({ pasted: await textOfFile(file) });
              }}
            />
          </label>
          {partial && partial.of === null && (
            <HowMany key={partial.seen} seen={partial.seen} busy={busy} onSay={(of) => look({ of })} />
          )}
        </>
      )}
    </>
  );
}

interface HowManyProps {
  readonly seen: number;
  readonly busy: boolean;
  readonly onSay: (of: number) => unknown;
}

/** Where the list does not say how many there are. */
function HowMany({ seen, busy, onSay }: HowManyProps) {
  const [count, setCount] = useState('');
  const isOff = busy || !/^\d+$/.test(count.trim());
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff) void onSay(Number(count));
      }}
    >
      <label>
        {MANUAL.howMany}{' '}
        <input inputMode="numeric" value={count} onInput={(event) => setCount(event.currentTarget.value)} />
      </label>
      <button type="submit" class="plain" aria-disabled={isOff}>
        {MANUAL.useNumber}
      </button>
      <Button label={MANUAL.thatIsEverybody(seen)} busy={busy} onPress={() => onSay(seen)} />
    </form>
  );
}
