import { memberId, running } from '../support/growthzone';
import { office } from '../support/office';
import { csvFile } from '../support/screens';

describe('who may use the screens', () => {
  test.each(['https://evil.example.com', 'http://127.0.0.1:1', 'null'])('a form of %s is not taken', async (origin) => {
    const at = await office(0);
    const refused = await at.send('/education/certifications', { certificationName: 'X' }, origin);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('did not come from these screens');
    expect(at.store.certifications()).toHaveLength(2);
  });

  test('nor one that does not say where it comes from', async () => {
    const at = await running();
    const { status } = await fetch(`${at.growthzone.url}/backoffice/faults/clear`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(403);
    await at.growthzone.close();
  });

  test('pages on this machine may frame them, others may not; nothing is kept or run from elsewhere', async () => {
    const { headers } = await (await office(0)).open('/');
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors http://127.0.0.1:* http://localhost:*');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('X-Frame-Options')).toBeNull();
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('what people are called is text, whatever it looks like', async () => {
    const at = await office(0);
    at.store.addMember({ memberId: memberId(1), firstName: '<script>alert(1)</script>', lastName: '"><img src=x>' });
    for (const path of ['/contacts', '/contacts/5001', '/contacts?q=%3Cscript%3E']) {
      const { html } = await at.open(path);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
    }
  });

  test.each([
    '/nothing',
    '/contacts/x',
    '/contacts/9',
    '/events/9',
    '/certificates/9',
    '/outbox/9',
    '/events/9/attendees',
  ])('%s is a screen that says so, with 404', async (path) => {
    const { status, text } = await (await office(0)).open(path);
    expect(status).toBe(404);
    expect(text).toContain('There is no');
  });

  test('a form of five megabytes is a 400 with a screen', async () => {
    const at = await office(0);
    const refused = await at.send('/contacts/import', { file: csvFile('x'.repeat(5_000_000)) });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('The request is too large.');
  });
});
