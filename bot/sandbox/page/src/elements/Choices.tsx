/** Checkboxes and radio buttons. */

import type { JSX } from "preact";
import { useId } from "preact/hooks";

import { Text, wordsOf } from "../text/Text";
import type { Option } from "../types";
import { type Placed, useField } from "./surface";

function Row(props: { type: "checkbox" | "radio"; name: string; option: Option; checked: boolean; onChange(): void }): JSX.Element {
  return (
    <label class="choice">
      <input type={props.type} name={props.name} checked={props.checked} onChange={props.onChange} />
      <span>
        <Text of={props.option.text} />
        {props.option.description && (
          <span class="choice-description">
            <Text of={props.option.description} />
          </span>
        )}
      </span>
    </label>
  );
}

export function Checkboxes(placed: Placed): JSX.Element {
  const field = useField(placed);
  const name = useId();
  const chosen = field.state.selected_options ?? [];
  const has = (option: Option): boolean => chosen.some((one) => one.value === option.value);
  const options = placed.element.options ?? [];
  const toggle = (option: Option): void => {
    const wanted = options.filter((one) => (one === option ? !has(one) : has(one)));
    field.change({ selected_options: wanted });
  };
  return (
    <div class="choices" role="group" aria-label={wordsOf(placed.block.label)}>
      {options.map((option) => (
        <Row key={option.value} type="checkbox" name={name} option={option} checked={has(option)} onChange={() => toggle(option)} />
      ))}
    </div>
  );
}

export function RadioButtons(placed: Placed): JSX.Element {
  const field = useField(placed);
  const name = useId();
  const chosen = field.state.selected_option;
  return (
    <div class="choices" role="radiogroup" aria-label={wordsOf(placed.block.label)}>
      {(placed.element.options ?? []).map((option) => (
        <Row
          key={option.value}
          type="radio"
          name={name}
          option={option}
          checked={chosen?.value === option.value}
          onChange={() => field.change({ selected_option: option })}
        />
      ))}
    </div>
  );
}
