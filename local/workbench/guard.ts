import type { Context, MiddlewareHandler } from 'hono';

/** Other names reach this server only by DNS rebinding. */
const OWN_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets in only the workbench's own page: no other site's page may read the workbook or press a button, though a browser
 * on this computer lets every site send requests here.
 */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  if (!OWN_NAMES.includes(nameOf(c))) return refused(c, 'This server does not answer to that host name.');
  const site = c.req.header('sec-fetch-site') ?? 'same-origin';
  const isFollowedLink = c.req.path === '/' && c.req.header('sec-fetch-mode') === 'navigate';
  if (site !== 'same-origin' && site !== 'none' && !isFollowedLink) return refused(c, 'Only its own page may ask.');
  if (c.req.method !== 'GET' && c.req.header('origin') !== originOf(c)) {
    return refused(c, 'Only its own page may change anything.');
  }
  return next();
};

/** The address that the browser knows this server by. */
export function originOf(c: Context): string {
  return `http://${c.req.header('host') ?? ''}`;
}

function nameOf(c: Context): string {
  return (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
}

function refused(c: Context, message: string): Response {
  return c.json({ ok: false, message }, 403);
}

/**
 * For the page: its own files, and the practice GrowthZone in a frame, which has another port after a restart under the
 * open page. The grid's library puts styles on its elements.
 */
export const PAGE_POLICY = [
  "default-src 'self'",
  "frame-src 'self' http://127.0.0.1:*",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For a page of the add-on's: what is in it, and nothing from anywhere. Its only way out is the window around it. */
export const SCRIPT_PAGE_POLICY = [
  'sandbox allow-scripts allow-downloads allow-popups allow-forms',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
