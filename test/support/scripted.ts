import { createClient, type HttpAnswer, type HttpRequest, type Ways } from '../../src/growthzone';
import { utcDay } from './class';

export const KEY = 'secret-key';
export const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  kind: 'answer',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
export const LOST: HttpAnswer = { kind: 'no answer', message: `Timeout after Authorization: ApiKey ${KEY}` };
export const UNREADABLE = { ok: false, problem: { code: 'unreadable' } };

/** A client whose GrowthZone gives these answers in turn, the last one for ever. */
export function scripted(
  answers: readonly HttpAnswer[],
  options: Ways & { paceMilliseconds?: number; dayOf?: (moment: number) => string } = {},
) {
  const { routes, templates, ...pace } = options;
  let time = 0;
  const sent: (HttpRequest & { readonly at: number })[] = [];
  const client = createClient({
    connection: { tenant: 'demo', apiKey: KEY, routes, templates },
    clock: {
      now: () => time,
      sleep: (milliseconds) => {
        time += milliseconds;
      },
    },
    http: {
      send: (request) => {
        sent.push({ ...request, at: time });
        return answers[Math.min(sent.length, answers.length) - 1] as HttpAnswer;
      },
    },
    dayOf: utcDay,
    chance: () => 0.5,
    ...pace,
  });
  return { client, sent, time: () => time };
}

/** A client whose GrowthZone answers well, with these bodies in turn. */
export const saying = (...bodies: readonly unknown[]) => scripted(bodies.map((body) => answer(200, body))).client;
