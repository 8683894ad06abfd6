import type { EventComponent, GzEvent, RegistrationType } from '../../src/growthzone';
import { type EventFacts, freeRegistrationType, preflight } from '../../src/run/event-preflight';

const event: GzEvent = {
  eventId: 8101,
  eventDetailId: 9101,
  name: 'Code of Ethics',
  date: '2026-02-05',
  sessions: false,
  registration: { enabled: true, available: true, from: '', until: '' },
};
const component: EventComponent = {
  componentId: 3,
  code: 'COEC',
  name: 'Code of Ethics',
  certification: 'Cycle 8',
  syncToM1: true,
};
const free: RegistrationType = { id: 5, name: 'Free', free: true };
const paid: RegistrationType = { id: 6, name: 'Member', free: false };
const unsaid: RegistrationType = { id: 7, name: 'Attendee', free: undefined };

const good: EventFacts = { event, components: [component], registrationTypes: [free] };
const about = { credit: 'COEC', classDate: '2026-02-05', today: '2026-03-01', usedFor: [] } as const;

const resultsOf = (facts: EventFacts, when: Parameters<typeof preflight>[1] = about) =>
  Object.fromEntries(preflight(facts, when).map(({ code, result }) => [code, result]));

test('an event as the guide wants it passes wherever it can be looked at', () => {
  expect(resultsOf(good)).toEqual({
    'one-credit': 'pass',
    component: 'pass',
    certification: 'pass',
    'm1-sync': 'pass',
    enrolment: 'could not check',
    'registration-type': 'pass',
    'registration-enabled': 'pass',
    sessions: 'pass',
    'class-date': 'pass',
  });
});

test.each<[string, Partial<EventFacts>, string, string, RegExp]>([
  ['no component', { components: [] }, 'component', 'fail', /No component is attached/],
  ['two components', { components: [component, { ...component, code: 'COEN' }] }, 'component', 'fail', /COEC, COEN/],
  ['another component', { components: [{ ...component, code: 'FAIRH' }] }, 'component', 'fail', /FAIRH, not COEC/],
  ['a code in small letters', { components: [{ ...component, code: 'coec' }] }, 'component', 'pass', /coec/],
  ['components not shown', { components: undefined }, 'component', 'could not check', /and no other/],
  ['no sync to M1', { components: [{ ...component, syncToM1: false }] }, 'm1-sync', 'fail', /nothing would reach it/],
  [
    'sync not said',
    { components: [{ ...component, syncToM1: undefined }] },
    'm1-sync',
    'could not check',
    /sync to M1/,
  ],
  [
    'no certification said',
    { components: [{ ...component, certification: '' }] },
    'certification',
    'could not check',
    /certification/,
  ],
  ['no registration type', { registrationTypes: [] }, 'registration-type', 'fail', /No registration type/],
  ['only paid types', { registrationTypes: [paid] }, 'registration-type', 'fail', /"Member".*makes no invoice/],
  ['a free type among paid ones', { registrationTypes: [paid, free] }, 'registration-type', 'pass', /"Free"/],
  ['a price not said', { registrationTypes: [unsaid] }, 'registration-type', 'could not check', /"Attendee" free/],
  [
    'types not shown',
    { registrationTypes: undefined },
    'registration-type',
    'could not check',
    /free registration type/,
  ],
  [
    'registration off',
    { event: { ...event, registration: { ...event.registration, enabled: false } } },
    'registration-enabled',
    'could not check',
    /^Is registration.*says: not enabled. That may mean nothing/,
  ],
  [
    'registration over',
    { event: { ...event, registration: { enabled: true, available: false, from: '', until: '2026-02-05' } } },
    'registration-enabled',
    'could not check',
    /not available now, ended on 2026-02-05/,
  ],
  [
    'registration to come',
    { event: { ...event, registration: { ...event.registration, from: '2026-03-02' } } },
    'registration-enabled',
    'could not check',
    /begins on 2026-03-02/,
  ],
  [
    'registration not said',
    { event: { ...event, registration: { ...event.registration, enabled: undefined } } },
    'registration-enabled',
    'could not check',
    /enabled/,
  ],
  ['sessions', { event: { ...event, sessions: true } }, 'sessions', 'fail', /has sessions/],
  [
    'sessions not said',
    { event: { ...event, sessions: undefined } },
    'sessions',
    'could not check',
    /without sessions/,
  ],
  ['another date', { event: { ...event, date: '2026-02-06' } }, 'class-date', 'fail', /2026-02-06.*2026-02-05/],
  ['a date to come', { event: { ...event, date: '2026-03-02' } }, 'class-date', 'fail', /future/],
  ['no date', { event: { ...event, date: '' } }, 'class-date', 'could not check', /day of the class/],
])('%s', (_, change, code, result, text) => {
  const line = preflight({ ...good, ...change }, about).find((one) => one.code === code);
  expect(line).toMatchObject({ result });
  expect(line?.text).toMatch(text);
});

test('a class date that nobody said is looked up by a person', () => {
  expect(resultsOf(good, { ...about, classDate: undefined })).toMatchObject({ 'class-date': 'could not check' });
});

test('the import names a type that is free, else one whose price is not said, never a paid one', () => {
  expect(freeRegistrationType({ ...good, registrationTypes: [paid, unsaid, free] })).toBe(free);
  expect(freeRegistrationType({ ...good, registrationTypes: [paid, unsaid] })).toBe(unsaid);
  expect(freeRegistrationType({ ...good, registrationTypes: [paid] })).toBeUndefined();
  expect(freeRegistrationType({ ...good, registrationTypes: undefined })).toBeUndefined();
});

test('an event that another credit uses is not this one’s', () => {
  const lines = preflight(good, { ...about, usedFor: ['COEN'] });
  expect(lines[0]).toMatchObject({ code: 'one-credit', result: 'fail' });
  expect(lines[0]?.text).toMatch(/Chosen for COEN too/);
});
