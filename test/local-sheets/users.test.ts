import { realClock, simulatedClock } from '../../local/clock';
import { hostOf, MARIA, SAM, withScript } from '../support/script';

const CODE = `
var loaded = 0;
function book() { return SpreadsheetApp.getActiveSpreadsheet(); }
function write(text) { book().getSheetByName('Roster').getRange(1, 1).setValue(text); }
function read() { return book().getSheetByName('Roster').getRange(1, 1).getValue(); }
function sleep(ms) { Utilities.sleep(ms); return 'slept'; }
function count() { loaded += 1; return loaded; }
function who() { return Session.getActiveUser().getEmail(); }
function keep(store, key, value) { PropertiesService['get' + store + 'Properties']().setProperty(key, value); }
function kept(store, key) { return PropertiesService['get' + store + 'Properties']().getProperty(key); }
function cache(value) { if (value) CacheService.getUserCache().put('k', value, 60); return CacheService.getUserCache().get('k'); }
function hold(ms) { LockService.getDocumentLock().waitLock(5000); write('held'); SpreadsheetApp.flush(); Utilities.sleep(ms); write('let go'); SpreadsheetApp.flush(); }
function tryLock(ms) { return LockService.getDocumentLock().tryLock(ms); }
function waitLock(ms) { LockService.getDocumentLock().waitLock(ms); return read(); }
function addMany(times) {
  var lock = LockService.getDocumentLock();
  for (var n = 0; n < times; n += 1) {
    lock.waitLock(20000);
    try { keep('Document', 'sum', String(Number(kept('Document', 'sum') || 0) + 1)); } finally { lock.releaseLock(); }
  }
}
function takeLease(name) {
  var lock = LockService.getDocumentLock();
  lock.waitLock(20000);
  try {
    if (kept('Document', 'lease')) return false;
    Utilities.sleep(20);
    keep('Document', 'lease', name);
    return true;
  } finally { lock.releaseLock(); }
}
function writeAndHang() { write('before the kill'); SpreadsheetApp.flush(); write('not flushed'); LockService.getDocumentLock().waitLock(1000); Utilities.sleep(60000); write('after it'); }
`;
const clock = realClock();

test('what one user or a person in the grid writes, the other reads at once', async () => {
  await withScript(CODE, async ({ host, open }) => {
    const [maria, sam] = [await open(MARIA), await open(SAM)];
    await maria.run('write', 'from Maria');
    expect(await sam.run('read')).toBe('from Maria');
    host.type(1, 0, 0, [['typed']]);
    expect(await sam.run('read')).toBe('typed');
    expect([await maria.run('who'), await sam.run('who')]).toEqual([MARIA, SAM]);
  });
});

test('properties and cache are per user, document properties are the spreadsheet’s', async () => {
  await withScript(CODE, async ({ host, open }) => {
    const [maria, sam] = [await open(MARIA, { key: 'of Maria' }), await open(SAM)];
    const stored: string[] = [];
    host.onStored((what) => stored.push(what));
    await maria.run('keep', 'Document', 'lease', 'Maria');
    await sam.run('keep', 'User', 'key', 'of Sam');
    await maria.run('cache', 'cached');
    expect(await sam.run('kept', 'Document', 'lease')).toBe('Maria');
    expect(await maria.run('kept', 'User', 'key')).toBe('of Maria');
    expect(await sam.run('cache', null)).toBeNull();
    expect(await maria.run('cache', null)).toBe('cached');
    expect(sam.userProperties()).toEqual({ key: 'of Sam' });
    expect(host.saved().documentProperties).toEqual({ lease: 'Maria' });
    expect(stored).toEqual(['properties']);
  });
});

test('a call loads the script afresh, and runs while another user’s, or one’s own, runs', async () => {
  await withScript(
    CODE,
    async ({ open }) => {
      const [maria, sam] = [await open(MARIA), await open(SAM)];
      const long = maria.run('sleep', 3000).then(() => 'long');
      const short = sam.run('count').then(() => 'short');
      expect(await Promise.race([long, short])).toBe('short');
      expect(await Promise.race([long, maria.run('who')])).toBe(MARIA);
      await long;
      expect(await maria.run('count')).toBe(1);
      expect(await maria.run('count')).toBe(1);
    },
    { clock },
  );
});

