import { PROFILES, type Profile } from '../../local/growthzone/profile';
import {
  type Association,
  type AssociationOptions,
  associationWith,
  type Coordinator,
  KEY,
} from '../support/association';
import { built, ONCE, run } from '../support/killed';
import { LEARNED } from '../support/learned';

// What was learned of an association whose back office calls other routes than this project's own model.

const PEOPLE = 3;
let all: Association;
let maria: Coordinator;

async function open(profile: Profile, options: AssociationOptions = {}): Promise<void> {
  all = await associationWith(PEOPLE, { profile, ...options });
  maria = await all.coordinator();
}
afterEach(() => all.close());

const once = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE, invoices: 0 };

test.each(['rows-and-numbers', 'upload-and-job', 'one-by-one'] as const)(
  'everybody is registered, marked and credited through the routes of %s',
  async (shape) => {
    await open(PROFILES[shape]);
    const templates = LEARNED[shape];
    const shown = await maria.ask({ ask: 'saveTemplates', templates });
    expect(shown.templates).toEqual(templates);
    expect(shown.lines.find(({ name }) => name === 'importAttendees')?.learned).toContain(
      templates.writes.importAttendees?.requests[0]?.path,
    );
    await all.build(maria);
    const planned = await maria.ask({ ask: 'tryWithoutSending', credit: 'COEC' });
    expect(new Set(planned.flatMap((call) => (call.writes ? [call.certainty] : [])))).toEqual(new Set(['LEARNED']));
    for (const goal of ['registered', 'credited'] as const) {
      expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
    }
    await all.growthzone.settle();
    expect(all.growthzone.counters()).toMatchObject(once);
  },
);

test.each(['unauthorized', 'forbidden', 'not found', 'login page', 'redirect'] as const)(
  'where the key may not send what the browser did (%s), the run goes by hand and nothing is lost',
  async (writesByKey) => {
    await open({ ...PROFILES['rows-and-numbers'], writesByKey });
    await maria.ask({ ask: 'saveTemplates', templates: LEARNED['rows-and-numbers'] });
    await all.build(maria);
    const ended = await maria.run('registered');
    expect(ended).toMatchObject({ status: 'paused', reason: 'by-hand', counts: { READY: PEOPLE } });
    expect(ended.sentence).toMatch(/^GrowthZone does not let the key ask for the import .* go on by hand\.$/);
    const { tabs } = await maria.ask({ ask: 'state' });
    expect(tabs[0]).toMatchObject({ route: 'by hand' });
    expect(all.growthzone.counters().registrations).toBe(0);
    // A tab that went by hand is tried again once something else was learned.
    await maria.ask({ ask: 'pause', session: maria.session });
    await maria.ask({ ask: 'forgetTemplates' });
    expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ route: '' });
  },
);

test('killed between the two requests of one import, everybody is registered and marked once', async () => {
  const kind = { profile: PROFILES['upload-and-job'], templates: LEARNED['upload-and-job'] };
  all = await associationWith(0);
  const saved = await built(kind);
  const undisturbed = await run(saved, kind);
  const upload = undisturbed.paths.indexOf('POST /a/services/imports/upload') + 1;
  expect(undisturbed.paths[upload]).toBe('POST /a/services/imports/start');
  const { died, counters } = await run(saved, kind, { moment: 'answer', count: upload });
  expect({ died, counters }).toMatchObject({ died: true, counters: ONCE });
});

test("what was learned is one user's, of one association, and never comes from the spreadsheet", async () => {
  await open(PROFILES['rows-and-numbers']);
  const templates = LEARNED['rows-and-numbers'];
  const save = (given: unknown) => ({ ask: 'saveTemplates', templates: given });
  const now = async () => (await maria.ask({ ask: 'templates' })).templates;
  expect(await now()).toBeNull();
  all.host.documentProperties.setProperty('templates', JSON.stringify({ version: 1, value: templates }));
  expect(await now()).toBeNull();
  expect(await maria.problem(save({ ...templates, tenant: 'other' }))).toMatchObject({ code: 'bad-template' });
  expect(await maria.problem(save('x'))).toMatchObject({ code: 'bad-template' });
  expect(await now()).toBeNull();
  await maria.ask({ ask: 'saveTemplates', templates });
  expect(await now()).toEqual(templates);
  // A new key of the same association keeps it; nothing of it is in the spreadsheet.
  await maria.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  expect(await now()).toEqual(templates);
  expect(JSON.stringify(all.host.saved().workbook)).not.toContain('/api/v2/classes');
  // Nothing changes while somebody runs.
  const at = all.clock.now();
  const lease = { holder: 'sam@example.org', session: 'sam', version: 1, until: at + 60_000, since: at, progress: '' };
  all.host.documentProperties.setProperty('lease', JSON.stringify({ version: 1, value: lease }));
  expect(await maria.problem({ ask: 'forgetTemplates' })).toMatchObject({ code: 'lease' });
  expect(await maria.problem(save(templates))).toMatchObject({ code: 'lease' });
  const sam = await all.coordinator('sam@example.org');
  expect((await sam.ask({ ask: 'templates' })).templates).toBeNull();
  await maria.ask({ ask: 'forgetKey' });
  await maria.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  expect(await now()).toBeNull();
});
