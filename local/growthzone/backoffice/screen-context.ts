import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { LocalClock } from '../../clock';
import { written } from '../moments';
import type { Store } from '../store';
import type { Refusal } from '../tenant';
import { BACK_OFFICE, type Html, ROWS_A_PAGE, type Text } from './page';

/** What every screen works with. */
export interface ScreenContext {
  readonly app: Hono;
  readonly store: Store;
  readonly clock: LocalClock;
  /** A moment, milliseconds since 1970, by the association's own clocks. */
  moment(milliseconds: number): string;
  /** Answers a form: goes to a screen that then says what was done. */
  done(c: Context, path: string, notice: Text): Response;
  /** What the last form did; said once. */
  noticeFor(c: Context): Html | undefined;
}

/** A screen cannot be shown or a form not be taken; its message is for the person at the screen. */
export class ScreenError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
  ) {
    super(message);
  }
}

/** Notices that nobody came to read are dropped beyond this many. */
const MOST_NOTICES = 50;

/** The screens of one `app`; its notices are kept in memory until they were shown. */
export function screenContext(app: Hono, store: Store, clock: LocalClock): ScreenContext {
  const notices = new Map<string, Html>();
  return {
    app,
    store,
    clock,
    moment: (milliseconds) => written(store.profile, milliseconds),
    done: (c, path, notice) => {
      const id = randomUUID();
      notices.set(id, html`${notice}`);
      const [oldest] = notices.keys();
      if (notices.size > MOST_NOTICES && oldest !== undefined) notices.delete(oldest);
      return c.redirect(`${BACK_OFFICE}${path}?notice=${id}`, 303);
    },
    noticeFor: (c) => {
      const id = c.req.query('notice') ?? '';
      const notice = notices.get(id);
      notices.delete(id);
      return notice;
    },
  };
}

/** The number in the address; a word in its place is no such screen. */
export function idOf(c: Context, name: string): number {
  const id = Number(c.req.param(name));
  if (!Number.isSafeInteger(id) || id < 0) throw new ScreenError(404, 'There is no such screen.');
  return id;
}

/** `?page=` counted from 1, and the slice of the list that it is. */
export function pageOf(c: Context): { page: number; skip: number; take: number } {
  const asked = Number(c.req.query('page') ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  return { page, skip: (page - 1) * ROWS_A_PAGE, take: ROWS_A_PAGE };
}

/** Every field of a form as text, or as the file that was chosen; the last of several with one name. */
export async function fieldsOf(c: Context): Promise<Readonly<Record<string, string | File>>> {
  return await c.req.parseBody();
}

/** A tick-box of a form, which a browser leaves out where it is not ticked. */
export const ticked = z.literal('yes').optional().transform(Boolean);

export const price = z.coerce.number('The price must be a number.').min(0, 'The price cannot be below 0.');

/** The form as `schema` reads it. Throws a 400 that says what is wrong with the first bad field. */
export async function form<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const read = schema.safeParse(await fieldsOf(c));
  if (read.success) return read.data;
  throw new ScreenError(400, read.error.issues[0]?.message ?? 'The form could not be read.');
}

/** Passes what a rule did, throws what it refused. */
export function orRefuse<Answer extends { ok: true }>(answer: Answer | Refusal): Answer {
  if (answer.ok) return answer;
  throw new ScreenError(statusOf(answer), answer.message);
}

/** The status of a screen that shows why a rule said no. */
export function statusOf({ kind }: Refusal): 400 | 404 | 409 {
  if (kind === 'not found') return 404;
  return kind === 'invalid' ? 400 : 409;
}
