import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A menu's entry: something to do, a line, or a menu of its own. */
export type Entry =
  | { readonly kind: 'item'; readonly caption: string; readonly keys?: string; readonly choose: () => void }
  | { readonly kind: 'line' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly Entry[] };

export interface Menu {
  readonly caption: string;
  /** Opens the menu together with Alt, as in Google Sheets: from the grid there is no other way by keyboard. */
  readonly key: string;
  readonly entries: readonly Entry[];
}

/** The menu that is open. One that was opened by keyboard takes the focus. */
interface Opened {
  readonly place: number;
  readonly byKey: boolean;
}

const ITEMS = ':scope > * > [role=menuitem]';

/** The menu bar, by mouse and by keyboard as the ARIA practices describe one. */
export function MenuBar({ menus }: { readonly menus: readonly Menu[] }) {
  const [opened, setOpened] = useState<Opened>();
  const bar = useRef<HTMLDivElement>(null);
  const close = () => setOpened(undefined);
  const isOpen = opened !== undefined;

  useEffect(() => {
    if (!isOpen) return;
    const close = () => setOpened(undefined);
    const outside = (event: Event) => {
      if (!bar.current?.contains(event.target as Node)) close();
    };
    // A click into a sandboxed page takes the focus and is not seen otherwise.
    addEventListener('blur', close);
    addEventListener('pointerdown', outside, true);
    return () => {
      removeEventListener('blur', close);
      removeEventListener('pointerdown', outside, true);
    };
  }, [isOpen]);

  const open = (place: number) => setOpened({ place, byKey: true });

  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      const place = menus.findIndex(({ key }) => event.altKey && event.code === `Key${key.toUpperCase()}`);
      if (place < 0) return;
      event.preventDefault();
      event.stopPropagation();
      open(place);
    };
    addEventListener('keydown', byKey, true);
    return () => removeEventListener('keydown', byKey, true);
  });

  const onBarKey = (event: KeyboardEvent, place: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      const next = (place + step + menus.length) % menus.length;
      items(bar.current)[next]?.focus();
      if (isOpen) setOpened({ place: next, byKey: false });
    } else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === ' ') open(place);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };

  return (
    <div class="menu-bar" role="menubar" aria-label="Menu" ref={bar}>
      {menus.map(({ caption, key, entries }, place) => (
        <div role="none" key={caption}>
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={opened?.place === place}
            aria-keyshortcuts={`Alt+${key.toUpperCase()}`}
            tabIndex={place === 0 ? 0 : -1}
            onClick={() => (opened?.place === place ? close() : setOpened({ place, byKey: false }))}
            onPointerEnter={() => isOpen && setOpened({ place, byKey: false })}
            onKeyDown={(event) => onBarKey(event, place)}
          >
            {caption}
          </button>
          {opened?.place === place && (
            <List
              caption={caption}
              entries={entries}
              takesFocus={opened.byKey}
              onDone={close}
              onBack={() => {
                close();
                items(bar.current)[place]?.focus();
              }}
              onSideways={(step) => {
                const next = (place + step + menus.length) % menus.length;
                items(bar.current)[next]?.focus();
                open(next);
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface ListProps {
  readonly caption: string;
  readonly entries: readonly Entry[];
  readonly onDone: () => void;
  readonly onBack: () => void;
  /** To the next or the previous menu of the bar; in a submenu left goes back. */
  readonly onSideways: (step: number) => void;
  readonly takesFocus: boolean;
  readonly nested?: boolean;
}

function List({ caption, entries, onDone, onBack, onSideways, takesFocus, nested = false }: ListProps) {
  const [submenu, setSubmenu] = useState<Opened>();
  const list = useRef<HTMLDivElement>(null);
  // Before the next key: whoever types fast is not left behind.
  useLayoutEffect(() => {
    if (takesFocus) items(list.current)[0]?.focus();
  }, [takesFocus]);
  const move = (from: EventTarget | null, step: number) => {
    const all = items(list.current);
    const place = all.indexOf(from as HTMLElement);
    all[(place + step + all.length) % all.length]?.focus();
  };
  const enter = (place: number) => setSubmenu({ place, byKey: true });
  const onKey = (event: KeyboardEvent, entry: Entry, place: number) => {
    const { key, currentTarget } = event;
    if (key === 'ArrowDown') move(currentTarget, 1);
    else if (key === 'ArrowUp') move(currentTarget, -1);
    else if (key === 'Home') items(list.current)[0]?.focus();
    else if (key === 'End') items(list.current).at(-1)?.focus();
    else if (key === 'Escape') onBack();
    else if (key === 'Tab') return onDone();
    else if (key === 'ArrowRight') entry.kind === 'menu' ? enter(place) : onSideways(1);
    else if (key === 'ArrowLeft') nested ? onBack() : onSideways(-1);
    else if ((key === 'Enter' || key === ' ') && entry.kind === 'menu') enter(place);
    else if ((key === 'Enter' || key === ' ') && entry.kind === 'item') {
      onDone();
      entry.choose();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={caption} ref={list}>
      {entries.map((entry, place) =>
        entry.kind === 'line' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be told by
          <hr key={`line ${place}`} />
        ) : (
          <div role="none" key={entry.caption}>
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-haspopup={entry.kind === 'menu' ? 'menu' : undefined}
              aria-expanded={entry.kind === 'menu' ? submenu?.place === place : undefined}
              onClick={() => {
                if (entry.kind === 'menu') return setSubmenu({ place, byKey: false });
                onDone();
                entry.choose();
              }}
              onPointerEnter={() => setSubmenu(entry.kind === 'menu' ? { place, byKey: false } : undefined)}
              onKeyDown={(event) => onKey(event, entry, place)}
            >
              <span>{entry.caption}</span>
              <span class="keys" aria-hidden="true">
                {entry.kind === 'menu' ? '▸' : entry.keys}
              </span>
            </button>
            {entry.kind === 'menu' && submenu?.place === place && (
              <List
                nested
                takesFocus={submenu.byKey}
                caption={entry.caption}
                entries={entry.entries}
                onDone={onDone}
                onBack={() => {
                  setSubmenu(undefined);
                  items(list.current)
                    .find((item) => item.firstChild?.textContent === entry.caption)
                    ?.focus();
                }}
                onSideways={onSideways}
              />
            )}
          </div>
        ),
      )}
    </div>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
}
