import type { HttpAnswer, HttpRequest } from '../../../src/growthzone';
import { answer } from './direct-http';

/** What can go wrong with one request, after the stand-in's own faults. */
export type Fault =
  | { readonly kind: 'status'; readonly status: 401 | 403 | 500 | 502 | 503 | 504; readonly applied: boolean }
  | { readonly kind: 'slow down'; readonly retryAfter: number | undefined }
  | { readonly kind: 'no answer'; readonly applied: boolean }
  | { readonly kind: 'half an answer' }
  | { readonly kind: 'login page' }
  | { readonly kind: 'event object' }
  | { readonly kind: 'late'; readonly seconds: number }
  | { readonly kind: 'lag'; readonly seconds: number }
  | { readonly kind: 'delay'; readonly seconds: number };

/** What a fault needs of the world. */
export interface Faulty {
  /** The good answer, the change applied. */
  apply(request: HttpRequest): HttpAnswer;
  /** The list of attendees as it was so many seconds ago. */
  earlier(seconds: number): HttpAnswer;
  /** Applies the request so many seconds from now. */
  later(request: HttpRequest, seconds: number): void;
  sleep(seconds: number): void;
}

const LOST = { kind: 'no answer', message: 'Timeout' } as const;
const TIMEOUT_SECONDS = 30;

/** The answer that a request gets under a fault. */
export function faultyAnswer(fault: Fault, request: HttpRequest, world: Faulty): HttpAnswer {
  const isWrite = request.method === 'POST';
  switch (fault.kind) {
    case 'status':
      // 401 and 403 say that nothing was done.
      if (fault.applied && fault.status >= 500) world.apply(request);
      return answer(fault.status, '{"Message":"An error has occurred."}');
    case 'slow down':
      return answer(429, '', fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
    case 'no answer':
      if (fault.applied) world.apply(request);
      world.sleep(TIMEOUT_SECONDS);
      return LOST;
    case 'half an answer': {
      const whole = world.apply(request);
      return whole.kind === 'answer' ? { ...whole, text: whole.text.slice(0, whole.text.length / 2) } : whole;
    }
    case 'login page':
      return answer(200, '<html>Sign in</html>');
    case 'event object':
      return answer(200, '{"EventId":8101,"EventAuditId":1,"EventDetailAuditId":2}');
    case 'late':
      if (!isWrite) return answer(504, '');
      world.later(request, fault.seconds);
      return answer(504, '');
    case 'lag':
      return request.url.includes('/attendees/summary') ? world.earlier(fault.seconds) : world.apply(request);
    case 'delay':
      world.sleep(fault.seconds);
      return world.apply(request);
  }
}
