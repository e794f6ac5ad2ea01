/** Short remarks at the edge of the page, such as why something was refused. */

import type { JSX } from "preact";

import { toasts } from "../store";

export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((one) => (
        <div key={one.id} class="toast">
          {one.text}
        </div>
      ))}
    </div>
  );
}
