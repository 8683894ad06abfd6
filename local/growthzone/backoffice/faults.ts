import { html } from 'hono/html';
import { z } from 'zod';
import { FAULT_KINDS, Fault, type FaultOrder, type Faults, seededFaults } from '../faults';
import { BACK_OFFICE, choice, counted, field, type Html, page, table } from './page';
import { form, type ScreenContext, ScreenError } from './screen-context';

/** Which requests can be chosen on the screen; programs can choose any. */
const WHICH = {
  any: { words: 'Any request', match: {} },
  import: { words: 'Import of attendees', match: { method: 'POST', path: '/api/events/*/attendees/import' } },
  mark: { words: 'Marking attendance', match: { method: 'POST', path: '/api/events/*/attendees/attendance' } },
  attendees: { words: 'Reading attendees', match: { method: 'GET', path: '/api/events/*/attendees/summary' } },
} as const;
type Which = keyof typeof WHICH;
const KEYS = Object.keys(WHICH) as [Which, ...Which[]];

const FaultForm = z.object({
  kind: z.enum(FAULT_KINDS, 'There is no such fault.'),
  which: z.enum(KEYS, 'There is no such kind of request.'),
  status: z.coerce.number().int('The status must be a whole number.').min(200).max(599, 'The status is 200 to 599.'),
  seconds: z.coerce.number('The seconds must be a number.').min(0),
  times: z.coerce.number('How often must be a number.').int().min(1, 'A fault happens at least once.'),
});
const SeedForm = z.object({
  seed: z.coerce.number('The seed must be a number.').int('The seed must be a whole number.'),
});

/** What can go wrong, asked for by hand. */
export function faultScreens({ app, done, noticeFor }: ScreenContext, faults: Faults): void {
  app.get('/faults', (c) => c.html(screen(faults, noticeFor(c))));
  app.post('/faults', async (c) => {
    const { kind, which, times, status, seconds } = await form(c, FaultForm);
    const fault = Fault.safeParse({ kind, status, seconds });
    if (!fault.success) throw new ScreenError(400, fault.error.issues[0]?.message ?? 'There is no such fault.');
    faults.add({ match: WHICH[which].match, times, fault: fault.data });
    return done(c, '/faults', `${WHICH[which].words}: ${kind}, ${counted(times, 'time')}.`);
  });
  app.post('/faults/seed', async (c) => {
    const { seed } = await form(c, SeedForm);
    faults.add(seededFaults(seed));
    return done(c, '/faults', `From seed ${seed}, one request in ten goes wrong.`);
  });
  app.post('/faults/clear', (c) => {
    faults.clear();
    return done(c, '/faults', 'Nothing goes wrong any more. Changes that are on their way late still arrive.');
  });
}

function screen(faults: Faults, notice: Html | undefined): Html {
  const orders = faults.list();
  const happened = faults.happened().slice(-50).reverse();
  const body = html`<p>What can go wrong between the add-on and GrowthZone, on request. Nothing here touches these screens.</p>
${table(
  counted(orders.length, 'fault asked for', 'faults asked for'),
  ['Requests', 'Fault', 'How often'],
  orders.map(({ order }) => describe(order)),
  'Nothing goes wrong.',
)}
<form method="post" action="${BACK_OFFICE}/faults/clear" class="bar"><button>End every fault</button></form>
<form method="post" action="${BACK_OFFICE}/faults" class="card"><h2>Ask for a fault</h2><div class="fields">
${choice(
  'kind',
  'What goes wrong',
  FAULT_KINDS.map((kind) => [kind, WORDS[kind]]),
)}
${choice(
  'which',
  'Of which requests',
  KEYS.map((key) => [key, WHICH[key].words]),
)}
${field('times', 'How often', 1, { type: 'number' })}
${field('status', 'Status', 503, { type: 'number', hint: 'For an error status' })}
${field('seconds', 'Seconds', 60, { type: 'number', hint: 'For late, slow and lagging answers' })}
</div><button>Ask for this fault</button></form>
<form method="post" action="${BACK_OFFICE}/faults/seed" class="card"><h2>By chance</h2><div class="fields">
${field('seed', 'Seed', 1, { type: 'number', hint: 'One request in ten, the same ones for the same seed' })}
<div><button>Let things go wrong</button></div></div></form>
<h2>What happened</h2>
${table(
  'Newest first',
  ['Request', 'Fault'],
  happened.map((one) => [`${one.method} ${one.path}`, html`<code>${JSON.stringify(one.fault)}</code>`]),
)}`;
  return page({
    title: 'Faults',
    section: 'Stand-in',
    crumbs: [{ path: '/stand-in', name: 'Stand-in' }],
    notice,
    body,
  });
}

const WORDS: Readonly<Record<(typeof FAULT_KINDS)[number], string>> = {
  status: 'An error status, nothing applied',
  delay: 'A slow answer',
  'drop-before': 'No answer, nothing applied',
  'drop-after': 'No answer, though the change was applied',
  reset: 'Connection reset, nothing applied',
  late: 'Status 504, the change applied late',
  lag: 'The attendee list lags behind',
  truncate: 'The answer ends half-way',
  'login-page': 'A sign-in page instead of an answer',
};

function describe(order: ReturnType<Faults['list']>[number]['order']): [string, Html | string, string] {
  const { method = 'Any', path = '/api' } = order.match satisfies FaultOrder['match'];
  const which = `${method} ${path}`;
  if (!('fault' in order)) return [which, `By chance, seed ${order.seed}`, `${Math.round(order.rate * 100)} in 100`];
  return [
    which,
    html`<code>${JSON.stringify(order.fault)}</code>`,
    order.times === 'always' ? 'Always' : counted(order.times, 'time'),
  ];
}
