/** What a roster's column can hold. */
export const FIELDS = [
  'memberId',
  'firstName',
  'lastName',
  'fullName',
  'suffix',
  'email',
  'office',
  'credit',
  'earned',
  'ethicsCredit',
  'coecCredit',
  'coenCredit',
  'fairHousingCredit',
  'minutes',
  'hours',
  'timeIn',
  'timeOut',
  'date',
  'newMember',
  'memberType',
  'attended',
  'officeId',
  'role',
] as const;
export type Field = (typeof FIELDS)[number];

/** The columns that each stand for one credit, with a yes or no in every row. */
export const CREDIT_COLUMNS = ['ethicsCredit', 'coecCredit', 'coenCredit', 'fairHousingCredit'] as const;

/** Columns that say outright who earned credit. */
export const EXPLICIT_FIELDS = ['earned', ...CREDIT_COLUMNS] as const;
/** Columns of answers. */
export const ANSWER_FIELDS = [...EXPLICIT_FIELDS, 'attended'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];
