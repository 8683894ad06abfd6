import { useEffect, useState } from 'preact/hooks';
import { choiceFor, hashOfEarlier } from './decisions';
import type { Credit, EarlierReport } from './server';
import { ask } from './server';
import type { Job } from './use-job';

/** One look at a credit's people: how far it is, or why it stopped. */
export interface Look {
  readonly report: EarlierReport | null;
  readonly problem: string;
  /** True once nothing more will be read: all is, or it cannot be. */
  readonly isOver: boolean;
}

const NOTHING: Look = { report: null, problem: '', isOver: false };
/** Calls are short, so that it moves and can be skipped. */
const SECONDS = 5;

/**
 * Reads the earlier credit of the people of every event that is chosen, one event after the other, beside what the
 * coordinator does meanwhile. It stops for whatever else is under way, and where a person skips it.
 */
export function useEarlier(job: Job): { readonly lookAt: (credit: Credit) => Look; readonly again: () => void } {
  const { events, check, decisions, task } = job;
  const [looks, setLooks] = useState<Readonly<Record<string, Look>>>({});
  const open = (events?.credits ?? []).flatMap((about) => {
    const choice = choiceFor(decisions, about);
    const key = choice && check ? hashOfEarlier(check, about.credit, choice.eventId) : '';
    return choice && key !== '' ? [{ credit: about.credit, eventId: choice.eventId, key }] : [];
  });
  const isFree = task.busy === '' && task.problem === null && job.state?.connection;
  const next = isFree ? open.find(({ key }) => !looks[key]?.isOver && !job.isConfirmed(key)) : undefined;
  const { key = '', credit, eventId = 0 } = next ?? {};
  useEffect(() => {
    if (!credit) return undefined;
    let isWanted = true;
    void (async () => {
      for (let unread = Number.POSITIVE_INFINITY; isWanted; ) {
        const read = await ask({ ask: 'earlierCredit', credit, eventId, seconds: SECONDS });
        if (!isWanted) return;
        const report = read.ok ? read.value : null;
        const left = report?.creditShown ? report.unread : 0;
        const isOver = left === 0 || left >= unread;
        const problem = read.ok ? '' : read.problem.message;
        setLooks((before) => ({
          ...before,
          [key]: { report: report ?? before[key]?.report ?? null, problem, isOver },
        }));
        if (isOver) return;
        unread = left;
      }
    })();
    return () => {
      isWanted = false;
    };
  }, [key, credit, eventId]);
  return {
    lookAt: (wanted) => looks[open.find((one) => one.credit === wanted)?.key ?? ''] ?? NOTHING,
    again: () => setLooks({}),
  };
}
