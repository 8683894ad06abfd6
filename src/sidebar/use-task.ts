import { useCallback, useRef, useState } from 'preact/hooks';
import { PAUSES } from './run-rules';
import type { Problem, Result, StepReport } from './server';

/** One request at a time to the add-on, with what the page says meanwhile and afterwards. */
export interface Task {
  /** What is being done; empty where nothing is. */
  readonly busy: string;
  readonly problem: Problem | null;
  /** What was done, for the status line; empty where there is nothing to say. */
  readonly done: string;
  /** Does `work` and gives its value, or undefined where it was refused: the problem is then on the page. */
  run<T>(text: string, work: () => Promise<Result<T>>, done?: (value: T) => string): Promise<T | undefined>;
  /** Reads what is to be shown next, leaving on the page what was said last. */
  again<T>(text: string, work: () => Promise<Result<T>>): Promise<T | undefined>;
  clear(): void;
}

export function useTask(): Task {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState('');
  const running = useRef(0);

  /** Says `text` while the request is under way, and gives the result's value; a problem is put on the page. */
  const request = useCallback(async <T>(text: string, work: () => Promise<Result<T>>): Promise<T | undefined> => {
    running.current += 1;
    setBusy(text);
    const result = await work();
    // After the caller has kept the value: else the page would be drawn once with neither.
    setTimeout(() => {
      running.current -= 1;
      if (running.current === 0) setBusy('');
    });
    if (result.ok) return result.value;
    setProblem(result.problem);
    return undefined;
  }, []);

  const run: Task['run'] = useCallback(
    async (text, work, say) => {
      setProblem(null);
      setDone('');
      const value = await request(text, work);
      if (!say || value === undefined) return value;
      // What did not come about is never said in green.
      const refused = whyRefused(value);
      if (refused !== '') setProblem({ code: 'not-safe', message: refused });
      else setDone(say(value));
      return value;
    },
    [request],
  );

  const clear = useCallback(() => {
    setProblem(null);
    setDone('');
  }, []);

  return { busy, problem, done, run, again: request, clear };
}

/** What a step says that stopped for what is wrong; empty for any other result. */
function whyRefused(value: unknown): string {
  const { status, reason = '', sentence = '' } = (value ?? {}) as Partial<StepReport>;
  return status === 'paused' && reason !== '' && !PAUSES[reason].isCalm ? sentence : '';
}
