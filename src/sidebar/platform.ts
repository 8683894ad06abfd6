import type { PlatformLook, PlatformPart, RequestOf, Result, ValueOf } from './server';

/** How one request is asked; rejects where Google refuses it. */
type Carry = (request: RequestOf<'carry' | 'platform'>) => Promise<unknown>;

/** What only a browser can say; the command line has none. */
export interface InBrowser {
  readonly storage: () => Pick<Storage, 'setItem' | 'getItem' | 'removeItem'>;
  readonly copy: (text: string) => Promise<boolean>;
}

/** One part of the check: what it is called in the progress, and its looks. */
type Part = () => Promise<readonly PlatformLook[]>;

const SERVER_PARTS: readonly PlatformPart[] = ['cells', 'writes', 'tabs', 'stores', 'words', 'web', 'times'];
/** As what they arrive at the server, and come from there. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  null: () => null,
  date: () => new Date(0),
  '1 MB': () => 'x'.repeat(1_000_000),
  '8 MB': () => 'x'.repeat(8_000_000),
};
const MANY = 10;

/** The parts of the check, each a request or a few; what needs the browser is skipped where there is none. */
export function platformParts(carry: Carry, browser: InBrowser | undefined): readonly Part[] {
  return [
    // First, while the browser still takes it for the person's own doing.
    () => all([inBrowser('clipboard', browser, clipboard), inBrowser('storage', browser, storage)]),
    ...SERVER_PARTS.map((part) => () => serverPart(carry, part)),
    () => lateEnd(carry),
    ...Object.keys(VALUES).map((kind) => () => all([sent(carry, kind), given(carry, kind)])),
    () => all([timed('ten calls', () => together(carry))]),
    () => locks(carry),
  ];
}

const all = (looks: readonly Promise<PlatformLook>[]): Promise<readonly PlatformLook[]> => Promise.all(looks);

async function timed(id: string, look: () => Promise<string>): Promise<PlatformLook> {
  const start = Date.now();
  const got = await look().catch(() => 'refused');
  return { id, got, ms: Date.now() - start };
}

/** A part that does not answer has no lines: each of them is then told as not answered. */
async function serverPart(carry: Carry, part: PlatformPart): Promise<readonly PlatformLook[]> {
  const answer = (await carry({ ask: 'platform', part }).catch(() => null)) as Result<readonly PlatformLook[]> | null;
  return answer?.ok ? answer.value : [];
}

async function carried(carry: Carry, request: Omit<RequestOf<'carry'>, 'ask'>): Promise<ValueOf<'carry'> | null> {
  const answer = (await carry({ ask: 'carry', ...request })) as Result<ValueOf<'carry'>> | null;
  if (answer && !answer.ok) throw new Error(answer.problem.message);
  return answer?.value ?? null;
}

const NO_ANSWER = 'no answer';

const sent = (carry: Carry, kind: string): Promise<PlatformLook> =>
  timed(`send ${kind}`, async () => (await carried(carry, { sent: VALUES[kind]?.() }))?.arrived ?? NO_ANSWER);

const given = (carry: Carry, kind: string): Promise<PlatformLook> =>
  timed(`give ${kind}`, async () => {
    const answer = await carried(carry, { give: kind.replace(' MB', '') });
    if (!answer) return NO_ANSWER;
    return typeof answer.given === 'string' ? `string of ${answer.given.length}` : String(answer.given);
  });

async function together(carry: Carry): Promise<string> {
  const calls = Array.from({ length: MANY }, (_, n) => carried(carry, { sent: 'x'.repeat(n) }));
  const arrived = await Promise.all(calls.map((call) => call.catch(() => null)));
  return String(arrived.filter((answer, n) => answer?.arrived === `string of ${n}`).length);
}

/** The end of a script writes what is waiting: what is refused then is the page's failure. The next part removes the tab. */
const lateEnd = async (carry: Carry): Promise<readonly PlatformLook[]> => {
  const look = await timed('late end', async () => {
    const answer = (await carry({ ask: 'platform', part: 'end' })) as Result<readonly PlatformLook[]> | null;
    return answer?.ok ? (answer.value[0]?.got ?? NO_ANSWER) : NO_ANSWER;
  });
  await serverPart(carry, 'try');
  return [look];
};

/** One call holds the lock while others try to take it; a try counts that was made while it was held. */
async function locks(carry: Carry): Promise<readonly PlatformLook[]> {
  let isOver = false;
  const start = Date.now();
  const holding = serverPart(carry, 'hold').finally(() => {
    isOver = true;
  });
  const tries: { readonly at: number; readonly got: string }[] = [];
  while (!isOver) {
    const [at, tried] = await serverPart(carry, 'try');
    if (at && tried) tries.push({ at: Number(at.got), got: tried.got });
    // A pause, else the tries themselves could keep the lock from the one that is to hold it.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const [held, from, until] = await holding;
  const ms = Date.now() - start;
  const [, after] = await serverPart(carry, 'try');
  const meanwhile = tries.filter(({ at }) => at > Number(from?.got) && at < Number(until?.got)).map(({ got }) => got);
  const got = meanwhile.includes('true') ? 'true' : (meanwhile[0] ?? 'skipped: the two calls did not overlap');
  return [
    ...(held ? [held] : []),
    { id: 'lock meanwhile', got, ms },
    { id: 'lock afterwards', got: after?.got ?? NO_ANSWER, ms: after?.ms ?? 0 },
  ];
}

const inBrowser = (
  id: string,
  browser: InBrowser | undefined,
  look: (browser: InBrowser) => Promise<string>,
): Promise<PlatformLook> =>
  browser ? timed(id, () => look(browser)) : Promise.resolve({ id, got: 'skipped: no browser', ms: 0 });

const clipboard = async ({ copy }: InBrowser): Promise<string> => ((await copy('CE Roster')) ? 'copied' : 'refused');

async function storage({ storage: open }: InBrowser): Promise<string> {
  const store = open();
  store.setItem('ce-roster-platform', 'x');
  const kept = store.getItem('ce-roster-platform');
  store.removeItem('ce-roster-platform');
  return kept === 'x' ? 'kept' : 'lost';
}
