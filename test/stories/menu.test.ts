import { ROSTER, withRoster } from '../support/roster-book';

test.each(['onInstall', 'onOpen'])('%s builds the menu before anybody authorised anything', async (name) => {
  await withRoster(ROSTER, async ({ addOn }) => {
    await addOn.runUnauthorised(name, { authMode: 'NONE' });
    expect(addOn.shown.menu.flatMap((entry) => (entry.kind === 'item' ? [entry.caption] : []))).toEqual([
      'Open',
      'Check roster',
      'Build credit tabs',
      'Import this credit tab',
      'Mark this tab attended',
      'Download CSV files',
      'Help',
    ]);
  });
});

test('each item of the menu calls a function that shows something', async () => {
  await withRoster(ROSTER, async ({ addOn }) => {
    await addOn.run('onOpen');
    for (const item of addOn.shown.menu) {
      if (item.kind !== 'item') continue;
      await addOn.run(item.functionName);
      const { dialog, sidebar } = addOn.shown;
      expect([item.caption, dialog?.html ?? sidebar?.html]).toEqual([item.caption, expect.stringMatching('CE Roster')]);
      if (item.functionName === 'helpCeRoster') expect(dialog?.html).toContain('every row, hidden ones too');
      addOn.dismiss('sidebar');
      addOn.dismiss('dialog');
    }
  });
});

test.each([
  ['checkRosterNow', { do: 'check' }],
  ['buildCreditTabs', { do: 'build' }],
  ['importThisTab', { do: 'import', credit: null }],
  ['markThisTabAttended', { do: 'mark', credit: null }],
  ['downloadFiles', { do: 'files' }],
  ['openCeRoster', null],
  ['introduceCeRoster', { do: 'welcome' }],
])('%s opens the page at %j, once', async (name, intent) => {
  await withRoster(ROSTER, async (book) => {
    await book.addOn.run('checkRosterNow');
    await book.addOn.run(name);
    expect(book.addOn.shown.sidebar?.html).toContain('<title>CE Roster</title>');
    // A page that is open already, and looks where things stand, does not take it.
    expect(await book.ask({ ask: 'state' })).toMatchObject({ intent: null });
    expect(await book.ask({ ask: 'state', isOpening: true })).toMatchObject({ intent });
    expect(await book.ask({ ask: 'state', isOpening: true })).toMatchObject({ intent: null });
  });
});
