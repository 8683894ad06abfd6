import { localTimeIn } from '../../src/google/spreadsheet';

// The association's days and times, computed from what Google says of a zone at the ends of a day.

let asked = 0;

/** As Google formats it, by Node's own zones. */
function formatDate(moment: Date, timeZone: string): string {
  asked += 1;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...({
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const),
  }).formatToParts(moment);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

beforeAll(() => void Object.assign(globalThis, { Utilities: { formatDate } }));
beforeEach(() => {
  asked = 0;
});
afterAll(() => void Reflect.deleteProperty(globalThis, 'Utilities'));

const HOUR = 3_600_000;

test.each(['America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
  'the hours of %s are as Google has them, where its clock is put forward and back too, and in 1899',
  (zone) => {
    const localTime = localTimeIn(zone);
    for (const from of [
      '2026-03-07T00:10:20Z',
      '2026-10-31T00:10:20Z',
      '2026-04-04T00:10:20Z',
      '1899-12-29T00:10:20Z',
    ]) {
      for (let hour = 0; hour < 72; hour += 1) {
        const moment = new Date(Date.parse(from) + hour * HOUR);
        expect(localTime(moment)).toBe(formatDate(moment, zone));
      }
    }
  },
);

test('2,000 times of one day ask Google twice', () => {
  const localTime = localTimeIn('America/Los_Angeles');
  const texts = Array.from({ length: 2_000 }, (_, n) =>
    localTime(new Date(Date.parse('2026-06-30T15:00:00Z') + n * 1000)),
  );
  expect([new Set(texts).size, asked]).toEqual([2_000, 2]);
});
