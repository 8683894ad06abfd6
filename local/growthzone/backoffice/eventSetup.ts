import { html } from 'hono/html';
import { z } from 'zod';
import { NewRegistrationType } from '../editEvent';
import type { Event } from '../events';
import type { Store } from '../store';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, button, choice, field, type Html, table, tick, yesNo } from './page';
import { form, idOf, orRefuse, price, type ScreenContext, ticked } from './screen-context';

const TypeForm = NewRegistrationType.extend({ price, isForMembers: ticked });
const IdForm = z.object({ id: z.coerce.number().int() });

/** Of each event the tabs Registration and Components: what it needs before anybody can be imported and earn credit. */
export function eventSetupScreens({ app, store, noticeFor, done }: ScreenContext): void {
  app.get('/events/:id/registration', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'Registration', registration(store, event), { notice: noticeFor(c) }));
  });
  app.get('/events/:id/components', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'Components', components(store, event), { notice: noticeFor(c) }));
  });
  app.post('/events/:id/registration', async (c) => {
    const id = idOf(c, 'id');
    const type = await form(c, TypeForm);
    orRefuse(store.addRegistrationType(id, type));
    return done(c, `/events/${id}/registration`, `Registration type ${type.name} added.`);
  });
  app.post('/events/:id/registration/remove', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.removeRegistrationType(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/registration`, 'Registration type removed.');
  });
  app.post('/events/:id/components', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.attachComponent(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/components`, 'Component attached.');
  });
  app.post('/events/:id/components/detach', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.detachComponent(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/components`, 'Component detached. Credit that was earned already stays.');
  });
}

function registration(store: Store, event: Event): Html {
  const path = `/events/${event.eventId}/registration`;
  return html`<p>Registration is ${event.registrationEnabled ? 'enabled' : 'not enabled, so nobody can be imported'}.</p>
${table(
  'Registration types',
  ['ID', 'Registration type', 'Price', 'For members only', 'Change'],
  store
    .registrationTypesOf(event.eventId)
    .map((type) => [
      type.registrationTypeId,
      type.name,
      type.price === 0 ? 'Free' : `$${type.price.toFixed(2)}`,
      yesNo(type.isForMembers),
      button(`${path}/remove`, 'Remove', { label: `Remove ${type.name}`, fields: { id: type.registrationTypeId } }),
    ]),
  'No registration type: nobody can be imported.',
)}
<form method="post" action="${BACK_OFFICE}${path}" class="card"><h2>Add a registration type</h2><div class="fields">
${field('name', 'Name')}${field('price', 'Price in dollars', 0, { type: 'number', hint: '0 is free' })}
</div>
<div class="ticks">${tick('isForMembers', 'For members only', false)}</div><button>Add registration type</button></form>`;
}

function components(store: Store, event: Event): Html {
  const path = `/events/${event.eventId}/components`;
  const attached = store.componentsOfEvent(event.eventId);
  const ids = new Set(attached.map((one) => one.componentId));
  const others = store.components().filter((one) => !ids.has(one.componentId));
  return html`${table(
    'Attached components: whoever goes from Registered to Attended completes them',
    ['Component', 'Course code', 'Hours', 'Certification', 'Trigger sync to M1', 'Change'],
    attached.map((one) => [
      one.name,
      one.code,
      one.hours,
      one.certificationName,
      yesNo(one.syncToM1),
      button(`${path}/detach`, 'Detach', { label: `Detach ${one.name}`, fields: { id: one.componentId } }),
    ]),
    'No component is attached: attendance completes nothing.',
  )}
${attached.length > 1 ? html`<div class="notice hint">Everybody who attended gets the credit of each of these ${attached.length} components.</div>` : ''}
${
  others.length === 0
    ? ''
    : html`<form method="post" action="${BACK_OFFICE}${path}" class="card"><h2>Attach a component</h2><div class="fields">
${choice(
  'id',
  'Component',
  others.map((one) => [one.componentId, `${one.code}: ${one.name}`]),
)}
<div><button>Attach component</button></div></div></form>`
}`;
}
