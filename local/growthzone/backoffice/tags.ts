import { html } from 'hono/html';
import type { EducationRecord } from '../m1';
import type { AttendeeStatus } from '../statuses';
import { type Html, tag } from './page';

export function attendeeTag(status: AttendeeStatus): Html {
  return tag(status, status === 'Attended' ? 'good' : status === 'No Show' ? 'bad' : '');
}

/** What became of a record on its way to M1. */
export function m1Tag(state: EducationRecord['m1'], reason: string): Html {
  if (state === 'sent') return tag('Taken by M1', 'good');
  if (state === 'queued') return tag('On its way', 'wait');
  if (state === 'refused') return html`${tag('Refused', 'bad')} ${reason}`;
  return tag('Not synced');
}
