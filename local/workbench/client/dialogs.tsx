import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Reply, Sample, ScriptPage, Way } from '../protocol';
import { focusGrid } from './focus';
import { ScriptFrame } from './script-frame';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus in it and closes it on Escape. */
function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // What opened it may be gone, as a menu is: then the grid, where the work goes on.
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusGrid();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <div class="bar">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="close" aria-label="Close" onClick={() => dialog.current?.close()}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}

interface ScriptDialogProps {
  readonly page: ScriptPage;
  readonly run: (name: string, args: readonly unknown[]) => Promise<Reply<unknown>>;
  readonly ahead: number;
  readonly onClose: () => void;
}

/** A dialog of the add-on's. */
export function ScriptDialog({ page, run, ahead, onClose }: ScriptDialogProps) {
  return (
    <Dialog title={page.title} onClose={onClose}>
      <div style={{ width: `${page.width ?? 500}px` }}>
        <ScriptFrame
          page={page}
          run={run}
          ahead={ahead}
          onClose={onClose}
          onFocusGrid={() => undefined}
          onEscape={onClose}
          height={page.height ?? 300}
        />
      </div>
    </Dialog>
  );
}

interface SamplesProps {
  readonly samples: readonly Sample[];
  readonly onChoose: (file: string) => void;
  readonly onClose: () => void;
}

/** The sample rosters. */
export function Samples({ samples, onChoose, onClose }: SamplesProps) {
  return (
    <Dialog title="Sample rosters" onClose={onClose}>
      <p>Fictional people. The practice GrowthZone knows them, and has an event for each credit on the class's day.</p>
      <ul class="samples">
        {samples.map(({ file, title }) => (
          <li key={file}>
            <button type="button" class="sample" onClick={() => onChoose(file)}>
              <b>{file}</b>
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface OpenOverProps {
  readonly name: string;
  /** The name of the spreadsheet that is open. */
  readonly open: string;
  readonly onChoose: (way: Way) => void;
  readonly onClose: () => void;
}

/** Asks before a spreadsheet that was worked on makes room for a file. */
export function OpenOver({ name, open, onChoose, onClose }: OpenOverProps) {
  return (
    <Dialog title={`Open “${name}”`} onClose={onClose}>
      <p>
        You have worked on “{open}”. Add the file as a sheet, and everything stays. Open it instead, and it replaces “
        {open}” and its credit tabs; Download .xlsx keeps a copy.
      </p>
      <footer>
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button" onClick={() => onChoose('instead')}>
          Open instead
        </button>
        <button type="button" class="button primary" onClick={() => onChoose('as a sheet')}>
          Add as a sheet
        </button>
      </footer>
    </Dialog>
  );
}

interface StartOverProps {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before everything is thrown away. */
export function StartOver({ onConfirm, onClose }: StartOverProps) {
  return (
    <Dialog title="Start over?" onClose={onClose}>
      <p>
        The first sample is opened again, and the practice GrowthZone forgets every registration and record. This cannot
        be undone.
      </p>
      <footer>
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button primary" onClick={onConfirm}>
          Start over
        </button>
      </footer>
    </Dialog>
  );
}
