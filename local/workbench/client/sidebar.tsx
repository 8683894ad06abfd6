import type { ScriptPage } from '../protocol';
import { focusGrid, focusNextPart } from './focus';
import { ScriptFrame } from './script-frame';
import type { Workbench } from './workbench';

interface Props {
  readonly workbench: Workbench;
  readonly page: ScriptPage;
  readonly takesFocus: boolean;
  readonly ahead: number;
  readonly onDrag: () => void;
}

/** The add-on's sidebar, as wide as Google's. */
export function Sidebar({ workbench, page, takesFocus, ahead, onDrag }: Props) {
  const close = () => {
    workbench.closePage('sidebar');
    focusGrid();
  };
  return (
    <aside class="sidebar" aria-label={page.title}>
      <header class="bar">
        <h2>
          <small>The add-on</small> {page.title}
        </h2>
        <button type="button" class="close" aria-label="Close the sidebar" onClick={close}>
          ×
        </button>
      </header>
      <ScriptFrame
        page={page}
        run={workbench.run}
        onClose={close}
        onFocusGrid={focusGrid}
        onNextPart={focusNextPart}
        takesFocus={takesFocus}
        ahead={ahead}
        onDrag={onDrag}
      />
    </aside>
  );
}
