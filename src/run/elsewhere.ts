import { namesListed, plural } from '../roster';
import type { Person } from './person';

/**
 * Who of a tab's people is still Registered in an event that was chosen before, by name and event; empty where nobody is.
 * They will not be marked from here, and somebody may mark them there.
 */
export function registeredElsewhere(others: readonly Person[]): string {
  const byEvent = new Map<string, string[]>();
  for (const { state, tenant, eventId, firstName, lastName } of others) {
    if (state !== 'REGISTERED' && state !== 'REGISTERING') continue;
    const event = `${tenant} ${eventId}`;
    byEvent.set(event, [...(byEvent.get(event) ?? []), `${firstName} ${lastName}`]);
  }
  return [...byEvent]
    .map(([event, names]) => {
      const [tenant = '', eventId = ''] = event.split(' ');
      const where = tenant === '' ? '' : ` of ${tenant}`;
      return `${plural(names.length, 'person', 'people')} ${names.length === 1 ? 'is' : 'are'} still Registered in event ${eventId}${where}: ${namesListed(names)}.`;
    })
    .join(' ');
}
