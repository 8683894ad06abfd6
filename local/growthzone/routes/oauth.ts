import { createRoute, z } from '@hono/zod-openapi';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { invalid, unauthorized } from '../answers';
import { BACK_OFFICE } from '../backoffice/page';
import { type OAuth, TOKEN_SECONDS } from '../oauth';
import type { App } from './route';
import { json } from './route';

const TokenForm = z
  .object({
    grant_type: z.string().openapi({ description: 'password, refresh_token or authorization_code' }),
    client_id: z.string(),
    client_secret: z.string(),
    username: z.string(),
    password: z.string(),
    refresh_token: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    scope: z.string(),
    scopes: z.string().openapi({ description: 'What some clients call scope' }),
  })
  .partial()
  .openapi('TokenForm');
const Tokens = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int(),
    refresh_token: z.string(),
    scope: z.string(),
  })
  .openapi('Tokens');
const TokenProblem = z.object({ error: z.string(), error_description: z.string() }).openapi('TokenProblem');
const AuthorizeQuery = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().default(''),
  state: z.string().default(''),
});

const token = createRoute({
  summary:
    'Tokens for a password, a refresh token or a code; the client speaks for itself in the form, not in a header',
  tags: ['oauth'],
  'x-certainty': 'USED',
  method: 'post',
  path: '/oauth/token',
  request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: TokenForm } } } },
  responses: { 200: json(Tokens, 'An hour of access'), 400: json(TokenProblem, 'Refused') },
});
const userInfo = createRoute({
  summary: 'Who the token belongs to; the fields are INVENTED',
  tags: ['oauth'],
  'x-certainty': 'USED',
  security: [{ Bearer: [] }],
  method: 'get',
  path: '/oauth/userinfo',
  responses: { 200: json(z.object({ sub: z.string(), name: z.string() }).openapi('UserInfo'), 'The user') },
});
const authorize = createRoute({
  summary: 'A screen that asks whether the client may act for the user',
  tags: ['oauth'],
  'x-certainty': 'CONFIRMED',
  method: 'get',
  path: '/oauth/authorize',
  request: { query: AuthorizeQuery },
  responses: { 200: { description: 'The screen', content: { 'text/html': { schema: z.string() } } } },
});

const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

export function oauthRoutes(app: App, tokens: OAuth): void {
  app.openapi(token, (c) => {
    const answer = tokens.token(c.req.valid('form'));
    if (!answer.ok) return c.json({ error: answer.error, error_description: answer.description }, 400, NO_STORE);
    return c.json(
      {
        access_token: answer.accessToken,
        token_type: 'bearer' as const,
        expires_in: TOKEN_SECONDS,
        refresh_token: answer.refreshToken,
        scope: answer.scope,
      },
      200,
      NO_STORE,
    );
  });
  app.openapi(userInfo, (c) => {
    if (!tokens.authenticate(c.req.header('authorization'))) throw unauthorized('Bearer');
    return c.json({ sub: tokens.username, name: tokens.username }, 200);
  });
  authorizeRoutes(app, tokens);
}

/** The screen and its form. Only addresses on this machine and Google's callback for add-ons are sent a code. */
function authorizeRoutes(app: App, tokens: OAuth): void {
  app.openapi(authorize, (c) => {
    const asked = c.req.valid('query');
    const { origin } = redirectAddress(asked.redirect_uri);
    c.header('Content-Security-Policy', `default-src 'none'; style-src 'self'; form-action 'self' ${origin}`);
    c.header('X-Frame-Options', 'DENY');
    return c.html(consentScreen(tokens.username, asked));
  });
  app.use('/oauth/authorize', csrf());
  app.post('/oauth/authorize', async (c) => {
    const asked = AuthorizeQuery.safeParse(await c.req.parseBody());
    if (!asked.success) throw invalid('The form was not the one of this screen.');
    const { client_id, redirect_uri, scope, state } = asked.data;
    const back = redirectAddress(redirect_uri);
    const code = tokens.authorize(client_id, redirect_uri, scope);
    if (code === undefined) throw invalid(`The client "${client_id}" is not known.`);
    back.searchParams.set('code', code);
    if (state !== '') back.searchParams.set('state', state);
    return c.redirect(back.href, 302);
  });
}

function redirectAddress(uri: string): URL {
  const address = new URL(uri);
  const known = ['127.0.0.1', 'localhost', 'script.google.com'].includes(address.hostname);
  if (!known) throw invalid(`A code is sent to this machine or to script.google.com, not to ${address.hostname}.`);
  return address;
}

function consentScreen(username: string, asked: z.output<typeof AuthorizeQuery>) {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Allow access - GrowthZone stand-in</title>
<link rel="stylesheet" href="${BACK_OFFICE}/style.css"></head><body><main><h1>Allow access?</h1>
<p>The application <b>${asked.client_id}</b> wants to act as <b>${username}</b> in this stand-in GrowthZone.</p>
<form method="post" action="/oauth/authorize">${Object.entries(asked).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="primary">Allow access</button></form></main></body></html>`;
}
