import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What comes next and what hinders it, in sight at the bottom however long the step is. */
export function Bar({ children }: { readonly children: ComponentChildren }) {
  return (
    <div ref={useHeight('--bar')} class="actions bar">
      {children}
    </div>
  );
}

/** Tells the style sheet, under this name, how tall an element is that lies over the page's end. */
export function useHeight(name: `--${string}`): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty(name, `${box.current?.offsetHeight ?? 0}px`));
    if (box.current) observer.observe(box.current);
    return () => {
      observer.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
  return box;
}
