import { CAUSES, type Cause, STANDINGS, type Standing, standOf, TABLE } from '../../src/run/machine';

/** What each state and reason means, for the documents; a row of the run's table without its words does not compile. */
const MEANINGS: Readonly<Record<Standing, string>> = {
  READY: 'built from the reviewed roster, not sent',
  'READY/again': 'perhaps sent before: the attendance screen is read as well before anything is sent',
  'READY/confirmed': 'perhaps sent before, the name confirmed by a person',
  REGISTERING: 'the import is written down; whether it was done is not known',
  'REGISTERING/lost': 'the answer to the import never came',
  REGISTERED: 'in the list as Registered',
  'REGISTERED/missing': 'not in the list just now, which may lag behind',
  'REGISTERED/confirmed': 'in the list as Registered, the name confirmed by a person',
  MARKING: 'Attended is written down; whether it was done is not known',
  'MARKING/lost': 'the answer to Attended never came',
  'MARKING/answered': 'GrowthZone answered that Attended is saved; the list is still to show it',
  'MARKING/cure': 'on the way back to Registered, so that marking can give the credit',
  ATTENDED: 'in the list as Attended',
  'ATTENDED/missing': 'not in the list just now, which may lag behind',
  'CREDIT SEEN': 'the credit was read in GrowthZone',
  'CREDIT SEEN/already': 'the credit of the class date was there before marking; not marked',
  'CREDIT SEEN/confirmed': 'a person says that it is done',
  'CREDIT SEEN/another-way': 'a person says that it was credited another way, as by Bulk Entry; never sent again',
  FAILED: 'GrowthZone refused the row',
  'FAILED/left-out': 'left out by a person',
  HELD: 'held in the tab by a person, or for a reason that is none',
  'HELD/not-seen': 'sent, and not in the list in time',
  'HELD/still-registered': 'Attended was sent, and the list still shows Registered',
  'HELD/unread': 'whether the credit is there already could not be read',
  'HELD/later-credit': 'not marked, and credited since the class, perhaps for it',
  'HELD/twice': 'more than once in the list',
  'HELD/status': 'No Show, Cancelled or Waiting in the list',
  'HELD/set-back': 'Registered again, or twice, or another status, after marking',
  'HELD/gone': 'no longer in the list',
  'HELD/gone-attended': 'no longer in the list, after marking',
  'HELD/other-name': 'the list shows another name for the contact',
  'HELD/other-contact': 'the list shows another contact with this ID or name, and not the one that is meant',
  'HELD/no-credit': 'Attended, but no credit or no certificate',
  'HELD/other-date': 'credited, but of another date than the class, which nobody has found right yet',
  'HELD/trap': 'Attended without credit, never marked by this add-on',
  'HELD/edited': 'the row of the roster, or of the tab, was edited after the review',
  'HELD/removed': 'the roster no longer gives this person the credit',
  'HELD/no-contact': 'GrowthZone has no contact with the member ID',
  'HELD/odd-state': 'the State cell holds a word that is none',
  'HELD/altered': 'cells of the row that decide were changed by hand; the reviewed values are put back',
  'HELD/unproven': 'the State cell says more than anything that was sent or read',
};

/** One allowed change of state and reason, and what makes it. */
export interface Transition {
  readonly from: Standing;
  readonly to: Standing;
  readonly cause: Cause;
}

/** Every transition of the run's table, in its order; staying is none. */
export const TRANSITIONS: readonly Transition[] = STANDINGS.flatMap((from) =>
  CAUSES.flatMap((cause) =>
    [...new Set(targetsOf(from, cause))].flatMap((to) => (to === from ? [] : [{ from, to, cause }])),
  ),
);

function targetsOf(from: Standing, cause: Cause): readonly Standing[] {
  const { may, to } = TABLE[from];
  return cause === 'decision' ? Object.values(may) : (to[cause] ?? []);
}

/** A state's name as Mermaid takes it. */
const node = (standing: Standing): string => standOf(standing).state.replace(' ', '_');

/** The transitions between different states, one arrow for each two states, as a Mermaid diagram. */
function diagram(transitions: readonly Transition[], direction: string): string {
  const arrows = new Map<string, Set<Cause>>();
  for (const { from, to, cause } of transitions) {
    if (node(from) === node(to)) continue;
    const arrow = `${node(from)} --> ${node(to)}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(cause));
  }
  const lines = [...arrows].map(([arrow, causes]) => `  ${arrow}: ${[...causes].join(', ')}`);
  const whole = ['```mermaid', 'stateDiagram-v2', `  direction ${direction}`, '  [*] --> READY: build', ...lines];
  return [...whole, '  CREDIT_SEEN --> [*]', '```'].join('\n');
}

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Every state and reason with what follows from it. */
function standings(): string {
  const rows = STANDINGS.map((standing) => {
    const { is, may, to, unsafe } = TABLE[standing];
    const decisions = Object.keys(may).join(', ');
    const facts = [
      ...(to.list ? ['follows the list'] : []),
      ...(is.marked ? ['may be marked'] : []),
      ...(is.stops === 'import' ? ['stops the first import'] : []),
      ...(is.stops === 'canary' ? ['stops marking while the canary is open'] : []),
      ...(standOf(standing).state === 'HELD' && to.credit ? ['looked up again on a read-back'] : []),
      ...(unsafe === undefined ? [] : ['never sent again']),
    ];
    return [standing, MEANINGS[standing], facts.join('; '), decisions === '' ? 'nothing' : decisions];
  });
  return table(['state and reason', 'means', 'what follows', 'a person may say'], rows);
}

/** Every transition, one line for each standing and cause. */
function list(): string {
  const rows = STANDINGS.flatMap((from) =>
    CAUSES.flatMap((cause) => {
      const targets = TRANSITIONS.filter((one) => one.from === from && one.cause === cause).map(({ to }) => to);
      return targets.length === 0 ? [] : [[from, cause, targets.join(', ')]];
    }),
  );
  return table(['from', 'by', 'to'], rows);
}

const isPlain = (standing: Standing): boolean => standOf(standing).reason === '';

/** The ordinary way: nobody has a reason, and nobody has to decide. */
const PLAIN = TRANSITIONS.filter(
  ({ from, to, cause }) => isPlain(from) && isPlain(to) && cause !== 'decision' && cause !== 'build',
);

/** What stands between the markers of each document, by the markers' name. */
export const PARTS: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/run.md': {
    diagram: () => diagram(TRANSITIONS, 'TB'),
    standings,
    transitions: () => `${TRANSITIONS.length} transitions:\n\n${list()}`,
  },
  'docs/architecture.md': { 'ordinary-way': () => diagram(PLAIN, 'LR') },
};

/** A document with its parts as the table has them; an Error where a marker is not there. */
export function withParts(text: string, parts: Readonly<Record<string, () => string>>): string {
  return Object.entries(parts).reduce((document, [name, render]) => {
    const [begin, end] = [`<!-- from the run's table: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest] = cut(document, begin);
    const [, after] = cut(rest, end);
    return `${before}${begin}\n\n${render()}\n\n${end}${after}`;
  }, text);
}

function cut(text: string, marker: string): readonly [string, string] {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`There is no "${marker}".`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}
