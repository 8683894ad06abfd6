import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isFinished, nextToMark } from '../../run-rules';
import type { CreditTab } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/mark';
import { RUN } from '../../texts/run';
import { Bar, Button, Confirm, Words } from '../../ui/controls';
import { useOneOpen } from '../../ui/one-open';
import { awaitsDecision, Progress, RunMessage, tellsOfTab } from '../../ui/run';
import { Copied, isRefused, NoTab, Running, Scope, tabsInScope, Unbuilt } from '../../ui/tabs';
import { useFollow } from '../../use-follow';
import type { Job } from '../../use-job';
import { isActive, live, type Runner } from '../../use-run';
import { CopySummary, Result } from './result';
import { useStanding } from './use-standing';

/** The one-way door: certificates, e-mails and M1 records come of it, so a person confirms it with its numbers. */
export function MarkStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const [isAsking, setAsking] = useState(false);
  const tabs = tabsInScope(job);
  const { run } = runner;
  const active = isActive(run);
  const overApi = tabs.filter(({ route, isCopied }) => route !== 'by hand' && !isCopied);
  useEarlierCredit(job, overApi, !active && run.phase !== 'paused');
  const standing = useStanding(job, tabs, active);
  useFollow(job, !active && !isAsking);
  const now = tabs.map((tab) => live(tab, run));
  const { foldOf, shown } = useOneOpen(tabs, nextToMark);
  if (tabs.length === 0) return <NoTab job={job} />;
  const sum = (count: (tab: CreditTab) => number) => overApi.reduce((total, tab) => total + count(tab), 0);
  const free = overApi.filter((tab) => tab.toConfirm === 0);
  const toMark = free.reduce((total, { counts }) => total + counts.REGISTERED, 0);
  const isStopped = awaitsDecision(job, run, free);
  const toConfirm = sum((tab) => tab.toConfirm);
  const unread = sum((tab) => tab.unread);
  const isRead = unread === 0 || job.task.problem !== null;
  const asking = isAsking && toMark > 0 && isRead;
  const waiting = sum((tab) => tab.counts.MARKING + tab.counts.ATTENDED - tab.toConfirm);
  const notYet = tabs
    .filter(({ isCopied }) => !isCopied)
    .reduce((total, { counts }) => total + counts.READY + counts.REGISTERING, 0);
  const start = () => {
    setAsking(false);
    job.task.clear();
    return runner.start('credited', toMark > 0 ? free : overApi);
  };
  /** With the numbers of this moment: a colleague may have registered more people, who would be marked unasked. */
  const askFirst = async () => setAsking(await job.refresh());
  const isSending = toMark > 0 || waiting > 0;
  const next = isSending ? undefined : cardThatIsNext(shown);
  const isBegun = tabs.some(({ counts }) => counts['CREDIT SEEN'] + counts.ATTENDED + counts.HELD > 0);
  const isDone = !active && tabs.every(isFinished) && (!job.state?.unbuilt || job.state.isOtherClass);
  return (
    <>
      {!asking && <Top isDone={isDone} text={isDone ? TEXTS.done(tabs, standing) : TEXTS.top(now, standing)} />}
      {isDone && <p class="quiet">{TEXTS.next(standing.missing.length > 0)}</p>}
      {!asking && !isDone && <Scope job={job} locked={active} />}
      <Running job={job} run={run} />
      {!isDone && !tellsOfTab(job, run) && <Unbuilt job={job} locked={active} />}
      {(asking ? [] : tabs).map((tab) =>
        tab.isCopied ? (
          <Copied key={tab.credit} job={job} tab={tab} />
        ) : (
          <Result
            key={`${tab.credit}-${tab.eventId}`}
            job={job}
            tab={live(tab, run)}
            quiet={active}
            isNext={tab === next}
            fold={foldOf(tab)}
          />
        ),
      )}
      {asking && <MarkConfirmation tabs={free} toMark={toMark} onConfirm={start} onCancel={() => setAsking(false)} />}
      {!asking && (
        <Bar>
          {run.phase !== 'idle' && !isDone && run.goal === 'credited' && overApi.length > 0 && (
            <Progress runner={runner} tabs={overApi} />
          )}
          {!active && <RunMessage job={job} run={run} />}
          {!active && toMark > 0 && (
            <Button
              primary={!isRefused(job)}
              label={TEXTS.mark(toMark)}
              busy={job.task.busy !== ''}
              disabled={isStopped || !isRead}
              // Without a key it is refused at once, and not after the question.
              onPress={job.state?.connection ? askFirst : start}
            />
          )}
          {!active && toMark === 0 && waiting > 0 && (
            <Button primary label={TEXTS.lookForCredit(waiting)} busy={job.task.busy !== ''} onPress={start} />
          )}
          {!active && isStopped && <p class="quiet">{RUN.decideFirst}</p>}
          {!active && toConfirm > 0 && sum(({ counts }) => counts.REGISTERED) > toMark && (
            <p class="quiet">{TEXTS.certificateFirst}</p>
          )}
          {!active && notYet > 0 && (
            <Button primary={!isSending && !next} label={TEXTS.importFirst(notYet)} onPress={() => job.go(4)} />
          )}
          {!active && isBegun && <CopySummary job={job} tabs={tabs} isDone={isDone} standing={standing} />}
        </Bar>
      )}
    </>
  );
}

