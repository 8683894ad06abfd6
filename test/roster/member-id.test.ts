import fc from 'fast-check';
import { judgeMemberId } from '../../src/roster/rules/member-id';
import type { CellValue } from '../../src/roster/sheet/cells';

describe('good member IDs', () => {
  it.each<[string, string, CellValue, string]>([
    ['nine digits', '999901101', '999901101', '999901101'],
    ['outer spaces', ' 999901101 ', ' 999901101 ', '999901101'],
    ['a leading zero kept by the format', '012602754', 12602754, '012602754'],
    ['a non-breaking space', '999901101\u00A0', '', '999901101'],
    ['a zero-width space', '9999\u200B01101', '', '999901101'],
    ['a direction mark', '\u200E999901101\u202F', '', '999901101'],
    ['curly quotes', '“999901101”', '', '999901101'],
    ['straight quotes', '"999901101"', '', '999901101'],
    ["another association's first four digits", '067800001', '', '067800001'],
    ['an apostrophe', "'999901101", '', '999901101'],
    ['a formula of text', '="999901101"', '', '999901101'],
    ['a hash', '#999901101', '', '999901101'],
    ['a label', 'NRDS: 999901101', '', '999901101'],
    ['a label and hash', 'NRDS ID #999901101', '', '999901101'],
    ['M1', 'M1 999901101', '', '999901101'],
    ['M1 without a space', 'M1999901101', '', '999901101'],
    ['a label behind', '999901101 (NRDS)', '', '999901101'],
    ['dashes', '999-901-101', '', '999901101'],
    ['en dashes', '9999–01101', '', '999901101'],
    ['inner spaces', '999 901 101', '', '999901101'],
    ['.0', '999901101.0', '', '999901101'],
    ['full-width digits', '９９９９０１１０１', '', '999901101'],
    ['thousands separators', '999,901,101', '999,901,101', '999901101'],
    ['a number with separators', '999,901,101', 999901101, '999901101'],
    ['a number shown in scientific notation', '9.99901E+08', 999901101, '999901101'],
    ['scientific text with all digits', '9.99901101E+08', '9.99901101E+08', '999901101'],
    ['a full stop behind', '999901101.', '', '999901101'],
  ])('%s', (_, display, value, memberId) => {
    expect(judgeMemberId(display, value, '')).toEqual({ kind: 'good', memberId });
  });
});

describe('bad member IDs', () => {
  it.each<[string, string, string | undefined]>([
    ...['', ' ', '\u200B', '-', '--', 'N/A', 'n.a.', 'NA', 'none', 'Pending', 'NRDS pending', 'TBD'].map(
      (text): [string, string, undefined] => [text, 'missing', undefined],
    ),
    ...['applied for', 'non-member', 'Non Member', 'unknown', '?', '#N/A', 'NRDS #', 'not a member', "don't know"].map(
      (text): [string, string, undefined] => [text, 'missing', undefined],
    ),
    ['12602754', '8-digits', '012602754'],
    ['1.2602754E+07', '8-digits', '012602754'],
    ['1260-2754', '8-digits', '012602754'],
    ['9.99901E+08', 'scientific', undefined],
    ['1E+09', 'scientific', undefined],
    ['99990l1O1', 'letters', '999901101'],
    ['O12602754', 'letters', '012602754'],
    ['OOOOOOOOO', 'letters', undefined],
    ['l23456789', 'letters', undefined],
    ['9999OOOO1', 'letters', undefined],
    ['ABC901101', 'letters', undefined],
    ['Smith', 'letters', undefined],
    ['SL3456789', 'licence', undefined],
    ['Lic # 0123456', 'licence', undefined],
    ['DRE 01234567', 'licence', undefined],
    ['(555) 123-4567', 'telephone', undefined],
    ['555-123-4567', 'telephone', undefined],
    ['+1 555.123.4567', 'telephone', undefined],
    ['123-45-6789', 'ssn', undefined],
    ['123–45–6789', 'ssn', undefined],
    ['SSN 123456789', 'ssn', undefined],
    ['Office 999900001', 'office', undefined],
    ['999900001', 'office', undefined],
    ['999-900-001', 'office', undefined],
    ['999901101 / 999901102', 'two-numbers', undefined],
    ['999901101, 999901102', 'two-numbers', undefined],
    ['999901101\n999901102', 'two-numbers', undefined],
    ['999901101 and 999901102', 'two-numbers', undefined],
    ['000000000 / 000000000', 'two-numbers', undefined],
    ['999900001, 999900001', 'two-numbers', undefined],
    ['999901101, 999901101', 'two-numbers', '999901101'],
    ['1234567', 'length', undefined],
    ['9999011011', 'length', undefined],
    ['0', 'placeholder', undefined],
    ['000000000', 'placeholder', undefined],
    ['11111111', 'placeholder', undefined],
    ['999999999', 'placeholder', undefined],
    ['123456789', 'placeholder', undefined],
  ])('%j: %s', (display, code, proposal) => {
    const verdict = judgeMemberId(display, display, '999900001');
    expect(verdict).toMatchObject({ kind: 'bad', code: `member-id-${code}` });
    expect(verdict.kind === 'bad' ? verdict.proposal : '').toBe(proposal);
  });

  it('says what is wrong, the value, and what to do', () => {
    expect(judgeMemberId('12602754', 12602754, '')).toEqual({
      kind: 'bad',
      code: 'member-id-8-digits',
      shown: '12602754',
      problem: 'Member ID "12602754" has 8 digits; member IDs have 9.',
      proposal: '012602754',
    });
  });

  it('never expands a number that had lost its digits before', () => {
    expect(judgeMemberId('9.99901E+08', 999901000, '')).toMatchObject({ code: 'member-id-scientific' });
  });

  it.each(['123-45-6789', '１２３-45-6789', '123—45—6789', 'id 123 - 45 - 6789', 'ssn 123456789'])(
    'masks %s',
    (display) => {
      const verdict = judgeMemberId(display, display, '');
      expect(verdict).toMatchObject({ shown: expect.stringContaining('***-**-6789') });
      expect(JSON.stringify(verdict)).not.toMatch(/123.?45|45.?6789/);
    },
  );
});

test('whatever the cell, what is proposed is a good ID', () => {
  const part = fc.constantFrom(...'0123456789OolI|-. ,/#'.split(''), '12345678', '11111111', '0000', '9999');
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.constantFrom('', '999900001'),
      (display, officeId) => {
        const verdict = judgeMemberId(display, display, officeId);
        if (verdict.kind === 'good' || verdict.proposal === undefined) return;
        expect(judgeMemberId(verdict.proposal, verdict.proposal, officeId)).toMatchObject({
          kind: 'good',
          memberId: verdict.proposal,
        });
      },
    ),
    { numRuns: 5000 },
  );
});
