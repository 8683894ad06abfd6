import { associationWith, type Coordinator, memberId } from '../support/association';
import { creditTab, type TabCells } from '../support/tab-cells';

// A few of what `test/run/cell-edits.long.test.ts` plays thousands of, through the built bundle: cells of every kind are
// typed over, rows copied and pasted, between all steps of a run.

const PEOPLE = 3;
const RUNS = 40;
const MOST_STEPS = 60;

/** The same numbers each time, so that what fails fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TYPED: readonly (readonly [header: string, texts: readonly string[]])[] = [
  ['State', ['READY', 'REGISTERED', 'ATTENDED', 'CREDIT SEEN', 'MARKING', 'HELD', 'Done!', '']],
  ['Reason', ['', 'again', 'confirmed', 'already', 'trap']],
  ['Contact ID', ['1', '5001', '5002', '']],
  ['Credit Before', ['', 'none', '2026-02-05']],
  ['Enrolment ID', ['', '1', '20001']],
  ['Attendee ID', ['', '90001', '90002']],
  ['GrowthZone Name', ['Otto Other']],
  ['Reviewed', ['x']],
  ['Member ID', ['999909999', memberId(0), '']],
  ['Event ID', ['8102']],
  ['Since', ['9999-01-01T00:00:00Z', 'soon']],
];

function edit(tab: TabCells, pick: (below: number) => number): void {
  const row = 1 + pick(tab.end() - 1);
  if (pick(3) === 0) {
    tab.paste(row, pick(2) === 0 ? tab.end() : 1 + pick(tab.end() - 1));
    return;
  }
  const [header = 'State', texts = []] = TYPED[pick(TYPED.length)] ?? [];
  tab.typeIn(row, header, texts[pick(texts.length)] ?? '');
}

/** Does what each pause asks for, until everybody is at an end; gives what it last said where it never comes there. */
async function toTheEnd(one: Coordinator, build: () => Promise<void>, edits: () => boolean): Promise<string> {
  let last = '';
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const isEdited = edits();
    for (const goal of ['registered', 'credited'] as const) {
      const report = await one.run(goal);
      last = `${report.status} ${report.reason} ${report.sentence}`;
      if (report.reason === 'tab-repeated') await one.ask({ ask: 'tidyTab', credit: 'COEC' });
      else if (report.reason === 'tab-incomplete') await build();
      else if (report.counts.HELD + report.counts.FAILED > 0) await decideAll(one);
      else if (goal === 'credited' && report.status === 'done' && report.done === report.total && !isEdited) return '';
    }
  }
  return last;
}

async function decideAll(one: Coordinator): Promise<void> {
  for (const { state, memberId: id } of await one.people()) {
    if (state !== 'HELD' && state !== 'FAILED') continue;
    const about = { ask: 'decide', credit: 'COEC', memberIds: [id] } as const;
    await one
      .ask({ ...about, decision: 'send again' })
      .catch(() => one.ask({ ...about, decision: 'leave out' }).catch(() => undefined));
  }
}

test(`${RUNS} runs through the bundle whose tab is edited between their steps: nobody twice, nobody unreviewed, a way on`, async () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const all = await associationWith(PEOPLE);
    try {
      const maria = await all.coordinator();
      await all.build(maria);
      const tab = creditTab(all.host, 'COEC');
      const pick = numbers(seed);
      let left = 4;
      const stuck = await toTheEnd(
        maria,
        () => all.build(maria),
        () => {
          left -= 1;
          if (left >= 0) edit(tab, pick);
          return left >= 0;
        },
      );
      await all.growthzone.settle();
      const { store } = all.growthzone;
      const own = new Set(Array.from({ length: PEOPLE }, (_, n) => store.memberWithId(memberId(n))?.contactId ?? 0));
      const sheet = store.attendance(8101);
      const attendees = sheet.ok ? sheet.attendees : [];
      const strangers = attendees.filter(({ contactId }) => !own.has(contactId)).length;
      const certificates = [...own].map((contactId) => store.certificatesOf(contactId).length);
      expect({
        seed,
        stuck,
        strangers,
        twice: attendees.length > own.size,
        most: Math.max(...certificates) <= 1,
      }).toEqual({
        seed,
        stuck: '',
        strangers: 0,
        twice: false,
        most: true,
      });
    } finally {
      await all.close();
    }
  }
});
