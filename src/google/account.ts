import { ofUser } from './stored';

/** Kept with a user whose e-mail Google does not say, so that two of them are told apart. */
const KEY = 'who';

let known: string | undefined;
let isRefused = false;

/**
 * The account that the add-on runs as: its e-mail, else a random id that stays the same, as where the spreadsheet is of another
 * domain or the permission was not given; empty where Google says neither. Never throws.
 */
export function account(): string {
  known ??= email() || idOfUser();
  return known;
}

function email(): string {
  try {
    return Session.getActiveUser().getEmail();
  } catch {
    isRefused = true;
    return '';
  }
}

function idOfUser(): string {
  try {
    const kept = ofUser().getProperty(KEY);
    if (kept && /^user-[a-z\d]{1,20}$/.test(kept)) return kept;
    const id = `user-${Math.random().toString(36).slice(2, 12)}`;
    ofUser().setProperty(KEY, id);
    return id;
  } catch {
    return '';
  }
}

/** How somebody is called to others: an id says nothing. */
export const calledHere = (who: string): string => (who.includes('@') ? who : 'Somebody');

/** What to say where the permission to see the e-mail was not given; empty elsewhere. */
export function noticeOfAccount(): string {
  account();
  return isRefused
    ? 'The permission userinfo.email was not given: colleagues and the log do not see who you are. All else works.'
    : '';
}
