import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { download, downloadZip } from '../../browser';
import type { CheckReport, ValueOf } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/check';
import { DIRECTORY, idsFrom } from '../../texts/directory';
import { SHARED } from '../../texts/shared';
import { Button, CopyButton } from '../../ui/controls';
import { AllFiles } from '../../ui/manual';
import type { Job } from '../../use-job';

/** Whether somebody of GrowthZone could not be read: that is to be seen. */
export const isPartial = ({ directory }: CheckReport): boolean => (directory?.missing ?? 0) > 0;

interface ComparedProps {
  readonly job: Job;
  readonly check: CheckReport;
  /** True where it says, too, which IDs these are. */
  readonly isWhole: boolean;
}

/** Whom the rows were compared with, and by which IDs. */
export function Compared({ job, check: { directory }, isWhole }: ComparedProps) {
  if (!directory) return null;
  return (
    <section>
      <p class="quiet">
        {TEXTS.compared(directory)} {directory.source === 'GrowthZone' && <ReadAgain job={job} />}
      </p>
      {(isWhole ? idsFrom(directory) : []).map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
    </section>
  );
}

/** In the middle of a line, so it looks like a link. */
function ReadAgain({ job }: { readonly job: Job }) {
  const busy = job.task.busy !== '';
  return (
    <button type="button" class="link" aria-disabled={busy} onClick={() => !busy && void job.readAgain()}>
      {DIRECTORY.readAgain}
    </button>
  );
}

/** How to bring a member list where GrowthZone is not connected. */
export function NoDirectory({ job }: { readonly job: Job }) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
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

/** What only the vendor can supply: an e-mail that is ready to be sent, and the same as a file. */
export function AskVendor({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const [list, setList] = useState<ValueOf<'vendorList'> | null>(null);
  // Another check, another list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the check is what makes it old
  useEffect(() => setList(null), [check]);
  if (check.counts['fix needed'] === 0) return null;
  const make = async () => {
    const made = await job.task.run(TEXTS.makingList, () => ask({ ask: 'vendorList' }));
    if (made) setList(made);
  };
  if (!list || list.rows === 0) return <Button label={TEXTS.askVendor} busy={job.task.busy !== ''} onPress={make} />;
  const email = TEXTS.email(check.sheet, list.lines);
  return (
    <section class="card">
      <label>
        {TEXTS.vendorEmail}
        <textarea rows={6} readOnly value={email} />
      </label>
      <div class="actions">
        <CopyButton isNext label={TEXTS.copy} text={() => email} />
        <Button label={TEXTS.csv} onPress={() => download(list.name, list.text)} />
      </div>
    </section>
  );
}

interface DownloadsProps {
  readonly job: Job;
  readonly check: CheckReport;
  /** What else is to be known of them. */
  readonly children: ComponentChildren;
}

/** The files for Import Attendees. */
export function Downloads({ job, check, children }: DownloadsProps) {
  const { state, setState } = job;
  const isWanted = state?.intent?.do === 'files';
  const [wasWanted] = useState(isWanted);
  const zipName = `${state?.sheet ?? 'CSV files'}.zip`;
  const makeFiles = async () => (await job.task.run(TEXTS.makingFiles, () => ask({ ask: 'files' }))) ?? [];
  const file = async (name: string) => {
    const found = (await makeFiles()).find((one) => one.name === name);
    if (found) download(found.name, found.text);
  };
  const all = async () => {
    const made = await makeFiles();
    const [first] = made;
    if (made.length > 1) downloadZip(zipName, made);
    else if (first) download(first.name, first.text);
  };
  // The menu's own item: whoever chose it wants the files, not a place to ask for them again. Once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the menu wants is what starts it
  useEffect(() => {
    if (!isWanted || !state) return;
    setState({ ...state, intent: null });
    void all();
  }, [isWanted]);
  return (
    <details open={wasWanted}>
      <summary>{TEXTS.files(check.files.length)}</summary>
      {children}
      <p class="quiet">{TEXTS.filesMean}</p>
      <AllFiles name={zipName} count={check.files.length} files={makeFiles} />
      <ul class="plainlist">
        {check.files.map(({ name, rows }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => void file(name)}>
              {SHARED.download(name)}
            </button>{' '}
            {SHARED.attendees(rows)}
          </li>
        ))}
      </ul>
    </details>
  );
}
