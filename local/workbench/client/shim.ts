/**
 * Google's client API inside a page of the add-on's. The page is sandboxed without an origin of its own; each call goes
 * to the window around it as a message, and its answer comes back as one.
 */
type Handler = (value: unknown, userObject?: unknown) => void;

interface Handlers {
  readonly success?: Handler;
  readonly failure?: Handler;
  readonly userObject?: unknown;
}

interface Answer {
  readonly call: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly message?: string;
}

/** The workbench let time pass: by how many milliseconds its clock is ahead now. */
interface Clock {
  readonly kind: 'clock';
  readonly ahead: number;
}

/** The address of the window around this page, and how far the workbench's clock is ahead; the server fills them in. */
declare const WORKBENCH_ORIGIN: string;
declare const WORKBENCH_AHEAD: number;

let ahead = WORKBENCH_AHEAD;
const computersNow = Date.now.bind(Date);
const now = () => computersNow() + ahead;

/** What is now is the workbench's to say, here as in the script: time that was let pass has passed. */
Object.defineProperty(window, 'Date', {
  configurable: true,
  writable: true,
  value: new Proxy(Date, {
    construct: (target, args: unknown[], itself) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, itself) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  }),
});

const waiting = new Map<number, Handlers>();
let calls = 0;

addEventListener('message', (event: MessageEvent<Answer | Clock>) => {
  if (event.source !== parent || event.origin !== WORKBENCH_ORIGIN) return;
  if ('kind' in event.data) {
    ahead = event.data.ahead;
    return;
  }
  const { call, ok, value, message } = event.data;
  const handlers = waiting.get(call);
  if (!handlers) return;
  waiting.delete(call);
  if (ok) handlers.success?.(value, handlers.userObject);
  else if (handlers.failure) handlers.failure(new Error(message), handlers.userObject);
  else console.error(`Uncaught: ${message}`);
});

function tell(message: object): void {
  parent.postMessage(message, WORKBENCH_ORIGIN);
}

/** Each `with...` gives another runner; any other name is a function of the script. */
function runner(handlers: Handlers): object {
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (name === 'withSuccessHandler') return (success: Handler) => runner({ ...handlers, success });
        if (name === 'withFailureHandler') return (failure: Handler) => runner({ ...handlers, failure });
        if (name === 'withUserObject') return (userObject: unknown) => runner({ ...handlers, userObject });
        // Google keeps functions whose name ends in an underscore to the script.
        if (name.endsWith('_')) return undefined;
        return (...args: unknown[]) => {
          args.forEach(refuseWhatGoogleRefuses);
          calls += 1;
          waiting.set(calls, handlers);
          tell({ kind: 'run', call: calls, name, args: JSON.parse(JSON.stringify(args)) as unknown });
        };
      },
    },
  );
}

function refuseWhatGoogleRefuses(value: unknown, place: number | string): void {
  if (typeof value === 'function' || value instanceof Date || value instanceof Node) {
    throw new TypeError(`Failed due to illegal value in property: ${place}`);
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) refuseWhatGoogleRefuses(part, key);
  }
}

Object.defineProperty(window, 'google', {
  value: {
    script: {
      run: runner({}),
      host: {
        close: () => tell({ kind: 'close' }),
        editor: { focus: () => tell({ kind: 'focus' }) },
      },
    },
  },
});

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) tell({ kind: 'escape' });
  if (event.key === 'F6') {
    event.preventDefault();
    tell({ kind: 'next part' });
  }
});

/** A roster that is dropped beside the grid would leave this page; a field for files takes its own. */
for (const kind of ['dragenter', 'dragover', 'drop'] as const) {
  addEventListener(kind, (event) => {
    const isForField = event.target instanceof HTMLInputElement && event.target.type === 'file';
    if (isForField || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
    if (kind !== 'drop') tell({ kind: 'drag' });
  });
}
