/** A dialog over the page: takes the focus, keeps it, and gives it back. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select, [tabindex="0"]';

function focusable(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.offsetParent !== null);
}

/** The element marked `data-focus-on-load` gets the focus at first, else the first field of the body. */
export function Dialog(props: {
  label: string;
  class?: string;
  onEscape(): void;
  onSubmit?: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    focusFirst(box.current);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);

  // An update may bring the first field (after "Loading…"), or take away what had the focus.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === box.current) {
      focusFirst(box.current);
    }
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      props.onEscape();
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      props.onSubmit?.();
    } else if (event.key === "Tab" && box.current) {
      keepInside(event, box.current);
    }
  };

  return (
    <div class="dialog-backdrop">
      <div
        ref={box}
        class={`dialog ${props.class ?? ""}`}
        role="dialog"
        aria-modal="true"
        aria-label={props.label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {props.children}
      </div>
    </div>
  );
}

function focusFirst(root: HTMLElement | null): void {
  const body = root?.querySelector<HTMLElement>(".dialog-body");
  const wanted = root?.querySelector<HTMLElement>("[data-focus-on-load]") ?? (body ? focusable(body)[0] : undefined);
  (wanted ?? root)?.focus({ preventScroll: true });
}

function keepInside(event: KeyboardEvent, root: HTMLElement): void {
  const all = focusable(root);
  const first = all[0];
  const last = all.at(-1);
  const now = document.activeElement;
  if (event.shiftKey && (now === first || now === root)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && now === last) {
    event.preventDefault();
    first?.focus();
  }
}
