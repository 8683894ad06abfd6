import { failure } from '../roster';

type Trouble = ReturnType<typeof failure>;

/** Something that passes by itself, known by what was attempted. */
export class Passing extends Error {}

/** What does not work without a permission, by the end of its address. */
const WITHOUT: Readonly<Record<string, string>> = {
  'script.external_request': 'GrowthZone cannot be asked or told anything',
  'spreadsheets.currentonly': 'the roster cannot be read',
  'script.container.ui': 'the sidebar cannot be opened',
};

/** A permission's address stands in Google's words in whatever language. */
const SCOPE = /googleapis\.com\/auth\/([\w.]+)/;
/** Google names codes in every language; its sentences are known in English alone. */
const OTHER_ACCOUNT = /PERMISSION_DENIED|Authorization is required/i;
const PASSING =
  /server error|in a short time|too many simultaneous|LockService operations|service error|timed out|internal error/i;

export const isOfConsent = (message: string): boolean => SCOPE.test(message);

/** What a service of Google's means by what it threw; undefined where nothing of that is known. */
export function troubleOf(error: unknown, message: string): Trouble | undefined {
  const scope = SCOPE.exec(message)?.[1];
  if (scope) {
    const what = WITHOUT[scope] ?? 'a part of CE Roster does not work';
    return failure(
      'no-consent',
      `The permission ${scope} was not given, so ${what}. Remove CE Roster at myaccount.google.com/connections, open it again and allow all.`,
    );
  }
  if (OTHER_ACCOUNT.test(message)) return otherAccount('another account');
  if (error instanceof Passing || PASSING.test(message))
    return failure('passing', `Google was busy (${message.slice(0, 160)}). Try again in a while.`);
  return undefined;
}

/** Several accounts in one browser: Google may run a call as another one than the page's. */
export const otherAccount = (who: string): Trouble =>
  failure(
    'other-account',
    `Google ran this as ${who}, not as this page's account; nothing was done. Sign in to one account only.`,
  );
