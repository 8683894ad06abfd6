import { accountNumber, MEMBERSHIP_STATUSES } from '../members';
import type { Store } from '../store';
import type { Export } from './exportFile';

/**
 * Every member as a file, for a comparison without a key. The member ID is where the profile has it: under Member ID where
 * that is the Account Number; in the custom field, beside an Account Number that is another number; or, where it stands
 * on the card alone, in no column.
 */
export function memberExport({ profile, memberList }: Store): Export {
  const { memberId } = profile;
  const idColumns =
    memberId.in === 'customField'
      ? ['Account Number', memberId.name]
      : memberId.in === 'AccountNumber'
        ? ['Member ID']
        : [];
  return {
    name: 'Members',
    columns: [...idColumns, 'First Name', 'Last Name', 'Email', 'Organization', 'Member Type', 'Status'],
    rows: memberList().map((member) => [
      ...(memberId.in === 'customField' ? [accountNumber(profile, member)] : []),
      ...(idColumns.length === 0 ? [] : [member.memberId]),
      member.firstName,
      member.lastName,
      member.email,
      member.organizationName,
      member.memberType,
      MEMBERSHIP_STATUSES[member.membershipStatus] ?? '',
    ]),
  };
}
