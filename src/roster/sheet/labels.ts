import { creditWords } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import { isBlank } from './cells';
import { looksLikeData, NAMES, ruleFor } from './headers';

/** A header of one word that names nothing but a part of a name. */
const NAME_WORD = /^(name|first|last|surname|[fl]name|firstname|lastname|fullname)$/i;

/**
 * True for a row that can only be labels: most of its texts are headers, one of them a member ID or a name, and none
 * is a value. Answers and credits, which head a column as often as they stand in one, say nothing either way.
 */
export function isLabelRow(row: readonly string[]): boolean {
  let known = 0;
  let unknown = 0;
  let person = false;
  for (const text of row) {
    if (isBlank(text)) continue;
    if (text.length > 120 || looksLikeData(text)) return false;
    if (saysYesOrNo(text) || creditWords(text).length > 0) continue;
    const field = ruleFor(text)?.field;
    if (field === undefined) unknown += 1;
    else known += 1;
    // "Attendee" alone is a role as well.
    person ||=
      field === 'memberId' || (NAMES.includes(field ?? '') && !/^\w+$/.test(text.trim())) || NAME_WORD.test(text);
  }
  return person && known >= 2 && known >= (known + unknown) * 0.6;
}
