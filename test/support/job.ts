import type { CheckReport, EventsReport, Result, TabPerson } from '../../src/answers';
import type { StepReport } from '../../src/run/report';
import { clock, type RosterBook } from './roster-book';

const SESSION = 'security-session';
/** What does not end by itself after so many pauses waits for a person's decision. */
const MOST_PAUSES = 12;

/**
 * Does the whole job in a spreadsheet as a coordinator who accepts everything and goes on after each failure. Returns every
 * answer, refusals included.
 */
export async function wholeJob(book: RosterBook, tenant: string, key: string): Promise<readonly Result<unknown>[]> {
  const answers: Result<unknown>[] = [];
  const ask = async (request: object): Promise<Result<unknown>> => {
    const answer = (await book.addOn.run('ask', request)) as Result<unknown>;
    answers.push(answer);
    return answer;
  };
  /** Until GrowthZone lets it through: faults pass. */
  const insist = async <T>(request: object): Promise<T | undefined> => {
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await ask(request);
      if (answer.ok) return answer.value as T;
      clock.sleep(30_000);
    }
    return undefined;
  };
  /** The coordinator's word about whoever was sent and never seen: the faults ate the import. */
  const sendAgain = async (credit: unknown): Promise<boolean> => {
    const people = await insist<readonly TabPerson[]>({ ask: 'people', credit });
    const memberIds = (people ?? []).flatMap(({ reason, memberId }) => (reason === 'not-seen' ? [memberId] : []));
    if (memberIds.length === 0) return false;
    await ask({ ask: 'decide', credit, memberIds, decision: 'send again' });
    return true;
  };
  await insist({ ask: 'saveConnection', tenant, key });
  let restart = true;
  for (let tries = 0; tries < 20; tries += 1) {
    const read = await insist<{ readonly done: boolean }>({ ask: 'readMembers', restart });
    restart = false;
    if (read?.done !== false) break;
  }
  const check = await insist<CheckReport>({ ask: 'check' });
  const events = await insist<EventsReport>({ ask: 'events' });
  const chosen = (events?.credits ?? []).map(({ credit, chosen: eventId, candidates }) => [
    credit,
    eventId || candidates[0]?.eventId || 1,
  ]);
  const accepted = [...new Set(check?.rows.flatMap(({ findings }) => findings.map(({ code }) => code)))];
  await insist({
    ask: 'build',
    events: Object.fromEntries(chosen),
    checked: check?.mark ?? '',
    accepted,
    lookedUp: chosen.map(([credit]) => credit),
    nobodyToInvoice: true,
  });
  for (const [credit] of chosen) {
    for (const goal of ['registered', 'credited']) {
      let pauses = 0;
      while (pauses < MOST_PAUSES) {
        const answer = await ask({ ask: 'step', credit, goal, session: SESSION });
        const status = answer.ok ? (answer.value as StepReport).status : 'paused';
        if (status === 'done' && !(goal === 'registered' && (await sendAgain(credit)))) break;
        if (status === 'done') pauses += 1;
        if (status === 'paused') pauses += 1;
        if (answer.ok && (answer.value as StepReport).reason === 'first-import') await sendAgain(credit);
        if (status !== 'working') clock.sleep(60_000);
      }
    }
    for (const asked of ['people', 'peoplePreflight', 'byHand', 'tryWithoutSending']) await ask({ ask: asked, credit });
    await ask({ ask: 'readBack', credit });
  }
  for (const asked of ['state', 'files', 'vendorList', 'columns', 'doctor']) await ask({ ask: asked });
  return answers;
}