test('the lock keeps others waiting until the call that holds it ends', async () => {
  await withScript(
    CODE,
    async ({ open }) => {
      const [maria, sam] = [await open(MARIA), await open(SAM)];
      const holding = maria.run('hold', 2000);
      while ((await sam.run('read')) !== 'held') await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await sam.run('tryLock', 20)).toBe(false);
      await expect(sam.run('waitLock', 20)).rejects.toThrow(
        'Lock timeout: another process was holding the lock for too long.',
      );
      expect(await sam.run('waitLock', 5000)).toBe('let go');
      await holding;
      expect(await maria.run('tryLock', 0)).toBe(true);
    },
    { clock },
  );
});

test('a compare-and-set under the lock loses nothing between two users', async () => {
  await withScript(CODE, async ({ host, open }) => {
    const [maria, sam] = [await open(MARIA), await open(SAM)];
    await Promise.all([maria.run('addMany', 150), sam.run('addMany', 150), maria.run('addMany', 50)]);
    expect(host.documentProperties.getProperty('sum')).toBe('350');
  });
});

test('of two users who take a lease at once, one gets it', async () => {
  await withScript(
    CODE,
    async ({ host, open }) => {
      const [maria, sam] = [await open(MARIA), await open(SAM)];
      for (let turn = 0; turn < 5; turn += 1) {
        host.documentProperties.deleteAllProperties();
        const granted = await Promise.all([maria.run('takeLease', 'Maria'), sam.run('takeLease', 'Sam')]);
        expect(granted.filter(Boolean)).toHaveLength(1);
        expect(host.documentProperties.getProperty('lease')).toBe(granted[0] ? 'Maria' : 'Sam');
      }
    },
    { clock },
  );
});

test('a script that is killed in the middle keeps what it flushed and lets go of the lock', async () => {
  await withScript(
    CODE,
    async ({ host, open }) => {
      const [maria, sam] = [await open(MARIA, { key: 'kept' }), await open(SAM)];
      const ended = expect(maria.run('writeAndHang')).rejects.toThrow('The script was ended before it was done.');
      while (host.sheet(1).values.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const waiting = sam.run('waitLock', 10_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await maria.close();
      await ended;
      expect(await waiting).toBe('before the kill');
      await expect(maria.run('read')).rejects.toThrow('The spreadsheet was closed.');
      const again = await open(MARIA, maria.userProperties());
      expect(await again.run('kept', 'User', 'key')).toBe('kept');
    },
    { clock },
  );
});

test('what is flushed is told to be kept before the script goes on, and what is not, when it ends', async () => {
  const host = hostOf();
  const stored: unknown[] = [];
  host.onStored((what) => stored.push([what, host.sheet(1).values[0]?.[0]]));
  await withScript(
    `function go() {
      var cell = SpreadsheetApp.getActiveSheet().getRange(1, 1);
      cell.setValue('one'); SpreadsheetApp.flush(); SpreadsheetApp.flush();
      cell.setValue('two');
      cell.setValue('three');
    }`,
    async ({ open }) => {
      await (await open()).run('go');
    },
    { host },
  );
  expect(stored).toEqual([
    ['cells', 'one'],
    ['cells', 'three'],
  ]);
});

test('a script that runs longer than six minutes is ended, and cannot catch it; what it flushed stays', async () => {
  const code = `function long() {
    var cell = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Roster').getRange(1, 1);
    cell.setValue('begun');
    SpreadsheetApp.flush();
    try { Utilities.sleep(400000); cell.setValue('after it'); } catch (error) { return 'caught'; }
    return 'done';
  }
  function short() { Utilities.sleep(300000); return SpreadsheetApp.getActiveSpreadsheet().getName(); }`;
  const simulated = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  await withScript(
    code,
    async ({ host, open }) => {
      const maria = await open();
      await expect(maria.run('long')).rejects.toThrow('Exceeded maximum execution time');
      expect(host.sheet(1).values[0]?.[0]).toBe('begun');
      // The next call begins with six minutes of its own.
      expect(await maria.run('short')).toBe('Roster.csv');
      expect(await maria.run('short')).toBe('Roster.csv');
    },
    { clock: simulated },
  );
});
