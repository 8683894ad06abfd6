import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../browser';
import type { Phrase } from '../texts/phrase';
import { SHARED } from '../texts/shared';

interface ButtonProps {
  readonly label: string;
  readonly onPress: () => unknown;
  /** One blue button a view. */
  readonly primary?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Where the pressed button has gone, this one has the keyboard next; the blue one unless it is said otherwise. */
  readonly isNext?: boolean;
}

/** `aria-disabled` instead of `disabled`, which would take the keyboard's focus away. */
export function Button({
  label,
  onPress,
  primary = false,
  busy = false,
  disabled = false,
  isNext = primary,
}: ButtonProps) {
  const off = busy || disabled;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Not in a page that nobody has used yet: it is read from its beginning.
    const isNowhere = document.activeElement === document.body && document.hasFocus();
    if (isNext && isNowhere && navigator.userActivation?.hasBeenActive) button.current?.focus();
  }, [isNext]);
  return (
    <button
      ref={button}
      type="button"
      class={primary ? 'primary' : 'plain'}
      aria-disabled={off}
      onClick={() => {
        if (!off) void onPress();
      }}
    >
      {label}
    </button>
  );
}

interface TickProps {
  readonly label: ComponentChildren;
  /** Where in GrowthZone a person looks. */
  readonly where?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, where, checked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {where && <span class="samples"> {where}</span>}
      </span>
    </label>
  );
}

/** What comes next and what hinders it, in sight at the bottom however long the step is. */
export function Bar({ children }: { readonly children: ComponentChildren }) {
  return (
    <div ref={useHeight('--bar')} class="actions bar">
      {children}
    </div>
  );
}

/** Tells the style sheet, under this name, how tall an element is that lies over the page's end. */
export function useHeight(name: `--${string}`): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty(name, `${box.current?.offsetHeight ?? 0}px`));
    if (box.current) observer.observe(box.current);
    return () => {
      observer.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
  return box;
}

/** Signs that stand beside a word, never instead of one. */
const PATHS = {
  pass: 'M6.5 11.2 3.3 8l-1 1 4.2 4.2L14 5.7l-1-1z',
  fail: 'M12.2 4.8 11.2 3.8 8 7 4.8 3.8l-1 1L7 8l-3.2 3.2 1 1L8 9l3.2 3.2 1-1L9 8z',
  ask: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm.7 9.6H7.3v-1.4h1.4zm1.3-5-.6.6c-.5.5-.7.9-.7 1.8H7.3v-.3c0-.7.3-1.4.8-1.9l.8-.8a1.3 1.3 0 1 0-2.2-1H5.3a2.7 2.7 0 1 1 5.4 0c0 .6-.3 1.2-.7 1.6z',
  fix: 'M8 2 1.3 13.5h13.4zm.7 9.3H7.3V9.9h1.4zm0-2.6H7.3V5.9h1.4z',
  note: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm.7 9H7.3V7.3h1.4zm0-5H7.3V4.6h1.4z',
  gear: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM13.6 9l1.2 1-1.3 2.3-1.5-.5c-.4.3-.8.6-1.3.8L10.4 14H7.7l-.3-1.5c-.5-.2-.9-.4-1.3-.8l-1.5.6L3.2 10l1.2-1a5 5 0 0 1 0-1.6l-1.2-1 1.4-2.3 1.5.5c.4-.3.8-.6 1.3-.8L7.7 2h2.7l.3 1.6c.5.2.9.4 1.3.8l1.5-.6 1.3 2.3-1.2 1a5 5 0 0 1 0 1.6z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Thousands of lines at once would slow the page. */
const FIRST = 25;
const EACH_TIME = 100;

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** One line, an `li` with its key. */
  readonly line: (item: Item) => ComponentChildren;
  /** All of them are shown, however many. */
  readonly isWhole?: boolean;
}

/** Shows the first lines, and the others on demand. */
export function LongList<Item>({ items, line, isWhole = false }: LongListProps<Item>) {
  const [most, setMost] = useState(FIRST);
  const shown = isWhole ? items.length : most;
  return (
    <>
      <ul class="rows">{items.slice(0, shown).map(line)}</ul>
      {items.length > shown && (
        <Button
          label={SHARED.showMore(Math.min(EACH_TIME, items.length - shown))}
          onPress={() => setMost(shown + EACH_TIME)}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly action: string;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/** A confirmation in the page itself. The focus is on Cancel, Enter confirms nothing by itself, Esc cancels. */
export function Confirm({ title, action, onConfirm, onCancel, children }: ConfirmProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div
      class="card confirm"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`}>{children}</div>
      <div class="actions">
        <button type="button" class="plain" ref={cancel} onClick={onCancel}>
          {SHARED.cancel}
        </button>
        <button type="button" class="primary" onClick={() => void onConfirm()}>
          {action}
        </button>
      </div>
    </div>
  );
}

interface CopyProps {
  readonly label: string;
  readonly text: () => string;
  readonly isNext?: boolean;
}

/** Copies what the page shows, and says whether the browser let it. */
export function CopyButton({ label, text, isNext = false }: CopyProps) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    setSaid((await copyText(text())) ? SHARED.copied : SHARED.notCopied);
  };
  return (
    <>
      <Button label={label} isNext={isNext} onPress={copy} />
      <span role="status">{said}</span>
    </>
  );
}

/** A sentence of which parts stand out. */
export function Words({ of: parts }: { readonly of: Phrase }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their order
  return <>{parts.map((part, index) => (typeof part === 'string' ? part : <b key={index}>{part.bold}</b>))}</>;
}
