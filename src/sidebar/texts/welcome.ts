/** The first screen of somebody new. */
export const TEXTS = {
  lead: 'From the school’s roster in this sheet to credit in GrowthZone and M1, in five steps.',
  does: {
    title: 'What it does',
    lines: [
      'finds the columns, and says what happens to each row and why',
      'makes a tab for each credit: COEC, COEN, FAIRH',
      'registers people, then marks them attended, when you say so',
      'checks that each person’s credit arrived',
    ],
  },
  never: {
    title: 'What it never does',
    lines: [
      'changes a cell of the roster; its own columns are at the far right',
      'imports anybody as “Attended”, or makes an invoice',
      'sends a column that is not used, or anything before you confirm it',
    ],
  },
  keeps: {
    title: 'What it keeps',
    lines: [
      'your GrowthZone key, in your own Google account’s settings only',
      'your choices about this roster, in this spreadsheet',
      'GrowthZone’s members, in your cache, for six hours at most',
    ],
  },
  connect: 'Connect GrowthZone',
  sample: 'Try a sample roster',
  addingSample: 'Adding the sample…',
  without: 'Without a key the same job is done by hand: files, a checklist, and lists pasted from GrowthZone.',
  begin: 'Begin with this sheet',
} as const;
