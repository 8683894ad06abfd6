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
