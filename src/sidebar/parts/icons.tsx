/** Signs that stand beside a word, never instead of one. */
const PATHS = {
  pass: 'M6.5 11.2 3.3 8l-1 1 4.2 4.2L14 5.7l-1-1z',
  fail: 'M12.2 4.8 11.2 3.8 8 7 4.8 3.8l-1 1L7 8l-3.2 3.2 1 1L8 9l3.2 3.2 1-1L9 8z',
  ask: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm.7 9.6H7.3v-1.4h1.4zm1.3-5-.6.6c-.5.5-.7.9-.7 1.8H7.3v-.3c0-.7.3-1.4.8-1.9l.8-.8a1.3 1.3 0 1 0-2.2-1H5.3a2.7 2.7 0 1 1 5.4 0c0 .6-.3 1.2-.7 1.6z',
  fix: 'M8 2 1.3 13.5h13.4zm.7 9.3H7.3V9.9h1.4zm0-2.6H7.3V5.9h1.4z',
  note: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm.7 9H7.3V7.3h1.4zm0-5H7.3V4.6h1.4z',
  gear: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM13.6 9l1.2 1-1.3 2.3-1.5-.5c-.4.3-.8.6-1.3.8L10.4 14H7.7l-.3-1.5c-.5-.2-.9-.4-1.3-.8l-1.5.6L3.2 10l1.2-1a5 5 0 0 1 0-1.6l-1.2-1 1.4-2.3 1.5.5c.4-.3.8-.6 1.3-.8L7.7 2h2.7l.3 1.6c.5.2.9.4 1.3.8l1.5-.6 1.3 2.3-1.2 1a5 5 0 0 1 0 1.6z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
