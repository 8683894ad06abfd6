import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SidebarState } from '../api';
import { ask } from './server';

/** What the page is doing or has to say; the state stays on screen meanwhile. */
type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly text: string }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

function Page() {
  const [state, setState] = useState<SidebarState | null>(null);
  const [activity, setActivity] = useState<Activity>({ kind: 'idle' });
  const busy = activity.kind === 'busy';

  async function load() {
    setActivity({ kind: 'busy', text: 'Loading…' });
    const answer = await ask({ ask: 'state' });
    if (answer.ok) setState(answer.value);
    setActivity(answer.ok ? { kind: 'idle' } : { kind: 'failed', text: answer.problem.message });
  }

  async function check() {
    setActivity({ kind: 'busy', text: 'Checking the roster…' });
    const answer = await ask({ ask: 'check' });
    setActivity(
      answer.ok ? { kind: 'done', text: answer.value.summary } : { kind: 'failed', text: answer.problem.message },
    );
  }

  // Once, when the page opens.
  useEffect(() => {
    void load();
  }, []);

  return (
    <>
      <h1>CE Roster</h1>
      {state && <Whereabouts state={state} />}
      {state ? (
        <Primary label="Check roster" busy={busy} onPress={check} />
      ) : (
        activity.kind === 'failed' && <Primary label="Try again" busy={busy} onPress={load} />
      )}
      <div role="status">{activity.kind === 'busy' || activity.kind === 'done' ? activity.text : ''}</div>
      {activity.kind === 'failed' && <div role="alert">{activity.text}</div>}
    </>
  );
}

/** The account it runs as and the association are always visible. */
function Whereabouts({ state }: { readonly state: SidebarState }) {
  return (
    <dl>
      <dt>Account</dt>
      <dd>{state.account}</dd>
      <dt>Association</dt>
      <dd>{state.connection?.tenant ?? 'Not connected'}</dd>
      <dt>Sheet</dt>
      <dd>{state.sheet}</dd>
    </dl>
  );
}

interface PrimaryProps {
  readonly label: string;
  readonly busy: boolean;
  readonly onPress: () => Promise<void>;
}

/** Not `disabled` while busy, which would take the keyboard's focus away. */
function Primary({ label, busy, onPress }: PrimaryProps) {
  return (
    <button type="button" class="primary" aria-disabled={busy} onClick={() => !busy && void onPress()}>
      {label}
    </button>
  );
}

const page = document.getElementById('page');
if (page) render(<Page />, page);
