import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Answer, forbidden, noSuchRoute, unauthorized, wrongVerb } from '../answers';
import type { Profile, ShapeName } from '../profile';
import type { Env } from '../routes/route';
import { TOKEN_HEADER } from '../sessions';
import { ONE_BY_ONE } from './oneByOne';
import { ROWS_AND_NUMBERS } from './rowsAndNumbers';
import type { Shape, ShapeRoute } from './shape';
import { UPLOAD_AND_JOB } from './uploadAndJob';

const SHAPES: Readonly<Record<ShapeName, Shape>> = {
  'rows-and-numbers': ROWS_AND_NUMBERS,
  'upload-and-job': UPLOAD_AND_JOB,
  'one-by-one': ONE_BY_ONE,
};

/** Where the back office's own services are, besides `/api`. */
export const SERVICES = '/a/services/*';
/** Where a caller is sent who is not signed in. */
export const SIGN_IN = '/a/login';

/** The page to sign in, which nobody needs here. */
export const signInPage = html`<!doctype html><html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>`;

/** The shape of a profile's back office; nothing where it has this project's own model. */
export function shapeOf({ shape }: Profile): Shape | undefined {
  return shape === null ? undefined : SHAPES[shape];
}

/** Answers the routes of the shape that the profile has, and passes on whatever is none of them. */
export const shaped: MiddlewareHandler<Env> = async (c, next) => {
  const { store } = c.var;
  const shape = shapeOf(store.profile);
  const here = (shape?.routes ?? []).flatMap((route) => {
    const ids = idsIn(route.path, c.req.path);
    const isOn = route.needs === undefined || store.profile[route.needs];
    return ids && isOn ? [{ route, ids }] : [];
  });
  if (!shape || here.length === 0) return next();
  const found = here.find(({ route }) => route.method === c.req.method);
  if (!found) {
    throw wrongVerb(
      c.req.method,
      here.map(({ route }) => route.method),
    );
  }
  return answered(c, shape, found.route, found.ids);
};

async function answered(c: Context<Env>, shape: Shape, route: ShapeRoute, ids: Readonly<Record<string, string>>) {
  const { store, caller } = c.var;
  const { permission, writes } = route;
  if (caller.browser) mustCarryToken(c, shape, route, caller.browser.token);
  else if (writes) {
    const refusal = refusalOf(c, store.profile.writesByKey);
    if (refusal) return refusal;
  }
  if (!caller.permissions.has(permission)) throw forbidden(permission);
  if (!caller.browser) store.requests[writes ? 'writes' : 'reads'] += 1;
  const id = (name: string) => ids[name] ?? '';
  const { status = 200, body } = await route.answer({ store, request: c.req, id, asOf: c.var.asOf });
  return c.json(body, status as ContentfulStatusCode);
}

/** The ids of an address, by their names; nothing where it is another route's. */
function idsIn(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'jobId' ? '([\\w-]+)' : '(\\d{1,9})'));
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found ? Object.fromEntries(names.map((name, place) => [name, found[place + 1] ?? ''])) : undefined;
}

/** What a page of these screens sends has its token beside the cookie; another site's page could not know it. */
function mustCarryToken(c: Context<Env>, shape: Shape, { writes }: ShapeRoute, token: string): void {
  if (!shape.antiForgery || !writes || c.req.header(TOKEN_HEADER) === token) return;
  throw new Answer(400, { Message: 'The anti-forgery token could not be validated.' });
}

/** What a key draws that may not save here; nothing where it may. */
function refusalOf(c: Context<Env>, writesByKey: Profile['writesByKey']): Response | Promise<Response> | undefined {
  switch (writesByKey) {
    case 'accepted':
      return undefined;
    case 'unauthorized':
      throw unauthorized();
    case 'forbidden':
      throw new Answer(403, { Message: 'Authorization has been denied for this request.' });
    case 'not found':
      throw noSuchRoute(c.req.url);
    case 'login page':
      return c.html(signInPage);
    case 'redirect':
      return c.redirect(`${SIGN_IN}?ReturnUrl=${encodeURIComponent(c.req.path)}`);
  }
}
