import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Reply, ScriptPage } from '../protocol';

interface Props {
  readonly page: ScriptPage;
  readonly run: (name: string, args: readonly unknown[]) => Promise<Reply<unknown>>;
  readonly onClose: () => void;
  /** The page hands the keyboard back to the grid. */
  readonly onFocusGrid: () => void;
  /** Escape was pressed in the page and not used there. */
  readonly onEscape?: () => void;
  /** F6 was pressed in the page. */
  readonly onNextPart?: () => void;
  readonly height?: number;
  /** By how many milliseconds the workbench's clock is ahead of this computer's; the page goes by it. */
  readonly ahead: number;
  /** A file is dragged over the page. */
  readonly onDrag?: () => void;
  /** The keyboard goes there once the page is loaded. */
  readonly takesFocus?: boolean;
}

type FromPage =
  | { readonly kind: 'run'; readonly call: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' | 'focus' | 'escape' | 'next part' | 'drag' };

/** A page of the add-on's as Google shows it: in a sandbox, with google.script.run as its only way out. */
export function ScriptFrame(props: Props) {
  const { page, run, onClose, onFocusGrid, onEscape, onNextPart, onDrag, ahead, height, takesFocus } = props;
  const frame = useRef<HTMLIFrameElement>(null);

  // Before the browser goes on: on a busy computer the page could ask its first question before anybody listens.
  useLayoutEffect(() => {
    const receive = (event: MessageEvent<FromPage>) => {
      const source = frame.current?.contentWindow;
      // A sandboxed page has no origin: "null" is the only one it can have.
      if (!source || event.source !== source || event.origin !== 'null') return;
      const { data } = event;
      if (data.kind === 'close') onClose();
      if (data.kind === 'focus') onFocusGrid();
      if (data.kind === 'escape') onEscape?.();
      if (data.kind === 'next part') onNextPart?.();
      if (data.kind === 'drag') onDrag?.();
      if (data.kind !== 'run') return;
      void run(data.name, data.args).then((reply) => source.postMessage({ call: data.call, ...reply }, '*'));
    };
    addEventListener('message', receive);
    return () => removeEventListener('message', receive);
  });

  useEffect(() => frame.current?.contentWindow?.postMessage({ kind: 'clock', ahead }, '*'), [ahead]);

  return (
    <iframe
      ref={frame}
      key={page.id}
      title={page.title}
      src={`/script-page/${page.id}`}
      onLoad={() => takesFocus && frame.current?.focus()}
      sandbox="allow-scripts allow-downloads allow-popups allow-forms"
      style={height === undefined ? undefined : { height: `${height}px` }}
    />
  );
}
