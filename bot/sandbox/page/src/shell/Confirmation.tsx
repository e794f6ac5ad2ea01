/** The question that Slack asks before a dangerous action: the confirm object of an element. */

import { signal } from "@preact/signals";
import type { JSX } from "preact";

import { Text } from "../text/Text";
import type { Confirm } from "../types";
import { Dialog } from "./Dialog";

const question = signal<{ confirm: Confirm; answer(yes: boolean): void } | null>(null);

/** Ask, and tell whether the answer was yes. */
export function askToConfirm(confirm: Confirm): Promise<boolean> {
  return new Promise((resolve) => {
    question.value = {
      confirm,
      answer(yes) {
        question.value = null;
        resolve(yes);
      },
    };
  });
}

export function Confirmation(): JSX.Element | null {
  const asked = question.value;
  if (!asked) {
    return null;
  }
  const { title, text, confirm, deny, style } = asked.confirm;
  return (
    <Dialog label="Confirm" class="dialog-small" onEscape={() => asked.answer(false)}>
      <header class="dialog-header">
        <h2>
          <Text of={title} />
        </h2>
      </header>
      <div class="dialog-body">
        <Text of={text} />
      </div>
      <footer class="dialog-footer">
        <button type="button" class="button" onClick={() => asked.answer(false)}>
          <Text of={deny} />
        </button>
        <button
          type="button"
          class={`button button-filled ${style === "danger" ? "button-danger" : "button-primary"}`}
          onClick={() => asked.answer(true)}
        >
          <Text of={confirm} />
        </button>
      </footer>
    </Dialog>
  );
}
