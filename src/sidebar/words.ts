import type { Credit, Field, State } from './server';

/** The steps of the job, in order. */
export const STEPS = ['Columns', 'Check', 'Events', 'Import', 'Attended'] as const;
/** A step's number, counted from 1. */
export type StepNumber = 1 | 2 | 3 | 4 | 5;

export const STEP_TITLES: Readonly<Record<StepNumber, string>> = {
  1: 'Columns',
  2: 'Check',
  3: 'Events',
  4: 'Import',
  5: 'Mark attended',
};

/** What a column can be read as, in the order in which it is offered. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  memberId: 'Member ID',
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  suffix: 'Suffix',
  email: 'E-mail',
  office: 'Office',
  credit: 'Credit or course',
  earned: 'Earned credit',
  ethicsCredit: 'Ethics credit',
  coecCredit: 'COEC credit',
  coenCredit: 'COEN credit',
  fairHousingCredit: 'Fair housing credit',
  newMember: 'New member',
  memberType: 'Member type',
  date: 'Completion date',
  minutes: 'Minutes',
  hours: 'Hours',
  timeIn: 'Time in',
  timeOut: 'Time out',
  attended: 'Attended',
  officeId: 'Office ID',
  role: 'Role',
};

export const CREDIT_NAMES: Readonly<Record<Credit, string>> = {
  COEC: 'Code of Ethics, existing members',
  COEN: 'Code of Ethics, new members',
  FAIRH: 'Fair housing',
};

/** The states as the coordinator reads them. */
export const STATE_NAMES: Readonly<Record<State, string>> = {
  READY: 'Ready',
  REGISTERING: 'Registering',
  REGISTERED: 'Registered',
  MARKING: 'Marking',
  ATTENDED: 'Attended',
  'CREDIT SEEN': 'Credit seen',
  FAILED: 'Failed',
  HELD: 'Held',
};
