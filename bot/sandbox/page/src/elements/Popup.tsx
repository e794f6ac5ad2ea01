/** A box that opens beside the thing that opened it: lists, menus, calendars. */

import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const GAP = 4;

interface Spot {
  left: number;
  top: number;
  maxHeight: number;
}

/** Below the anchor if there is room, else above it; never outside the window. */
function spotFor(anchor: HTMLElement, box: HTMLElement): Spot {
  const at = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - 2 * GAP;
  const above = at.top - 2 * GAP;
  const down = size.height <= below || below >= above;
  const height = Math.min(box.scrollHeight, down ? below : above);
  return {
    left: Math.max(GAP, Math.min(at.left, window.innerWidth - size.width - GAP)),
    top: down ? at.bottom + GAP : at.top - GAP - height,
    maxHeight: down ? below : above,
  };
}

export function Popup(props: {
  anchor: RefObject<HTMLElement | null>;
  onClose(): void;
  class?: string;
  label?: string;
  role?: "dialog" | "menu";
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);

  useLayoutEffect(() => {
    const place = (): void => {
      if (props.anchor.current && box.current) {
        setSpot(spotFor(props.anchor.current, box.current));
      }
    };
    place();
    const watch = new ResizeObserver(place);
    if (box.current) {
      watch.observe(box.current);
    }
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      watch.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, []);

  useEffect(() => {
    const outside = (event: MouseEvent): void => {
      const target = event.target instanceof Node ? event.target : null;
      if (target && !box.current?.contains(target) && !props.anchor.current?.contains(target)) {
        props.onClose();
      }
    };
    // Before anything else takes the key: wherever the focus is, Escape closes the popup first, then what lies under it.
    const escape = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        event.stopPropagation();
        props.onClose();
        props.anchor.current?.focus();
      }
    };
    document.addEventListener("mousedown", outside);
    document.addEventListener("keydown", escape, true);
    return () => {
      document.removeEventListener("mousedown", outside);
      document.removeEventListener("keydown", escape, true);
    };
  }, [props.onClose]);

  const style = spot
    ? { left: `${spot.left}px`, top: `${spot.top}px`, maxHeight: `${spot.maxHeight}px` }
    : { opacity: 0 }; // not hidden, since what is hidden can't take the focus
  return (
    <div ref={box} class={`popup ${props.class ?? ""}`} style={style} role={props.role} aria-label={props.label}>
      {props.children}
    </div>
  );
}

/** Move the focus among the items of a menu with the arrow keys, Home and End. */
export function moveInMenu(event: KeyboardEvent, selector = '[role^="menuitem"]'): void {
  const menu = event.currentTarget;
  if (!(menu instanceof HTMLElement)) {
    return;
  }
  const items = [...menu.querySelectorAll<HTMLElement>(selector)];
  const now = items.findIndex((item) => item === document.activeElement);
  const steps: Record<string, number> = {
    ArrowDown: (now + 1) % items.length,
    ArrowUp: (now - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = steps[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next]?.focus();
  }
}
