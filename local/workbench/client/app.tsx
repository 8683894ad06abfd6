import { useEffect, useRef, useState } from 'preact/hooks';
import { Samples, ScriptDialog, StartOver } from './dialogs';
import { focusNextPart } from './focus';
import { BackOffice, GrowthZone } from './growthzone';
import type { PageState } from './page-state';
import { Sidebar } from './sidebar';
import { Toasts } from './toasts';
import { type Asking, Top, type View } from './top';
import { Workbench } from './workbench';

/** The whole page. The grid's element is made once and never drawn again: its library owns what is in it. */
export function App() {
  const grid = useRef<HTMLDivElement>(null);
  const [workbench, setWorkbench] = useState<Workbench>();
  const [state, setState] = useState<PageState>();
  const [asking, setAsking] = useState<Asking>();
  const [view, setView] = useState<View>('sheet');

  useEffect(() => {
    if (!grid.current) return;
    const started = new Workbench(grid.current, setState);
    setWorkbench(started);
    setState(started.state);
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (event.type === 'drop' && file) void started.openFile(file);
      // Cells are dragged within the grid, too: those are its own affair.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    addEventListener('dragover', drop);
    addEventListener('drop', drop);
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'F6') return;
        event.preventDefault();
        event.stopPropagation();
        focusNextPart();
      },
      true,
    );
  }, []);

  return (
    <div class="page">
      {state?.connected === false && (
        <p class="banner" role="alert">
          The workbench has stopped. Start it again with npm start; this page goes on by itself.
        </p>
      )}
      {workbench && state && <Top workbench={workbench} state={state} ask={setAsking} view={view} show={setView} />}
      <main>
        <div id="grid" ref={grid} class={view === 'sheet' ? '' : 'away'} />
        {workbench && state?.hello && view === 'growthzone' && (
          <section aria-label="GrowthZone now" class="beside">
            <GrowthZone
              practice={state.hello.practice}
              read={workbench.readGrowthZone}
              letPass={(minutes) => workbench.connection.post('let-pass', { minutes })}
            />
          </section>
        )}
        {state?.hello && view === 'back office' && <BackOffice address={state.hello.backOffice} />}
        {workbench && state?.sidebar && (
          <Sidebar workbench={workbench} page={state.sidebar} takesFocus={state.isSidebarWanted} />
        )}
      </main>
      <div class="visually-hidden" aria-live="polite" id="reader">
        {state?.spoken}
      </div>
      <Toasts toasts={state?.toasts ?? []} onClose={(id) => workbench?.closeToast(id)} />
      {workbench && state?.dialog && (
        <ScriptDialog
          key={state.dialog.id}
          page={state.dialog}
          run={workbench.run}
          onClose={() => workbench.closePage('dialog')}
        />
      )}
      {workbench && asking === 'samples' && (
        <Samples
          samples={state?.hello?.samples ?? []}
          onClose={() => setAsking(undefined)}
          onChoose={(file) => {
            setAsking(undefined);
            void workbench.openSample(file);
          }}
        />
      )}
      {workbench && asking === 'start over' && (
        <StartOver
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            void workbench.startOver();
          }}
        />
      )}
    </div>
  );
}
