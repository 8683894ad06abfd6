import { furnished, MINUTE } from '../support/growthzone';

let at: Awaited<ReturnType<typeof furnished>>;
beforeAll(async () => {
  at = await furnished();
});
afterAll(() => at.growthzone.close());

const CLIENT = { client_id: 'demo-client', client_secret: 'demo-secret' };
const PASSWORD = { grant_type: 'password', username: 'demo', password: 'demo', ...CLIENT };

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

function ask(form: Record<string, string>) {
  return at.call('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
}

async function tokens(form: Record<string, string> = PASSWORD): Promise<Tokens> {
  const { status, body } = await ask(form);
  expect(status).toBe(200);
  return body as Tokens;
}

function asBearer(token: string, path = '/api/contacts') {
  return at.call(path, { headers: { Authorization: `Bearer ${token}` } });
}

test.each(['scope', 'scopes'])('a password draws an hour of access; the scope may be called %s', async (name) => {
  const answer = await ask({ ...PASSWORD, [name]: 'openid' });
  expect(answer.body).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    expires_in: 3600,
    refresh_token: expect.any(String),
    scope: 'openid',
  });
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const { access_token } = answer.body as Tokens;
  for (const path of ['/api/contacts', '/api/events/all', '/stand-in/counters']) {
    expect((await asBearer(access_token, path)).status).toBe(200);
  }
});

test('an access token is good for an hour, its refresh token then draws another, once', async () => {
  const first = await tokens();
  at.clock.sleep(59 * MINUTE);
  expect((await asBearer(first.access_token)).status).toBe(200);
  at.clock.sleep(2 * MINUTE);
  const refused = await asBearer(first.access_token);
  expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  const again = { grant_type: 'refresh_token', refresh_token: first.refresh_token, ...CLIENT };
  const second = await tokens(again);
  expect((await asBearer(second.access_token)).status).toBe(200);
  expect(await ask(again)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test.each([
  { what: 'a wrong password', form: { ...PASSWORD, password: 'x' }, error: 'invalid_grant' },
  { what: 'a wrong user', form: { ...PASSWORD, username: 'x' }, error: 'invalid_grant' },
  { what: 'a wrong secret', form: { ...PASSWORD, client_secret: 'x' }, error: 'invalid_client' },
  { what: 'no client', form: { grant_type: 'password', username: 'demo', password: 'demo' }, error: 'invalid_client' },
  { what: 'another grant', form: { ...PASSWORD, grant_type: 'client_credentials' }, error: 'unsupported_grant_type' },
  { what: 'a grant of every object', form: { ...PASSWORD, grant_type: 'toString' }, error: 'unsupported_grant_type' },
  {
    what: 'an unknown refresh token',
    form: { grant_type: 'refresh_token', refresh_token: 'x', ...CLIENT },
    error: 'invalid_grant',
  },
])('$what: $error', async ({ form, error }) => {
  expect(await ask(form as Record<string, string>)).toMatchObject({
    status: 400,
    body: { error, error_description: expect.any(String) },
  });
});

test('the client speaks for itself in the form, not in a Basic header', async () => {
  const Authorization = `Basic ${Buffer.from('demo-client:demo-secret').toString('base64')}`;
  const { client_id: _, client_secret: __, ...user } = PASSWORD;
  const body = new URLSearchParams(user);
  expect(await at.call('/oauth/token', { method: 'POST', body, headers: { Authorization } })).toMatchObject({
    status: 400,
    body: { error: 'invalid_client' },
  });
});

test('an access token is no refresh token, and the other way round', async () => {
  const { access_token, refresh_token } = await tokens();
  expect((await asBearer(refresh_token)).status).toBe(401);
  expect(await ask({ grant_type: 'refresh_token', refresh_token: access_token, ...CLIENT })).toMatchObject({
    status: 400,
  });
});

test('userinfo says whose token it is', async () => {
  const { access_token } = await tokens();
  expect((await asBearer(access_token, '/oauth/userinfo')).body).toEqual({ sub: 'demo', name: 'demo' });
  expect((await at.call('/oauth/userinfo')).status).toBe(401);
});

test('the account can be another, and the demo one is then not known', async () => {
  const account = { clientId: 'c', clientSecret: 's', username: 'u', password: 'p' };
  const { growthzone, call } = await furnished({ oauth: account });
  const post = (form: Record<string, string>) =>
    call('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
  expect((await post(PASSWORD)).status).toBe(400);
  const own = { grant_type: 'password', client_id: 'c', client_secret: 's', username: 'u', password: 'p' };
  expect((await post(own)).status).toBe(200);
  await growthzone.close();
});

describe('/oauth/authorize', () => {
  const query = (redirect_uri: string) =>
    new URLSearchParams({ response_type: 'code', client_id: 'demo-client', redirect_uri, state: 's1' });
  const allow = (form: URLSearchParams, origin: string) =>
    fetch(`${at.growthzone.url}/oauth/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { Origin: origin },
    });

  test('a person allows it; the code then draws tokens, once, for the same address', async () => {
    const redirect = 'http://127.0.0.1:9999/callback';
    const screen = await fetch(`${at.growthzone.url}/oauth/authorize?${query(redirect)}`);
    expect(await screen.text()).toContain('wants to act as <b>demo</b>');
    const back = await allow(query(redirect), at.growthzone.url);
    const location = new URL(back.headers.get('Location') ?? '');
    expect([back.status, location.origin, location.searchParams.get('state')]).toEqual([
      302,
      'http://127.0.0.1:9999',
      's1',
    ]);
    const grant = {
      grant_type: 'authorization_code',
      code: location.searchParams.get('code') ?? '',
      redirect_uri: redirect,
      ...CLIENT,
    };
    const { access_token } = await tokens(grant);
    expect((await asBearer(access_token)).status).toBe(200);
    expect(await ask(grant)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('no code goes to another machine, and none is given to a form of another site', async () => {
    const away = query('https://evil.example.com/x');
    expect((await at.call(`/oauth/authorize?${away}`)).status).toBe(400);
    expect((await allow(away, at.growthzone.url)).status).toBe(400);
    expect((await allow(query('http://localhost/x'), 'https://evil.example.com')).status).toBe(403);
  });
});
