/** The modal on top of the user's stack of views. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { closeView, submitView } from "../actions";
import { Blocks } from "../blocks/Blocks";
import { collect, enteredIn } from "../elements/surface";
import { Avatar } from "../shell/Avatar";
import { Dialog } from "../shell/Dialog";
import { BackIcon, CloseIcon } from "../shell/icons";
import { stack, submitting, viewErrors, viewFailure, workspace } from "../store";
import { Text, wordsOf } from "../text/Text";
import type { View } from "../types";
import { errorsIn } from "./validate";

function ModalView({ view, below }: { view: View; below: boolean }): JSX.Element {
  const container = { type: "view" as const, view_id: view.id };
  const values = enteredIn(container);
  const body = useRef<HTMLDivElement>(null);
  const busy = submitting.value === view.id;
  const errors = viewErrors.value;
  const count = Object.keys(errors).length;
  const before = useRef(0);

  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (fewer) {
      return; // A field was corrected just now: leave the focus in it.
    }
    const wrong = body.current?.querySelector<HTMLElement>(".input-wrong");
    wrong?.scrollIntoView({ block: "nearest" });
    wrong?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  }, [errors]);

  const submit = (): void => {
    const found = errorsIn(view, values.value);
    viewErrors.value = found;
    if (Object.keys(found).length === 0 && !busy) {
      void submitView(view, collect(view.blocks, values.value));
    }
  };
  const close = (all: boolean): void => void closeView(view, all);
  return (
    <Dialog label={wordsOf(view.title)} onEscape={() => close(false)} {...(view.submit ? { onSubmit: submit } : {})}>
      <header class="dialog-header">
        {below ? (
          <button type="button" class="icon-button" aria-label="Back" onClick={() => close(false)}>
            <BackIcon />
          </button>
        ) : (
          <Avatar id={workspace.value?.bot.user_id} small />
        )}
        <h2>{view.title && <Text of={view.title} />}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => close(true)}>
          <CloseIcon />
        </button>
      </header>
      <div ref={body} class="dialog-body">
        {viewFailure.value && (
          <p class="alert" role="alert">
            {viewFailure.value}
          </p>
        )}
        <Blocks surface={{ kind: "modal", container, blocks: view.blocks, values }} />
      </div>
      <footer class="dialog-footer">
        <button type="button" class="button" onClick={() => close(false)}>
          {view.close ? <Text of={view.close} /> : view.submit ? "Cancel" : "Close"}
        </button>
        {view.submit && (
          <button
            type="button"
            class="button button-primary button-filled"
            disabled={view.submit_disabled === true}
            aria-busy={busy}
            aria-disabled={busy}
            onClick={submit}
          >
            {busy ? <span class="spinner" role="img" aria-label="Sending" /> : <Text of={view.submit} />}
          </button>
        )}
      </footer>
    </Dialog>
  );
}

export function Modal(): JSX.Element | null {
  const view = stack.value.at(-1);
  return view ? <ModalView key={view.id} view={view} below={stack.value.length > 1} /> : null;
}
