import { html } from 'hono/html';

/** Escaped markup. */
export type Html = ReturnType<typeof html>;
export type Text = Html | string | number;

/** Where everything here lives, as the browser addresses it. */
export const BACK_OFFICE = '/backoffice';

const SECTIONS = [
  { path: '', name: 'Home' },
  { path: '/contacts', name: 'Contacts' },
  { path: '/events', name: 'Events' },
  { path: '/education', name: 'Continuing Education' },
  { path: '/reports', name: 'Reports' },
  { path: '/outbox', name: 'E-mail Outbox' },
  { path: '/m1', name: 'M1 Queue' },
  { path: '/invoices', name: 'Invoices' },
  { path: '/keys', name: 'API Keys' },
  { path: '/stand-in', name: 'Stand-in' },
] as const;
export type Section = (typeof SECTIONS)[number]['name'];

/** INVENTED, like everybody in it. */
export const ASSOCIATION = 'Four Lanterns Association';

export interface Page {
  readonly title: string;
  readonly section: Section;
  /** The address to be seen in the browser, where it is not that of the request. */
  readonly address?: string | undefined;
  /** The way back, from the outside in. */
  readonly crumbs?: readonly { readonly path: string; readonly name: string }[];
  /** What the last click did. */
  readonly notice?: Html | undefined;
  /** Why the last click did nothing. */
  readonly problem?: Text | undefined;
  readonly body: Html;
}

