import type { RequestName } from '../../src/answers';
import { ask, onNotice } from '../../src/sidebar/server';

// What the page makes of whatever Google does with its call.

interface Call {
  readonly request: { readonly ask: RequestName; readonly account?: string };
  succeed(answer: unknown): void;
  fail(message: string): void;
}

let calls: Call[];
beforeEach(() => {
  jest.useFakeTimers();
  calls = [];
  const runner = (succeed: (answer: unknown) => void, fail: (error: Error) => void): object => ({
    withSuccessHandler: (handler: typeof succeed) => runner(handler, fail),
    withFailureHandler: (handler: typeof fail) => runner(succeed, handler),
    ask: (request: Call['request']) => calls.push({ request, succeed, fail: (message) => fail(new Error(message)) }),
  });
  const none = () => undefined;
  Object.assign(globalThis, { google: { script: { run: runner(none, none) } } });
});
afterEach(() => {
  jest.useRealTimers();
  for (const name of ['google', 'document']) Reflect.deleteProperty(globalThis, name);
});

const BUSY = { ok: false, problem: { code: 'passing', message: 'Google was busy.' } };
const soon = () => jest.advanceTimersByTimeAsync(0);
const last = (): Call => calls[calls.length - 1] as Call;

test.each([
  ['a call that Google fails', () => last().fail('NetworkError: Connection failure due to HTTP 403')],
  ['an answer that Google was busy', () => last().succeed(BUSY)],
])('%s is asked again after a while, each time longer, where it may be', async (_, happen) => {
  const answered = ask({ ask: 'state' });
  for (const wait of [1000, 4000]) {
    await soon();
    const before = calls.length;
    happen();
    await jest.advanceTimersByTimeAsync(wait - 1);
    expect(calls).toHaveLength(before);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(before + 1);
  }
  last().succeed({ ok: true, value: 'there' });
  expect(await answered).toEqual({ ok: true, value: 'there' });
});

test('after some tries it is told', async () => {
  const answered = ask({ ask: 'step', credit: 'COEC', goal: 'registered', session: 'a-session' });
  for (let tries = 0; tries < 4; tries += 1) {
    await soon();
    last().fail('We are sorry.');
    await jest.advanceTimersByTimeAsync(60_000);
  }
  expect(await answered).toMatchObject({
    problem: { code: 'no-answer', message: 'Google did not answer: We are sorry.' },
  });
  expect(calls).toHaveLength(4);
});

test('a person’s word is not given twice', async () => {
  const answered = ask({ ask: 'decide', credit: 'COEC', memberIds: ['999901101'], decision: 'send again' });
  await soon();
  last().fail('We are sorry.');
  expect(await answered).toMatchObject({ ok: false });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
});

test.each(['Error code PERMISSION_DENIED.', 'ScriptError: Authorization is required to perform that action.'])(
  '"%s" is another account, and asking again changes nothing',
  async (message) => {
    const answered = ask({ ask: 'state' });
    await soon();
    last().fail(message);
    expect(await answered).toMatchObject({
      problem: { code: 'other-account', message: expect.stringMatching(/several Google accounts/) },
    });
    expect(calls).toHaveLength(1);
  },
);

test.each([null, undefined, 'text'])('an answer that arrives as %j is an error', async (answer) => {
  const answered = ask({ ask: 'state' });
  await soon();
  last().succeed(answer);
  expect(await answered).toMatchObject({ ok: false, problem: { code: 'no-answer' } });
});

test('a call that never comes back is given up after seven minutes', async () => {
  const answered = ask({ ask: 'check' });
  let isOver = false;
  void answered.then(() => {
    isOver = true;
  });
  await jest.advanceTimersByTimeAsync(7 * 60_000 - 1);
  expect(isOver).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(await answered).toMatchObject({ ok: false, problem: { message: expect.stringContaining('seven minutes') } });
});

test('the page says whose it is, and hears what the log could not be told', async () => {
  const document = { readyState: 'complete', getElementById: () => ({ title: 'ana%40example.org' }) };
  Object.assign(globalThis, { document });
  const heard: string[] = [];
  onNotice((notice) => heard.push(notice));
  const answered = ask({ ask: 'state' });
  await soon();
  expect(last().request).toEqual({ ask: 'state', account: 'ana@example.org' });
  last().succeed({ ok: true, value: 1, notice: 'Tab "CE Log" is protected.' });
  await answered;
  expect(heard).toEqual(['Tab "CE Log" is protected.']);
});
