/** The first screen of somebody new. */
export const TEXTS = {
  lead: 'From the school’s roster in this sheet to credit in GrowthZone, and so to M1, in five steps.',
  does: {
    title: 'It does',
    lines: [
      'find the columns, and say of every row what becomes of it and why',
      'make a tab for each credit: COEC, COEN, FAIRH',
      'register people as “Registered”, then mark them attended, when you say so',
      'look afterwards whether each person’s credit arrived',
    ],
  },
  never: {
    title: 'It never',
    lines: [
      'changes a cell of the roster; its own columns stand at the far right',
      'imports anybody as “Attended”, or makes an invoice',
      'sends a column that is not used, or anything before you confirm it',
    ],
  },
  keeps: {
    title: 'It keeps',
    lines: [
      'your GrowthZone key, in your own Google account’s settings only',
      'your choices about this roster, in this spreadsheet',
      'GrowthZone’s members, in your cache, for six hours at most',
    ],
  },
  connect: 'Connect GrowthZone',
  sample: 'Try a sample roster',
  addingSample: 'Adding the sample…',
  without: 'Without GrowthZone you can check the roster and download its CSV files.',
  begin: 'Begin with this sheet',
} as const;
