import { CacheStore } from '../../local/sheets/cache';
import { HttpSender } from '../../local/sheets/http';
import { momentOf } from '../../local/zones';
import { type Association, associationWith, type Coordinator } from '../support/association';
import { SHEET, withRoster } from '../support/roster-book';

// Rules of Google's platform that no other story meets. The others stand where their subject is: `test/dist`,
// `test/security`, `own-columns`, `service-calls`, `quota`, `run-content`.

afterEach(() => {
  jest.restoreAllMocks();
});

const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date'];
const ANA = ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y', '02/05/2026'];
const BEN = ['999901102', 'Ben', 'Berg', 'COEC', 'Y', '02/05/2026'];

describe('cells', () => {
  test.each(['Pacific/Honolulu', 'America/New_York', 'Asia/Kolkata'])(
    'a date is the day that it is in the zone of the spreadsheet: %s',
    async (timeZone) => {
      await withRoster([HEADER, ANA], async (book) => {
        Object.assign(book.host.workbook, { timeZone, locale: 'en_GB' });
        const midnight = { year: 2026, month: 2, day: 5, hour: 0, minute: 0, second: 0 };
        book.host.put(SHEET, 1, 5, [[momentOf(midnight, timeZone)]]);
        expect(book.shows(2, 5, 1)[1]).toEqual(['05/02/2026']);
        expect((await book.check()).rows[1]).toMatchObject({ outcome: 'credit', date: '2026-02-05' });
      });
    },
  );

  test('a member ID that is shown with an exponent is read from its value', async () => {
    await withRoster([HEADER, ANA], async (book) => {
      book.host.put(SHEET, 1, 0, [[999_901_101]]);
      book.host.setLook(SHEET, { row: 1, column: 0, rows: 1, columns: 1 }, 'formats', { all: '0.00E+00' });
      expect(book.shows(2, 0, 1)[1]).toEqual(['1.00E+09']);
      expect((await book.check()).rows[1]).toMatchObject({ outcome: 'credit', memberId: '999901101' });
    });
  });

  test('a row that is struck through is sent only after somebody looked', async () => {
    await withRoster([HEADER, ANA, BEN], async (book) => {
      const name = { row: 2, column: 2, rows: 1, columns: 1 };
      book.host.setLook(SHEET, name, 'fontLines', { all: 'line-through' });
      const { rows } = await book.check();
      expect(rows[1]?.findings).toEqual([]);
      expect(rows[2]).toMatchObject({ outcome: 'credit', findings: [{ level: 'check', code: 'struck-through' }] });
    });
  });
});

describe('a run', () => {
  const PEOPLE = 3;
  let all: Association;
  let maria: Coordinator;
  beforeEach(async () => {
    all = await associationWith(PEOPLE);
    maria = await all.coordinator();
  });
  afterEach(() => all.close());

  const finish = async () => {
    for (const goal of ['registered', 'credited'] as const)
      expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  };
  const tabId = () => all.host.workbook.sheets.find(({ name }) => name === 'COEC')?.id ?? 0;

  test('the lock is held neither across a request nor over what was not flushed; a request is given 30 seconds', async () => {
    const { host } = all;
    const [take, release] = [host.lock.take.bind(host.lock), host.lock.release.bind(host.lock)];
    const { send } = HttpSender.prototype;
    const seen = { isHeld: false, isUnflushed: false, releases: 0, timeouts: new Set<number>(), wrong: [] as string[] };
    host.onChange(() => {
      seen.isUnflushed = true;
    });
    host.onStored((what) => {
      if (what === 'cells') seen.isUnflushed = false;
    });
    jest.spyOn(host.lock, 'take').mockImplementation(async (holder, milliseconds) => {
      seen.isHeld = await take(holder, milliseconds);
      return seen.isHeld;
    });
    jest.spyOn(host.lock, 'release').mockImplementation((holder) => {
      if (seen.isHeld && seen.isUnflushed) seen.wrong.push('not flushed');
      if (seen.isHeld) seen.releases += 1;
      seen.isHeld = false;
      release(holder);
    });
    jest.spyOn(HttpSender.prototype, 'send').mockImplementation(function (this: HttpSender, request) {
      if (seen.isHeld) seen.wrong.push(request.url);
      seen.timeouts.add(request.timeoutMs);
      return send.call(this, request);
    });
    await all.build(maria);
    await finish();
    await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'download', on: true });
    await maria.ask({ ask: 'readBack', credit: 'COEC' });
    expect(seen.wrong).toEqual([]);
    expect(seen.releases).toBeGreaterThan(10);
    expect([...seen.timeouts]).toEqual([30_000]);
  });

  test('tabs that are renamed while it goes on are followed', async () => {
    await all.build(maria);
    await maria.run('registered');
    all.host.renameSheet(tabId(), 'Ethics of May');
    all.host.renameSheet(SHEET, 'From the school');
    await finish();
    expect(all.host.workbook.sheets.map(({ name }) => name)).not.toContain('COEC');
    expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
  });

  test('settings that a colleague saves while the tabs are built stay', async () => {
    const fields = { 1: 'memberId', 2: 'firstName', 3: 'lastName', 4: 'credit', 5: 'earned' } as const;
    await maria.ask({ ask: 'mapColumns', headerRow: 1, fields });
    const { settings } = await maria.ask({ ask: 'state' });
    const sam = await all.coordinator('sam.rivera@example.org');
    const { send } = HttpSender.prototype;
    jest.spyOn(HttpSender.prototype, 'send').mockImplementationOnce(async function (this: HttpSender, request) {
      await sam.ask({ ask: 'saveSettings', settings: { ...settings, classDate: '2026-02-05' } });
      return send.call(this, request);
    });
    await all.build(maria);
    expect((await maria.ask({ ask: 'state' })).settings).toMatchObject({ classDate: '2026-02-05' });
  });
});

test('members of whom Google dropped a part of the cache are read again', async () => {
  const putAll = jest.spyOn(CacheStore.prototype, 'putAll');
  const all = await associationWith(3);
  try {
    const maria = await all.coordinator();
    const cache = putAll.mock.contexts[0] as CacheStore;
    cache.remove(Object.keys(putAll.mock.calls[0]?.[0] ?? {})[0] ?? '');
    expect((await maria.ask({ ask: 'check' })).directory).toBeNull();
    while (!(await maria.ask({ ask: 'readMembers', restart: false })).done);
    expect((await maria.ask({ ask: 'check' })).directory).toMatchObject({ source: 'GrowthZone' });
  } finally {
    await all.close();
  }
});
