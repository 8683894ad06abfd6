import { useRef } from 'preact/hooks';
import type { MenuEntry, User } from '../protocol';
import { type Entry, type Menu, MenuBar } from './menu-bar';
import type { PageState } from './page-state';
import type { Workbench } from './workbench';

/** What the page asks before it does something. */
export type Asking = 'samples' | 'start over' | undefined;

interface TopProps {
  readonly workbench: Workbench;
  readonly state: PageState;
  readonly ask: (what: Asking) => void;
}

/** The file's name, the buttons, who is signed in, the menu, and in one line what all this is. */
export function Top({ workbench, state, ask }: TopProps) {
  const files = useRef<HTMLInputElement>(null);
  const { hello } = state;
  const open = () => files.current?.click();
  const download = () => location.assign('/download');
  const menus: Menu[] = [
    {
      caption: 'File',
      key: 'f',
      entries: [
        { kind: 'item', caption: 'Open file…', choose: open },
        { kind: 'item', caption: 'Samples…', choose: () => ask('samples') },
        { kind: 'item', caption: 'Practice with this file', choose: () => void workbench.practice() },
        { kind: 'item', caption: 'Download .xlsx', choose: download },
        { kind: 'line' },
        { kind: 'item', caption: 'Start over…', choose: () => ask('start over') },
      ],
    },
    {
      caption: 'Edit',
      key: 'e',
      entries: [
        { kind: 'item', caption: 'Undo', keys: 'Ctrl+Z', choose: () => void workbench.undo() },
        { kind: 'item', caption: 'Redo', keys: 'Ctrl+Y', choose: () => void workbench.redo() },
      ],
    },
    {
      caption: 'Extensions',
      key: 'n',
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
        <span class="buttons">
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
        </span>
        {hello && <SignedIn user={hello.user} users={hello.users} onChange={(email) => workbench.signIn(email)} />}
      </div>
      <div class="menus">
        <MenuBar menus={menus} />
        <span class="grow" />
        <span class="practice">
          Practice on this computer: the add-on is real; the spreadsheet, GrowthZone, and everyone in them are made up.
          Nothing leaves this computer.
        </span>
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
