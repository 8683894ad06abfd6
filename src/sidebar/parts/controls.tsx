import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

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
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** A list that shows its first rows and the others on demand, so that thousands do not slow the page. */
export const FIRST_SHOWN = 25;

/** Offers a text as a file; nothing leaves the browser. */
export function download(name: string, text: string, type = 'text/csv'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Puts a text on the clipboard; in the sandbox of a sidebar the old way works where the new one is refused. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