/** A whole screen. */
export function page({ title, section, address, crumbs = [], notice, problem, body }: Page): Html {
  return html`<!doctype html>
<html lang="en"${address === undefined ? '' : html` data-address="${address}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - GrowthZone stand-in</title>
<link rel="stylesheet" href="${BACK_OFFICE}/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<div class="who"><b>GrowthZone back office</b> <span>a stand-in, not GrowthZone: ${ASSOCIATION}, where everybody is made up</span></div>
<nav class="main" aria-label="Sections">${SECTIONS.map(
    ({ path, name }) =>
      html`<a href="${BACK_OFFICE}${path}"${name === section ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
</header>
<main id="content">
${
  crumbs.length === 0
    ? ''
    : html`<nav class="crumbs" aria-label="Way back">${crumbs.map(
        ({ path, name }) => html`<a href="${BACK_OFFICE}${path}">${name}</a> › `,
      )}</nav>`
}
<h1>${title}</h1>
${notice ? html`<div class="notice" role="status">${notice}</div>` : ''}
${problem === undefined ? '' : html`<div class="notice problem" role="alert">${problem}</div>`}
${body}
</main>
<footer>No e-mail leaves this machine and nothing is sent to M1: both are only written down here.</footer>
<script src="${BACK_OFFICE}/screen.js"></script>
<script src="${BACK_OFFICE}/address.js"></script>
</body>
</html>`;
}

export interface Column {
  /** `tickAll` heads a column of tick boxes. */
  readonly name: Text;
  readonly kind?: 'number' | 'choice' | 'tick';
}

/** A table with a caption; `rows` hold one cell per column. Where there are none, `empty` says so. */
export function table(
  caption: string,
  columns: readonly (string | Column)[],
  rows: readonly (readonly Text[])[],
  empty = 'Nothing here yet.',
): Html {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  const known = columns.map((column) => (typeof column === 'string' ? { name: column } : column));
  const kindOf = (place: number) => known[place]?.kind ?? '';
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${known.map(({ name, kind }, place) =>
    kind === 'tick' ? html`<td>${name}</td>` : html`<th scope="col" class="${kindOf(place)}">${name}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, place) => html`<td class="${kindOf(place)}">${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** Rows on one screen of a long list. */
export const ROWS_A_PAGE = 50;

/** Which rows of a long list a page of it shows: "51 to 100 of 119". The words are ASSUMED. */
export function rowsShown(current: number, total: number): string {
  const first = (current - 1) * ROWS_A_PAGE + 1;
  const words = [first, Math.min(total, current * ROWS_A_PAGE), total].map((count) => count.toLocaleString('en-US'));
  return `${words[0]} to ${words[1]} of ${words[2]}`;
}

/** How many pages a list of so many rows has. */
export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / ROWS_A_PAGE));
}

/** Which rows are shown, and links to the pages beside; `address` gives the address of a page, counted from 1. */
export function pages(current: number, total: number, address: (page: number) => string): Html | string {
  const last = pageCount(total);
  if (total === 0) return '';
  return html`<nav class="pages" aria-label="Pages">
${current > 1 ? html`<a href="${BACK_OFFICE}${address(current - 1)}">Previous</a>` : ''}
<span>${current > last ? `Page ${current} of ${last}` : rowsShown(current, total)}</span>
${current < last ? html`<a href="${BACK_OFFICE}${address(current + 1)}">Next</a>` : ''}
</nav>`;
}

/** The head of a column of tick boxes: ticks all of them, where scripts run. */
export function tickAll(): Column {
  return {
    kind: 'tick',
    name: html`<input type="checkbox" data-all hidden aria-label="Select everybody on this page">`,
  };
}

/** A tick box of a row, without words of its own. */
export function rowTick(name: string, value: string | number, label: string): Html {
  return html`<input type="checkbox" name="${name}" value="${value}" aria-label="Select ${label}">`;
}

/** Tabs of one thing; `current` is the name of the one shown. */
export function tabs(label: string, current: string, all: readonly { path: string; name: string }[]): Html {
  return html`<nav class="tabs" aria-label="${label}">${all.map(
    ({ path, name }) =>
      html`<a href="${BACK_OFFICE}${path}"${name === current ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>`;
}

/** Terms and what they are. */
export function facts(list: readonly (readonly [string, Text])[]): Html {
  return html`<dl>${list.map(([term, what]) => html`<dt>${term}</dt><dd>${what === '' ? '-' : what}</dd>`)}</dl>`;
}

export type Mood = 'good' | 'bad' | 'wait' | '';

/** A state in a word or two; the colour says no more than the word. */
export function tag(words: string, mood: Mood = ''): Html {
  return html`<span class="tag ${mood}">${words}</span>`;
}

export function yesNo(value: number | boolean): Html {
  return value ? tag('Yes', 'good') : tag('No');
}

/** A tick box with its label. */
export function tick(name: string, label: string, on: boolean): Html {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="yes"${on ? html` checked` : ''}> ${label}</label>`;
}

/** A drop-down with its label; `options` are [value, words]. */
export function choice(
  name: string,
  label: string,
  options: readonly (readonly [string | number, string])[],
  chosen?: string | number,
): Html {
  return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}" required>${options.map(
    ([value, words]) =>
      html`<option value="${value}"${String(value) === String(chosen) ? html` selected` : ''}>${words}</option>`,
  )}</select></div>`;
}

/** One line of input with its label. */
export function field(
  name: string,
  label: string,
  value: string | number = '',
  { type = 'text', hint = '', required = true }: { type?: string; hint?: string; required?: boolean } = {},
): Html {
  return html`<div><label for="${name}">${label}</label>
<input type="${type}" id="${name}" name="${name}" value="${value}"${required ? html` required` : ''}${
    type === 'number' ? html` step="any" min="0"` : ''
  }${hint === '' ? '' : html` aria-describedby="${name}-hint"`}>
${hint === '' ? '' : html`<small id="${name}-hint">${hint}</small>`}</div>`;
}

/** A form that is one button. `label` says for a screen reader which one of several it is. */
export function button(
  path: string,
  words: string,
  { label, fields = {} }: { label?: string; fields?: Readonly<Record<string, string | number>> } = {},
): Html {
  return html`<form method="post" action="${BACK_OFFICE}${path}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="small"${label === undefined ? '' : html` aria-label="${label}"`}>${words}</button></form>`;
}

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** `2026-02-05` or a local time without a zone as `Feb 5, 2026`. */
export function day(date: string): string {
  return DAY.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** `1 attendee`, `2 attendees`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
