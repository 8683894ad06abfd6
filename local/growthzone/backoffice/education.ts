import { html } from 'hono/html';
import { z } from 'zod';
import type { Certification, Component } from '../education';
import type { Store } from '../store';
import { CREDIT_CODES } from '../tenant';
import { educationPage } from './educationTabs';
import { BACK_OFFICE, button, choice, counted, field, type Html, table, tick, yesNo } from './page';
import { form, idOf, type ScreenContext, ScreenError, ticked } from './screen-context';

const NewCertification = z.object({
  name: z.string().trim().min(1, 'The certification needs a name.'),
  enrolByDefault: ticked,
});
const NewComponent = z.object({
  certificationId: z.coerce.number().int(),
  code: z.string().trim().min(1, 'The component needs a code.').max(20, 'A code has at most 20 letters.'),
  name: z.string().trim().min(1, 'The component needs a name.'),
  hours: z.coerce.number('The hours must be a number.').positive('The hours must be above 0.'),
  syncToM1: ticked,
});

/** Certifications with their default enrolment, components with their switch for the sync to M1. */
export function educationScreens({ app, store, done, noticeFor }: ScreenContext): void {
  app.get('/education', (c) => c.html(screen(store, noticeFor(c))));
  app.post('/education/certifications', async (c) => {
    const { name, enrolByDefault } = await form(c, named('certificationName', NewCertification));
    if (store.certifications().some((one) => one.name === name)) {
      throw new ScreenError(409, `There is a certification "${name}" already.`);
    }
    store.addCertification({ name, enrolByDefault });
    return done(c, '/education', `Certification ${name} added.`);
  });
  app.post('/education/components', async (c) => {
    const component = await form(c, named('componentName', NewComponent));
    if (!store.certifications().some((one) => one.certificationId === component.certificationId)) {
      throw new ScreenError(400, 'There is no such certification.');
    }
    store.addComponent(component);
    return done(c, '/education', `Component ${component.name} added.`);
  });
  app.post('/education/certifications/:id', async (c) => {
    const on = await switched(c);
    store.setEnrolByDefault(idOf(c, 'id'), on);
    return done(c, '/education', `Default enrollment is ${on ? 'on' : 'off'}.`);
  });
  app.post('/education/components/:id', async (c) => {
    const on = await switched(c);
    store.setSyncToM1(idOf(c, 'id'), on);
    return done(c, '/education', `Trigger sync to M1 is ${on ? 'on' : 'off'}.`);
  });
}

function screen(store: Store, notice: Html | undefined): Html {
  const certifications = store.certifications();
  const inside = html`${certificationList(certifications)}${componentList(store.components())}${addForms(certifications)}`;
  return educationPage(store, 'Certifications and Components', inside, notice);
}

function certificationList(certifications: readonly Certification[]): Html {
  return html`<h2>Certifications</h2>
${table(
  counted(certifications.length, 'certification'),
  ['Certification', 'Enroll attendees to all relevant certifications', 'Enrolled', 'Change'],
  certifications.map(({ certificationId, name, enrolByDefault, enrolled }) => [
    name,
    yesNo(enrolByDefault),
    enrolled.toLocaleString('en-US'),
    toggle(`/education/certifications/${certificationId}`, enrolByDefault === 1, `default enrollment, ${name}`),
  ]),
)}
<p class="soft">Where default enrollment is off, people must be enrolled on their card before attendance earns them anything.</p>`;
}

function componentList(components: readonly Component[]): Html {
  return html`<h2>Components</h2>
${table(
  counted(components.length, 'component'),
  ['Component', 'Type', 'Course code', 'Hours', 'Certification', 'Trigger sync to M1', 'Change'],
  components.map(({ componentId, name, code, hours, certificationName, syncToM1 }) => [
    name,
    'Course',
    code,
    hours,
    certificationName,
    yesNo(syncToM1),
    toggle(`/education/components/${componentId}`, syncToM1 === 1, `sync to M1, ${name}`),
  ]),
)}
<p class="soft">M1 knows the course codes ${CREDIT_CODES.join(', ')}. Other components earn certificates and no education record.</p>`;
}

function addForms(certifications: readonly Certification[]): Html {
  const options = certifications.map((one) => [one.certificationId, one.name] as const);
  return html`<form method="post" action="${BACK_OFFICE}/education/components" class="card"><h2>Add a component</h2><div class="fields">
${choice('certificationId', 'Certification', options)}
${field('code', 'Course code')}${field('componentName', 'Name')}${field('hours', 'Hours', '', { type: 'number' })}</div>
<div class="ticks">${tick('syncToM1', 'Trigger sync to M1', true)}</div><button>Add component</button></form>
<form method="post" action="${BACK_OFFICE}/education/certifications" class="card"><h2>Add a certification</h2><div class="fields">
${field('certificationName', 'Name')}</div>
<div class="ticks">${tick('enrolByDefault', 'Enroll attendees to all relevant certifications', true)}</div>
<button>Add certification</button></form>`;
}

/** Two forms of one screen have a name field each; the rules call both `name`. */
function named<Schema extends z.ZodType>(field: string, schema: Schema) {
  return z.preprocess(
    (fields) => ({ ...(fields as object), name: (fields as Record<string, unknown>)[field] }),
    schema,
  );
}

async function switched(c: Parameters<typeof form>[0]): Promise<boolean> {
  const { to } = await form(c, z.object({ to: z.enum(['on', 'off']) }));
  return to === 'on';
}

function toggle(path: string, isOn: boolean, what: string): Html {
  return button(path, isOn ? 'Turn off' : 'Turn on', {
    label: `Turn ${isOn ? 'off' : 'on'}: ${what}`,
    fields: { to: isOn ? 'off' : 'on' },
  });
}
