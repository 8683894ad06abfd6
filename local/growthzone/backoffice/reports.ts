import type { Context } from 'hono';
import { html } from 'hono/html';
import { nameShown } from '../attendance';
import { cycleOf } from '../m1';
import { WHOLE } from '../paging';
import type { ComponentFilter, ComponentRow, Days, EthicsFilter, EthicsRow } from '../reports';
import type { Store } from '../store';
import { today } from '../today';
import { type Export, exported, exportFormat, usDay } from './exportFile';
import { BACK_OFFICE, choice, counted, field, type Html, page, pages, table } from './page';
import { pageOf, type ScreenContext, ScreenError } from './screen-context';

const ETHICS = { path: '/reports/code-of-ethics-completed', name: 'Code of Ethics Completed' };
const COMPONENT = { path: '/reports/component-completed', name: 'Component Completed' };
const TURNED = { names: 'Last, First' } as const;

/**
 * Reports > Code of Ethics Completed (CONFIRMED that it exists, with the day and the cycle) and the component completed
 * report (its name is INVENTED), each on the screen in pages of 50 and as a file. Names are "Last, First" here, days 2/5/2026
 * (INVENTED, and unlike the Attendees tab on purpose).
 */
export function reportScreens({ app, store }: ScreenContext): void {
  app.get('/reports', (c) =>
    c.html(
      page({
        title: 'Reports',
        section: 'Reports',
        body: table(
          'Reports',
          ['Report', 'Category', 'What it lists'],
          [
            [reportLink(ETHICS), 'Contacts', 'Who completed Code of Ethics training, with the date and the cycle'],
            [reportLink(COMPONENT), 'Continuing Education', 'Who completed a component, with the certificate'],
          ],
        ),
      }),
    ),
  );
  app.get(ETHICS.path, (c) => c.html(ethicsScreen(store, ethicsFilter(c), pageOf(c))));
  app.get(`${ETHICS.path}/export`, (c) =>
    exported(c, exportFormat(c), ethicsExport(store.ethicsCompleted(ethicsFilter(c), WHOLE).rows)),
  );
  app.get(COMPONENT.path, (c) => {
    needModule(store);
    return c.html(componentScreen(store, componentFilter(c), pageOf(c)));
  });
  app.get(`${COMPONENT.path}/export`, (c) => {
    needModule(store);
    return exported(c, exportFormat(c), componentExport(store.componentCompleted(componentFilter(c), WHOLE).rows));
  });
}

function reportLink({ path, name }: typeof ETHICS): Html {
  return html`<a href="${BACK_OFFICE}${path}">${name}</a>`;
}

function needModule({ profile }: Store): void {
  if (!profile.certificationModule) throw new ScreenError(404, 'There is no Continuing Education module.');
}

const numberIn = (c: Context, name: string) => Math.trunc(Number(c.req.query(name) ?? 0)) || 0;
const daysIn = (c: Context): Days => ({ from: c.req.query('from') ?? '', to: c.req.query('to') ?? '' });
const ethicsFilter = (c: Context): EthicsFilter => ({ cycle: numberIn(c, 'cycle'), ...daysIn(c) });
const componentFilter = (c: Context): ComponentFilter => ({ componentId: numberIn(c, 'componentId'), ...daysIn(c) });

interface Report {
  readonly path: string;
  readonly name: string;
  /** What its query says, for the pages beside and the files. */
  readonly filter: Readonly<Record<string, string | number>>;
  readonly fields: Html;
  readonly list: Html;
  readonly page: number;
  readonly total: number;
}

function report({ path, name, filter, fields, list, page: current, total }: Report): Html {
  const query = (more: Record<string, string>) =>
    new URLSearchParams({
      ...Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)])),
      ...more,
    }).toString();
  const file = (format: string) => `${BACK_OFFICE}${path}/export?${query({ format })}`;
  return page({
    title: name,
    section: 'Reports',
    crumbs: [{ path: '/reports', name: 'Reports' }],
    body: html`<form method="get" action="${BACK_OFFICE}${path}" class="card"><div class="fields">${fields}
<div><button class="primary">Run report</button></div></div></form>
${list}${pages(current, total, (wanted) => `${path}?${query({ page: String(wanted) })}`)}
${total === 0 ? '' : html`<p class="bar"><a class="button" href="${file('csv')}">Export .csv</a> <a class="button" href="${file('xlsx')}">Export .xlsx</a></p>`}`,
  });
}