/** What the step says first; the end is brought into sight, wherever the page was scrolled to meanwhile. */
function Top({ text, isDone }: { readonly text: string; readonly isDone: boolean }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isDone) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isDone]);
  return (
    <p ref={line} class="top">
      {text}
    </p>
  );
}

/** Where nobody is to be marked over the API: the card that has what comes next. */
function cardThatIsNext(tabs: readonly CreditTab[]): CreditTab | undefined {
  const own = tabs.filter(({ isCopied }) => !isCopied);
  const isToMark = ({ route, counts }: CreditTab) =>
    route === 'by hand' && counts.REGISTERED + counts.MARKING + counts.ATTENDED > 0;
  return own.find(({ toConfirm }) => toConfirm > 0) ?? own.find(isToMark) ?? own.find(({ counts }) => counts.HELD > 0);
}

/** Before anybody is marked: whose earlier credit would be overwritten is read, and told in the confirmation. */
function useEarlierCredit(job: Job, tabs: readonly CreditTab[], may: boolean): void {
  const { task, refresh } = job;
  const { again } = task;
  const next = may && task.busy === '' && task.problem === null ? tabs.find(({ unread }) => unread > 0) : undefined;
  const credit = next?.credit;
  const unread = next?.unread ?? 0;
  const read = useCallback(async () => {
    if (!credit) return;
    const text = TEXTS.readingEarlier(unread, credit);
    const looked = await again(text, () => ask({ ask: 'readBack', credit }));
    if (looked) await refresh();
  }, [credit, unread, again, refresh]);
  useEffect(() => {
    void read();
  }, [read]);
}

interface ConfirmationProps {
  readonly tabs: readonly CreditTab[];
  readonly toMark: number;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
}

/** What comes of marking, with its numbers, before it is done. */
export function MarkConfirmation({ tabs, toMark, onConfirm, onCancel }: ConfirmationProps) {
  const marked = tabs.filter(({ counts }) => counts.REGISTERED > 0);
  const unread = marked.reduce((sum, tab) => sum + tab.unread, 0);
  const unreadable = marked.reduce((sum, tab) => sum + tab.unreadable, 0);
  const refused = tabs.flatMap((tab) => tab.refused);
  const overwrites = marked.flatMap((tab) => tab.overwrites.map((one) => ({ ...one, credit: tab.credit })));
  return (
    <Confirm title={TEXTS.isItSo(toMark)} action={TEXTS.mark(toMark)} onConfirm={onConfirm} onCancel={onCancel}>
      <ul>
        {marked.map((tab) => (
          <li key={tab.credit}>{TEXTS.inEvent(tab)}</li>
        ))}
      </ul>
      {unread > 0 && (
        <p>
          <Words of={TEXTS.unread(unread)} />
        </p>
      )}
      {unreadable > 0 && (
        <p>
          <Words of={TEXTS.unreadable(unreadable)} />
        </p>
      )}
      {refused.length > 0 && (
        <p>
          <Words of={TEXTS.refused(refused)} />
        </p>
      )}
      {overwrites.length > 0 && (
        <>
          <p>
            <Words of={TEXTS.overwritten(overwrites.length)} />
          </p>
          <ul>
            {overwrites.map(({ name, date, credit }) => (
              <li key={`${credit}-${name}`}>{TEXTS.earlier(name, credit, date)}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Words of={TEXTS.cannotBeTakenBack} />
      </p>
      <p>{TEXTS.meanwhile}</p>
    </Confirm>
  );
}
