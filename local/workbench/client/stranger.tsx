import { useState } from 'preact/hooks';
import type { Workbench } from './workbench';

interface Props {
  readonly workbench: Workbench;
  readonly file: string;
}

/** Offers to make the people of somebody's own roster known, so that it can be practiced with. */
export function Stranger({ workbench, file }: Props) {
  const [busy, setBusy] = useState(false);
  const practice = async () => {
    if (busy) return;
    setBusy(true);
    await workbench.practice();
    setBusy(false);
  };
  return (
    <div class="stranger" role="status">
      <span>The practice GrowthZone does not know the people of “{file}”.</span>
      <button type="button" class="button primary" aria-disabled={busy} onClick={() => void practice()}>
        {busy ? 'Adding them…' : 'Practice with this file'}
      </button>
      <button type="button" class="close" aria-label="Not now" onClick={() => void workbench.notNow()}>
        ×
      </button>
    </div>
  );
}