function dayFields(label: string, { from, to }: Days): Html {
  return html`${field('from', `${label} from`, from, { type: 'date', required: false })}
${field('to', `${label} to`, to, { type: 'date', required: false })}`;
}

function ethicsScreen(
  store: Store,
  filter: EthicsFilter,
  { page: current, ...slice }: ReturnType<typeof pageOf>,
): Html {
  const { rows, total } = store.ethicsCompleted(filter, slice);
  const now = cycleOf(today(store.tenant));
  const cycles = [[0, 'All'], ...[now, now - 1, now - 2].map((cycle) => [cycle, `Cycle ${cycle}`] as const)] as const;
  return report({
    ...ETHICS,
    filter: { ...filter },
    fields: html`${choice('cycle', 'Completed Cycle', cycles, filter.cycle)}${dayFields('Training Date', filter)}`,
    list: table(
      counted(total, 'record'),
      ['Name', 'Member ID', 'Organization', 'Course Code', 'Training Date', 'Cycle'],
      rows.map(({ contact, record }) => [
        html`<a href="${BACK_OFFICE}/contacts/${contact.contactId}/realestate">${nameShown({ ...contact, contactName: contact.name }, TURNED)}</a>`,
        contact.memberId,
        contact.organizationName,
        record.courseCode,
        usDay(record.completionDate),
        record.cycle ?? '',
      ]),
      'Nobody fits the filter.',
    ),
    page: current,
    total,
  });
}

function ethicsExport(rows: readonly EthicsRow[]): Export {
  return {
    name: 'CodeOfEthicsCompleted',
    title: ETHICS.name,
    columns: ['Last Name', 'First Name', 'Member ID', 'Organization', 'Course Code', 'Training Date', 'Cycle'],
    rows: rows.map(({ contact, record }) => [
      contact.lastName,
      contact.firstName,
      contact.memberId,
      contact.organizationName,
      record.courseCode,
      { day: record.completionDate },
      record.cycle ?? '',
    ]),
  };
}

function componentScreen(
  store: Store,
  filter: ComponentFilter,
  { page: current, ...slice }: ReturnType<typeof pageOf>,
): Html {
  const { rows, total } = store.componentCompleted(filter, slice);
  const components = store.components().map((one) => [one.componentId, `${one.code}: ${one.name}`] as const);
  return report({
    ...COMPONENT,
    filter: { ...filter },
    fields: html`${choice('componentId', 'Component', [[0, 'All'], ...components], filter.componentId)}
${dayFields('Completed On', filter)}`,
    list: table(
      counted(total, 'completion'),
      ['Name', 'Member ID', 'Component', 'Completed On', { name: 'Hours', kind: 'number' }, 'Certificate'],
      rows.map((row) => [
        html`<a href="${BACK_OFFICE}/contacts/${row.contactId}/certifications">${nameShown(row, TURNED)}</a>`,
        row.memberId,
        row.componentName,
        usDay(row.activityDate),
        row.hours,
        row.certificateId === null
          ? 'None'
          : html`<a href="${BACK_OFFICE}/certificates/${row.certificateId}">${row.certificateId}</a>`,
      ]),
      'Nobody fits the filter.',
    ),
    page: current,
    total,
  });
}

function componentExport(rows: readonly ComponentRow[]): Export {
  return {
    name: 'ComponentCompleted',
    title: COMPONENT.name,
    columns: ['Name', 'Member ID', 'Certification', 'Component', 'Completed On', 'Hours', 'Certificate'],
    rows: rows.map((row) => [
      nameShown(row, TURNED),
      row.memberId,
      row.certificationName,
      row.componentName,
      { day: row.activityDate },
      row.hours,
      row.certificateId ?? '',
    ]),
  };
}
