import { readAll } from '../../src/growthzone/paging';
import { answer, saying, scripted, UNREADABLE } from '../support/scripted';

describe('lists', () => {
  const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ ContactId: from + n }));
  test.each([
    ['Results', { Results: rows(1, 2), TotalRecordAvailable: 2 }, 1],
    ['Items', { Items: rows(1, 2) }, 2],
    ['ListViewItems', { ListViewItems: rows(1, 2) }, 2],
    ['bare', rows(1, 2), 2],
    ['a total of 0 that is none', { Results: rows(1, 2), TotalRecordAvailable: 0 }, 2],
  ])('%s', (_, first, requests) => {
    const { client } = scripted([answer(200, first), answer(200, [])]);
    expect(readAll(client, 'contacts', {}, '')).toEqual({ ok: true, value: rows(1, 2) });
    expect(client.requests()).toBe(requests);
  });
  test('go on after a short page, up to the total', () => {
    const total = { TotalRecordAvailable: 150 };
    const { client, sent } = scripted([
      answer(200, { Results: rows(0, 60), ...total }),
      answer(200, { Results: rows(60, 90), ...total }),
    ]);
    expect(readAll(client, 'contacts', {}, 'ContactId')).toMatchObject({ ok: true, value: { length: 150 } });
    expect(sent[1]?.url).toBe('https://demo.growthzoneapp.com/api/contacts?$skip=60&$top=100&$orderby=ContactId');
  });
  test('that repeat their first page are not trusted', () => {
    const { client } = scripted([answer(200, rows(0, 100))]);
    expect(readAll(client, 'contacts', {}, '')).toMatchObject(UNREADABLE);
  });
  test('that end before their total are not whole', () => {
    const client = saying(
      { Results: rows(1, 60), TotalRecordAvailable: 150 },
      { Results: [], TotalRecordAvailable: 150 },
    );
    expect(readAll(client, 'contacts', {}, '')).toMatchObject(UNREADABLE);
  });
  test.each([[{ Results: null }], [{}], ['text'], [[1]], [{ EventAuditId: 1, EventDetailAuditId: 1, Items: [] }]])(
    '%j is none',
    (body) => {
      expect(readAll(saying(JSON.stringify(body)), 'contacts', {}, '')).toMatchObject(UNREADABLE);
    },
  );
});
