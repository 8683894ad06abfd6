import * as v from 'valibot';
import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { loadAcceptedNames, loadSettings, storeAcceptedNames, storeSettings } from '../google/stores';
import { acceptName, failure, type Result, type RosterRow } from '../roster';
import { type CheckReport, writeReport } from './check';
import { positive, request } from './request';
import { checkNow } from './roster-now';

const acceptance = v.strictObject({ row: positive, isSame: v.boolean() });

export const nameRequests = {
  /**
   * A person says that the row's name is the member's whose ID it has: for this spreadsheet, and for every roster to come.
   * `isSame` false takes that back.
   */
  acceptName: request({ input: acceptance, handle: accept }),
};

/** The findings that such a word settles, and the one that it leaves. */
const CODES: Readonly<Record<'accept' | 'takeBack', ReadonlySet<string>>> = {
  accept: new Set(['member-id-other-person', 'name-differs']),
  takeBack: new Set(['name-accepted']),
};

function accept({ row: number, isSame }: v.InferOutput<typeof acceptance>): Result<CheckReport> {
  const now = checkNow(loadSettings());
  if (!now.ok) return now;
  const codes = isSame ? CODES.accept : CODES.takeBack;
  const row = now.value.check.rows.find((one) => one.row === number && has(one, codes));
  if (!row) return failure('no-name', `Row ${number} has no name to decide about any more. Check the roster again.`);
  const { memberId } = row;
  const others = loadAcceptedNames().filter(([id]) => id !== memberId);
  if (isSame) {
    const name = `${row.firstName} ${row.lastName}`.trim();
    storeSettings(acceptName(loadSettings(), memberId, name));
    storeAcceptedNames([[memberId, name], ...others]);
  } else {
    const { acceptedNames = {}, ...settings } = loadSettings();
    const left = Object.entries(acceptedNames).filter(([id]) => id !== memberId);
    storeSettings(left.length > 0 ? { ...settings, acceptedNames: Object.fromEntries(left) } : settings);
    storeAcceptedNames(others);
  }
  const again = checkNow(loadSettings());
  if (!again.ok) return again;
  writeLog(serverClock.now(), '', isSame ? 'Name accepted for a member ID' : 'Accepted name taken back', 1);
  return writeReport(again.value);
}

const has = ({ findings, memberId }: RosterRow, codes: ReadonlySet<string>): boolean =>
  memberId !== '' && findings.some(({ code }) => codes.has(code));
