import { html } from 'hono/html';
import type { Store } from '../store';
import { type Html, page, tabs } from './page';

const PATH = '/education';
export const BULK_ENTRY = `${PATH}/bulk-entry`;

/** One tab of Continuing Education. */
export function educationPage(
  store: Store,
  tab: 'Certifications and Components' | 'Bulk Entry',
  inside: Html,
  notice?: Html,
): Html {
  const module = store.profile.certificationModule
    ? ''
    : html`<div class="notice hint">This association has not bought the Continuing Education module (chosen under Stand-in): attendance
completes nothing, and the module's API routes answer 404.</div>`;
  return page({
    title: 'Continuing Education',
    section: 'Continuing Education',
    notice,
    body: html`${tabs('Continuing Education', tab, [
      { path: PATH, name: 'Certifications and Components' },
      { path: BULK_ENTRY, name: 'Bulk Entry' },
    ])}${module}${inside}`,
  });
}
