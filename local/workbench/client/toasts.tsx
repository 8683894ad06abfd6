import type { Toast } from './page-state';

interface Props {
  readonly toasts: readonly Toast[];
  readonly onClose: (id: number) => void;
}

/** What the add-on says in passing. */
export function Toasts({ toasts, onClose }: Props) {
  return (
    <div class="toasts" role="status">
      {toasts.map(({ id, title, text }) => (
        <div class="toast" key={id}>
          <p>
            {title !== '' && <b>{title}</b>} {text}
          </p>
          <button type="button" class="close" aria-label="Dismiss" onClick={() => onClose(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
