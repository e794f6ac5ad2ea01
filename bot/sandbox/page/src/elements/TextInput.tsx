/** The fields to type into: text, numbers, addresses of mail and of pages. */

import type { JSX } from "preact";

import { wordsOf } from "../text/Text";
import { type Placed, useField } from "./surface";

const KEYBOARD: Record<string, "text" | "decimal" | "email" | "url"> = {
  number_input: "decimal",
  email_text_input: "email",
  url_text_input: "url",
};

export function TextInput(placed: Placed): JSX.Element {
  const { block, element } = placed;
  const field = useField(placed);
  const value = field.state.value ?? "";
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const dispatches = block.type === "input" && block.dispatch_action === true;

  const onInput = (event: { currentTarget: { value: string } }): void => {
    const typed = event.currentTarget.value;
    field.enter({ value: typed === "" ? null : typed });
    if (dispatches && triggers.includes("on_character_entered")) {
      field.dispatch();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (sends && dispatches && triggers.includes("on_enter_pressed")) {
      event.preventDefault();
      field.dispatch();
    }
  };
  const shared = {
    class: "text-input",
    value,
    placeholder: wordsOf(element.placeholder),
    "aria-label": wordsOf(block.label) || wordsOf(element.placeholder),
    "data-focus-on-load": element.focus_on_load ? "" : undefined,
    onInput,
    onKeyDown,
  };
  const left = element.max_length === undefined ? null : element.max_length - value.length;
  return (
    <span class="text-field">
      {element.multiline ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input {...shared} type="text" inputMode={KEYBOARD[element.type] ?? "text"} />
      )}
      {left !== null && left <= 20 && (
        <span class={left < 0 ? "text-left text-left-over" : "text-left"} aria-live="polite">
          {left}
        </span>
      )}
    </span>
  );
}
