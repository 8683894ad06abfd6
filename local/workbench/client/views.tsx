export type View = 'sheet' | 'growthzone' | 'back office';

/** Where the browser keeps for this window what is shown, so that a reload shows it again. */
export const VIEW = 'view';

export function keptView(): View {
  const kept = sessionStorage.getItem(VIEW);
  return kept === 'growthzone' || kept === 'back office' ? kept : 'sheet';
}

interface Props {
  readonly view: View;
  readonly show: (view: View) => void;
}

/** Whose what is shown is: the person's spreadsheet, or the practice GrowthZone in two ways. */
export function Views({ view, show }: Props) {
  return (
    <div class="views" role="tablist" aria-label="What to show">
      <Tab caption="Your spreadsheet" selected={view === 'sheet'} choose={() => show('sheet')} />
      <span class="whose" role="presentation">
        Practice GrowthZone:
      </span>
      <Tab caption="GrowthZone now" selected={view === 'growthzone'} choose={() => show('growthzone')} />
      <Tab caption="Back office" selected={view === 'back office'} choose={() => show('back office')} />
    </div>
  );
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
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (step === undefined) return;
        const tabs = [...(currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
        const other = tabs[tabs.indexOf(currentTarget) + step];
        other?.click();
        other?.focus();
      }}
    >
      {caption}
    </button>
  );
}
