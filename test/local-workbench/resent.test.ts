import { Connection } from '../../local/workbench/client/connection';
import type { Edit } from '../../local/workbench/protocol';

// What becomes of an edit that is on its way in the moment in which the server stops.

const TYPED: Edit = { kind: 'type', sheetId: 1, row: 4, column: 1, texts: [['Alvarado']] };
const INSERTED: Edit = { kind: 'insertRows', sheetId: 1, from: 4, count: 1 };
const HELLO = JSON.stringify({ kind: 'hello', hello: { user: { email: 'maria@example.org' } } });

/** A page in front of a server that answers the first edits as `answers` say; then all of them. */
function page(answers: readonly ('ok' | 'lost' | 'refused')[]) {
  const sent: unknown[] = [];
  const heard: string[] = [];
  const left = [...answers];
  class Source {
    onmessage: ((event: { data: string }) => void) | undefined;
    onerror: (() => void) | undefined;
    constructor() {
      setTimeout(() => this.onmessage?.({ data: HELLO }));
    }
    close() {}
  }
  const answerTo = async (_: string, { body }: { body: string }) => {
    sent.push((JSON.parse(body) as { edits: unknown }).edits);
    const answer = left.shift() ?? 'ok';
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    const reply = answer === 'ok' ? { ok: true, value: null } : { ok: false, message: 'Nothing was changed.' };
    return { json: async () => reply };
  };
  Object.assign(globalThis, { EventSource: Source, fetch: answerTo });
  Object.assign(globalThis, { sessionStorage: { getItem: () => null, setItem: () => undefined } });
  const connection = new Connection('window', {
    onPush: () => undefined,
    onConnected: (connected) => heard.push(connected ? 'back' : 'away'),
    onResent: () => heard.push('resent'),
  });
  return { connection, sent, heard };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const given = async <T>(reply: Promise<T>): Promise<T> => {
  await jest.advanceTimersByTimeAsync(5_000);
  return reply;
};

test('what was typed is sent once more when the server is back, before what was typed after it', async () => {
  const { connection, sent, heard } = page(['lost']);
  const later: Edit = { ...TYPED, row: 5 };
  const [first, second] = [connection.edit('book', [TYPED]), connection.edit('book', [later])];
  expect(await given(first)).toEqual({ ok: true, value: null });
  expect(await given(second)).toEqual({ ok: true, value: null });
  expect(sent).toEqual([[TYPED], [TYPED], [later]]);
  expect(heard).toEqual(['back', 'away', 'back', 'resent']);
});

test('only once: then the person is told', async () => {
  const { connection, sent } = page(['lost', 'lost']);
  expect(await given(connection.edit('book', [TYPED]))).toMatchObject({
    ok: false,
    message: expect.stringContaining('has stopped'),
  });
  expect(sent).toEqual([[TYPED], [TYPED]]);
});

test('lines that were inserted are not sent again, since they may be there already: the person is told', async () => {
  const { connection, sent, heard } = page(['lost']);
  expect(await given(connection.edit('book', [TYPED, INSERTED]))).toMatchObject({ ok: false });
  expect(sent).toEqual([[TYPED, INSERTED]]);
  expect(heard).toEqual(['back', 'away', 'back']);
});

test('what the server refuses is not sent again', async () => {
  const { connection, sent, heard } = page(['refused']);
  expect(await given(connection.edit('book', [TYPED]))).toEqual({ ok: false, message: 'Nothing was changed.' });
  expect(sent).toEqual([[TYPED]]);
  expect(heard).toEqual(['back']);
});
