import { useEffect, useRef, useState } from 'preact/hooks';
import { OpenOver, Samples, ScriptDialog, StartOver } from './dialogs';
import { focusNextPart } from './focus';
import { BackOffice, forgetOfficeScreen, GrowthZone } from './growthzone';
import type { PageState } from './page-state';
import { Sidebar } from './sidebar';
import { Stranger } from './stranger';
import { Toasts } from './toasts';
import { type Asking, Top } from './top';
import { keptView, VIEW, Views } from './views';
import { Workbench } from './workbench';

/** A browser tells of what is dragged at least that often. */
const DRAG_MS = 700;

/** The whole page. The grid's element is made once and never drawn again: its library owns what is in it. */
export function App() {
  const grid = useRef<HTMLDivElement>(null);
  const [workbench, setWorkbench] = useState<Workbench>();
  const [state, setState] = useState<PageState>();
  const [asking, setAsking] = useState<Asking>();
  const [view, setView] = useState(keptView);
  // A new object for every move.
  const [dragging, setDragging] = useState<object | false>(false);
  useEffect(() => sessionStorage.setItem(VIEW, view), [view]);
  // What is dragged moves all the time; once it does not, it is gone.
  useEffect(() => {
    if (dragging === false) return;
    const timer = setTimeout(() => setDragging(false), DRAG_MS);
    return () => clearTimeout(timer);
  }, [dragging]);

  useEffect(() => {
    if (!grid.current) return;
    const started = new Workbench(grid.current, setState);
    setWorkbench(started);
    setState(started.state);
    const drag = (event: DragEvent) => {
      // Cells are dragged within the grid, too: those are its own affair.
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const file = event.dataTransfer.files[0];
      if (event.type === 'drop' && file) void started.openFile(file);
      setDragging(event.type === 'drop' ? false : {});
    };
    for (const kind of ['dragenter', 'dragover', 'drop'] as const) addEventListener(kind, drag);
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
      {workbench && state && <Top workbench={workbench} state={state} ask={setAsking} />}
      <main>
        <div class="shown">
          <Views view={view} show={setView} />
          {workbench && state?.stranger != null && <Stranger workbench={workbench} file={state.stranger} />}
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
          {state?.hello && view === 'back office' && (
            <BackOffice key={`${state.hello.backOffice} ${state.beginnings}`} address={state.hello.backOffice} />
          )}
          {dragging !== false && view !== 'back office' && (
            <p class="drop-here">
              <b>Drop the roster here</b>
              <span>A .csv or .xlsx of one class opens in your spreadsheet. It does not leave this computer.</span>
            </p>
          )}
        </div>
        {workbench && state?.sidebar && (
          <Sidebar
            workbench={workbench}
            page={state.sidebar}
            takesFocus={state.isSidebarWanted}
            ahead={state.ahead}
            onDrag={() => setDragging({})}
          />
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
          ahead={state.ahead}
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
      {workbench && state?.waiting && (
        <OpenOver
          name={state.waiting.name}
          open={state.fileName}
          onClose={() => workbench.forgetWaiting()}
          onChoose={(way) => {
            const { waiting } = state;
            workbench.forgetWaiting();
            waiting?.open(way);
          }}
        />
      )}
      {workbench && asking === 'start over' && (
        <StartOver
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            forgetOfficeScreen();
            void workbench.startOver();
          }}
        />
      )}
    </div>
  );
}
