import { blocksOf, HEADERS, type Header, hasTabHeader, layoutOf } from '../../src/google/tab-columns';

const noTags = () => new Map<Header, number>();
const PERSON = HEADERS.map((header) => (header === 'State' ? 'READY' : `x ${header.length}`));

test('the usual tab: one block, and no tag is asked for', () => {
  const layout = layoutOf([[...HEADERS], PERSON], () => {
    throw new Error('Tags cost service calls.');
  });
  expect(layout).toMatchObject({ header: 0, lacking: [] });
  expect(blocksOf(layout.columns)).toEqual([{ first: 0, headers: [...HEADERS] }]);
});

test('spaces and case of a header do not matter, nor its row, nor other columns', () => {
  const row = ['Mine', ...HEADERS.map((header) => ` ${header.toUpperCase()} `), 'Ours'];
  const layout = layoutOf([['Class of May'], row, PERSON], noTags);
  expect(layout).toMatchObject({ header: 1, lacking: [] });
  expect(layout.columns.get('Member ID')).toBe(1);
});

test('a header that was changed, or stands twice, is found by its tag', () => {
  const row = ['Estado', ...HEADERS.filter((header) => header !== 'State'), 'Detail'];
  const tags = new Map<Header, number>([
    ['State', 0],
    ['Detail', 4],
  ]);
  const layout = layoutOf([row, PERSON], () => tags);
  expect(layout.lacking).toEqual([]);
  expect([layout.columns.get('State'), layout.columns.get('Detail')]).toEqual([0, 4]);
  expect(layoutOf([row, PERSON], noTags).lacking).toEqual(['State']);
});

test('a tag on a column that is another’s by its header does not count', () => {
  const row = HEADERS.filter((header) => header !== 'State');
  expect(layoutOf([row], () => new Map([['State' as const, 0]])).lacking).toEqual(['State']);
});

test('without header row the tags tell; with a column gone too, the first row takes the new header', () => {
  const tags = new Map(HEADERS.map((header, column) => [header, column] as const));
  expect(layoutOf([PERSON], () => tags)).toMatchObject({ header: -1, lacking: [] });
  tags.delete('State');
  expect(layoutOf([PERSON], () => tags)).toMatchObject({ header: 0, lacking: ['State'] });
  const nothing = layoutOf([['']], noTags);
  expect(nothing.toAdd).toEqual(HEADERS);
  // Tabs were built without them at first: nobody is missing where they are.
  expect(nothing.lacking).toEqual(HEADERS.filter((header) => !['Association', 'Other Contacts'].includes(header)));
});

test('columns apart are blocks of their own', () => {
  const columns = new Map<Header, number>([
    ['State', 5],
    ['Member ID', 0],
    ['Detail', 1],
  ]);
  expect(blocksOf(columns)).toEqual([
    { first: 0, headers: ['Member ID', 'Detail'] },
    { first: 5, headers: ['State'] },
  ]);
});

test('a tab of a saved file is known by most of its headers, in any order', () => {
  expect(hasTabHeader([...HEADERS].reverse())).toBe(true);
  expect(hasTabHeader(['Member ID', 'First Name', 'Last Name', 'State', 'Email', 'Event ID'])).toBe(false);
});
