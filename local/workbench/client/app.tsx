import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuEntry, User } from '../protocol';
import { Samples, ScriptDialog, StartOver } from './dialogs';
import { GrowthZone } from './growthzone';
import { type Entry, type Menu, MenuBar } from './menu-bar';
import { ScriptFrame } from './script-frame';
import { type PageState, Workbench } from './workbench';

type Asking = 'samples' | 'start over' | undefined;
type View = 'sheet' | 'growthzone';

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
          <section aria-label="GrowthZone" class="back-office">
            <GrowthZone
              practice={state.hello.practice}
              read={workbench.readGrowthZone}
              letPass={(minutes) => workbench.connection.post('let-pass', { minutes })}
            />
          </section>
        )}
        {workbench && state?.sidebar && <Sidebar workbench={workbench} page={state.sidebar} />}
      </main>
      <div class="visually-hidden" aria-live="polite" id="reader">
        {state?.spoken}
      </div>
      <Toasts workbench={workbench} state={state} />
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

interface TopProps {
  readonly workbench: Workbench;
  readonly state: PageState;
  readonly ask: (what: Asking) => void;
  readonly view: View;
  readonly show: (view: View) => void;
}

function Top({ workbench, state, ask, view, show }: TopProps) {
  const files = useRef<HTMLInputElement>(null);
  const { hello } = state;
  const open = () => files.current?.click();
  const download = () => location.assign('/download');
  const menus: Menu[] = [
    {
      caption: 'File',
      entries: [
        { kind: 'item', caption: 'Open file…', choose: open },
        { kind: 'item', caption: 'Samples…', choose: () => ask('samples') },
        { kind: 'item', caption: 'Download .xlsx', choose: download },
        { kind: 'line' },
        { kind: 'item', caption: 'Start over…', choose: () => ask('start over') },
      ],
    },
    {
      caption: 'Edit',
      entries: [
        { kind: 'item', caption: 'Undo', keys: 'Ctrl+Z', choose: () => void workbench.undo() },
        { kind: 'item', caption: 'Redo', keys: 'Ctrl+Y', choose: () => void workbench.redo() },
      ],
    },
    {
      caption: 'Extensions',
      entries: [{ kind: 'menu', caption: 'CE Roster', entries: state.menu.map((entry) => entryOf(entry, workbench)) }],
    },
  ];
  return (
    <header class="top">
      <div class="title">
        <h1>{state.fileName || 'Opening…'}</h1>
        <span class="saved">
          {hello?.kept ? 'Kept in a folder of this computer' : 'Kept until the workbench stops'}
        </span>
        <span class="grow" />
        <button type="button" class="button" onClick={open}>
          Open file…
        </button>
        <button type="button" class="button" onClick={() => ask('samples')}>
          Samples…
        </button>
        <button type="button" class="button" onClick={download}>
          Download .xlsx
        </button>
        <button type="button" class="button" onClick={() => ask('start over')}>
          Start over…
        </button>
        {hello && <SignedIn user={hello.user} users={hello.users} onChange={(email) => workbench.signIn(email)} />}
      </div>
      <div class="menus">
        <MenuBar menus={menus} />
        <span class="grow" />
        <div class="views" role="tablist" aria-label="What to show">
          <Tab caption="Roster sheet" selected={view === 'sheet'} choose={() => show('sheet')} />
          <Tab caption="GrowthZone" selected={view === 'growthzone'} choose={() => show('growthzone')} />
        </div>
        <span class="practice">Practice GrowthZone: nothing leaves this computer</span>
      </div>
      {state.problem !== '' && (
        <p class="problem" role="alert">
          <span>{state.problem}</span>
          <button type="button" class="close" aria-label="Dismiss" onClick={() => workbench.dismiss()}>
            ×
          </button>
        </p>
      )}
      <input
        ref={files}
        type="file"
        accept=".csv,.xlsx,.tsv,.txt"
        hidden
        aria-label="Open a roster"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void workbench.openFile(file);
          currentTarget.value = '';
        }}
      />
    </header>
  );
}

function entryOf(entry: MenuEntry, workbench: Workbench): Entry {
  if (entry.kind === 'line') return entry;
  if (entry.kind === 'menu') return { ...entry, entries: entry.entries.map((inner) => entryOf(inner, workbench)) };
  return { kind: 'item', caption: entry.caption, choose: () => workbench.choose(entry.functionName) };
}

interface TabProps {
  readonly caption: string;
  readonly selected: boolean;
  readonly choose: () => void;
}

function Tab({ caption, selected, choose }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      class="button"
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={choose}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        const other = currentTarget.nextElementSibling ?? currentTarget.previousElementSibling;
        (other as HTMLElement | null)?.click();
        (other as HTMLElement | null)?.focus();
      }}
    >
      {caption}
    </button>
  );
}

interface SignedInProps {
  readonly user: User;
  readonly users: readonly User[];
  readonly onChange: (email: string) => void;
}

function SignedIn({ user, users, onChange }: SignedInProps) {
  return (
    <label class="user">
      <span class="visually-hidden">Signed in as</span>
      <span class="initial" aria-hidden="true">
        {user.name.charAt(0)}
      </span>
      <select value={user.email} title={user.email} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {users.map(({ name, email }) => (
          <option key={email} value={email}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Sidebar({
  workbench,
  page,
}: {
  readonly workbench: Workbench;
  readonly page: NonNullable<PageState['sidebar']>;
}) {
  const close = () => {
    workbench.closePage('sidebar');
    workbench.focusGrid();
  };
  return (
    <aside class="sidebar" aria-label={page.title}>
      <header class="bar">
        <h2>{page.title}</h2>
        <button type="button" class="close" aria-label="Close the sidebar" onClick={close}>
          ×
        </button>
      </header>
      <ScriptFrame page={page} run={workbench.run} onClose={close} onFocusGrid={workbench.focusGrid} />
    </aside>
  );
}

function Toasts({
  workbench,
  state,
}: {
  readonly workbench: Workbench | undefined;
  readonly state: PageState | undefined;
}) {
  return (
    <div class="toasts" role="status">
      {state?.toasts.map(({ id, title, text }) => (
        <div class="toast" key={id}>
          <p>
            {title !== '' && <b>{title}</b>} {text}
          </p>
          <button type="button" class="close" aria-label="Dismiss" onClick={() => workbench?.closeToast(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
