import type { Credit, GivenEvent } from './server';
import { GIVEN } from './texts/events';

/** An event as a person gave it, with its association where the address tells it. */
export interface Given {
  readonly event: GivenEvent;
  /** Empty where a number alone was given. */
  readonly association: string;
}

/** What a person entered for a credit's event. */
export interface Entered {
  /** The event's number, or the address of one of its pages, whole. */
  readonly event: string;
  readonly name: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** The part of the association's address before `.growthzoneapp.com`; empty where the address tells it. */
  readonly association: string;
}

/** What is known beside it. */
export interface Known {
  readonly credit: Credit;
  /** Empty where no row and no setting says it. */
  readonly classDate: string;
  /** The events of the other credits. */
  readonly others: Readonly<Partial<Record<Credit, GivenEvent>>>;
  /** The association of the other events; empty where there is none. */
  readonly association: string;
}

const HOST = /^([a-z0-9-]+)\.growthzoneapp\.com$/;
/** Whatever of an event's pages it is: the number that counts stands first (ASSUMED, after a contact's, which is USED). */
const PAGE = /\/(?:a\/?#\/EventInfo|backoffice\/events)\/(\d{1,9})(?=[/?#]|$)/i;

/**
 * The event that was entered; or, where it cannot be one, a sentence with what is wrong, the value, and what to do. The event
 * must be of the day of the class, and of no other credit.
 */
export function givenEvent(entered: Entered, known: Known): Given | string {
  const text = entered.event.trim();
  const found = /^\d{1,9}$/.test(text) ? { eventId: Number(text), association: '' } : inAddress(text);
  if (typeof found === 'string') return found;
  const association = found.association || associationIn(entered.association).toLowerCase() || known.association;
  if (!/^[a-z0-9-]{1,100}$/.test(association)) return GIVEN.noAssociation(association);
  if (known.association !== '' && association !== known.association)
    return GIVEN.otherAssociation(association, known.association);
  const { eventId } = found;
  if (eventId === 0) return GIVEN.noNumber(text);
  const name = entered.name.trim();
  const date = entered.date.trim();
  if (found.association === '' && (name === '' || date === '')) return GIVEN.nameAndDate(eventId);
  if (date !== '' && known.classDate !== '' && date !== known.classDate)
    return GIVEN.otherDate(eventId, date, known.classDate);
  const twin = Object.entries(known.others).find(
    ([credit, other]) => credit !== known.credit && other.eventId === eventId,
  );
  if (twin) return GIVEN.twice(eventId, twin[0], known.credit);
  return { event: { eventId, name, date }, association };
}

/** The association where its whole address was pasted: `https://demo.growthzoneapp.com/a/#/Home` is `demo`. */
export const associationIn = (text: string): string =>
  text.trim().replace(/^(?:https?:\/\/)?([\w-]+)\.growthzoneapp\.com(?:[/?#].*)?$/i, '$1');

/** The number and the association in an address that was pasted whole. */
function inAddress(text: string): { readonly eventId: number; readonly association: string } | string {
  if (!/[/.]/.test(text)) return GIVEN.noNumber(text);
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?([^/?#\s]+)(.*)$/is.exec(text) ?? [];
  const [, association = ''] = HOST.exec(host.toLowerCase()) ?? [];
  if (association === '') return GIVEN.otherSite(text);
  const [, eventId = ''] = PAGE.exec(rest) ?? [];
  return eventId === '' ? GIVEN.otherPage(text) : { eventId: Number(eventId), association };
}
