// How one association's own GrowthZone is asked, as data: what a recording of its back office showed, or this project's own
// model where nobody showed any. Pure, and written by people as well: `template-rules.ts` says what may stand in it.

import type { CsvStyle } from '../roster';

/**
 * A text with holes `{name}`; `{{` is a `{`. Of the event: eventId, eventDetailId, registrationTypeId. Of a person: contactId,
 * attendeeId, memberId, firstName, lastName, fullName ("Jane Doe"), lastFirst ("Doe, Jane"), suffix, email, office, `row`
 * (from 1 in each request) and `index` (from 0), and `seen.PATH` of the person's row in the attendance read. Of the save:
 * `status` (the word), `status:number` (its number), `status:flag` (true where it is Attended). `stamp.NAME` of the
 * attendance read, `told.NAME` of the earlier answers of the same write; of a list, `skip` (rows so far) and `page` (from 1).
 */
export type Text = string;

/**
 * JSON with holes in its texts. One that is exactly `{name:number}` or `{name:flag}` becomes a number, true or false; with
 * `{name:same}` it is what GrowthZone gave, of whatever kind (of stamp, told and seen).
 */
export type Value = null | boolean | number | Text | readonly Value[] | { readonly [member: string]: Value };

/** The one element of an array that is repeated for each person: `[{ "*each": ... }]`. */
export const EACH = '*each';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** Names and texts of fields, in their order. In `each` the names have holes as well: `People[{index}].Id`. */
export type Fields = readonly (readonly [name: Text, text: Text])[];

export type TemplateBody =
  /** `type` is what follows `application/`, where it is another one than `json`. */
  | { readonly is: 'json'; readonly value: Value; readonly type?: string }
  /** Urlencoded; `each` follows once per person. */
  | { readonly is: 'form'; readonly fields: Fields; readonly each?: Fields }
  | {
      readonly is: 'multipart';
      readonly fields: Fields;
      /** A CSV with a row per person. Without `columns` it has those that the settings give (header texts and order). */
      readonly file: {
        readonly field: string;
        readonly name: Text;
        readonly columns?: Fields;
        readonly style?: CsvStyle;
      };
    };

export interface RequestTemplate {
  readonly method: Method;
  /** The whole path on the association's own host: `/api/events/{eventId}/people`. */
  readonly path: Text;
  readonly query: Readonly<Record<string, Text>>;
  readonly body?: TemplateBody;
  /** Name to dot path in its answer, for `{told.NAME}` in later requests of the same write. */
  readonly tells?: Readonly<Record<string, string>>;
  /**
   * What the recorded request carried besides: an anti-forgery token, or only a cookie; `unseen` where the recording does not
   * show how somebody was signed in. A key may be refused in all three.
   */
  readonly asks: 'nothing' | 'token' | 'cookie' | 'unseen';
}

export interface ReadTemplate {
  readonly request: RequestTemplate;
  /** Dot path of the rows; empty where the answer itself is the list (also as Results, Items, ListViewItems). */
  readonly rows: string;
  /** Dot path of how many there are in all. */
  readonly total?: string;
  /**
   * What it is to the add-on, and its dot path in a row. Of attendees: attendeeId, contactId, status, and of the list also
   * name, or firstName and lastName; where a list has no id of the attendance, attendeeId is the path of the contact's. Of
   * registration types: id, name. Of components: componentId, code, and name, certification where they are shown.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** Name to dot path in the whole answer, for `{stamp.NAME}` in the save. */
  readonly stamps?: Readonly<Record<string, string>>;
}

/** Dot paths of what an answer says of people, and in their rows. A row with a reason was refused. */
export interface WriteAnswer {
  readonly rows: string;
  /** Another list, of those who were refused. */
  readonly refusedRows?: string;
  /** The row's number in the request, from 1; the contact tells as well. */
  readonly row?: string;
  readonly attendeeId?: string;
  readonly contactId?: string;
  readonly status?: string;
  readonly reason?: string;
}

export interface WriteTemplate {
  /** In order, usually one; an import with a mapping step uploads, then confirms. */
  readonly requests: readonly RequestTemplate[];
  /** Most people in one, at most 100. */
  readonly perRequest: number;
  /** Fewer than that, where GrowthZone refused more, which no recording had shown. */
  readonly most?: number;
  /** It answered with a job: who was taken shows some minutes later. */
  readonly takesMinutes?: true;
  /** Where the last answer names people. */
  readonly answer?: WriteAnswer;
}

/** The reads that may be learned. */
export type LearnedRead = 'attendeesSummary' | 'registrationTypes' | 'eventComponents' | 'attendanceRead';
export type LearnedWrite = 'importAttendees' | 'attendanceSave';

/** What was learned of one association. */
export interface Templates {
  readonly version: 1;
  readonly tenant: string;
  /** `YYYY-MM-DD`. */
  readonly learnedAt: string;
  readonly reads: Readonly<Partial<Record<LearnedRead, ReadTemplate>>>;
  readonly writes: Readonly<Partial<Record<LearnedWrite, WriteTemplate>>>;
}
