import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly title: string;
  readonly action: string;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/** A question in the page itself. The focus is on Cancel, Enter confirms nothing by itself, Esc cancels. */
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
          Cancel
        </button>
        <button type="button" class="primary" onClick={() => void onConfirm()}>
          {action}
        </button>
      </div>
    </div>
  );
}
