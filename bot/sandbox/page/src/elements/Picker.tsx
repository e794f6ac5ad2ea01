/** The list with type-ahead under every select menu, single or multiple. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

import { ChevronIcon, CheckIcon, CloseIcon } from "../shell/icons";
import { Popup } from "./Popup";

/** One thing to choose; `key` tells it from the others. */
export interface Choice {
  key: string;
  words: string;
  label: ComponentChildren;
  description?: ComponentChildren;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

export interface PickerProps {
  label: string;
  placeholder: string;
  groups: ChoiceGroup[];
  chosen: Choice[];
  multiple?: boolean;
  mostChosen?: number | undefined;
  clearable?: boolean;
  focusOnLoad?: boolean | undefined;
  /** What to say instead of "No results", while loading or too little has been typed. */
  remark?: string;
  /** The list is already narrowed down to what was typed (by the server). */
  narrowed?: boolean;
  onType?: (typed: string) => void;
  onChoose(choices: Choice[]): void;
}

function narrow(groups: ChoiceGroup[], typed: string): ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter((one) => one.words.toLowerCase().includes(wanted)) }))
    .filter((group) => group.choices.length > 0);
}

export function Picker(props: PickerProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const { chosen, multiple = false } = props;
  const close = (): void => setOpen(false);

  const choose = (choice: Choice): void => {
    if (!multiple) {
      props.onChoose([choice]);
      close();
      trigger.current?.focus();
      return;
    }
    const without = chosen.filter((one) => one.key !== choice.key);
    if (without.length < chosen.length) {
      props.onChoose(without);
    } else if (chosen.length < (props.mostChosen ?? Infinity)) {
      props.onChoose([...chosen, choice]);
    }
  };

  const first = chosen[0];
  const shown = !multiple && first ? first.label : props.placeholder;
  return (
    <div class={`picker ${multiple ? "picker-multiple" : ""} ${open ? "picker-open" : ""}`}>
      {multiple &&
        chosen.map((choice) => (
          <span key={choice.key} class="picker-chip">
            {choice.label}
            <button
              type="button"
              aria-label={`Remove ${choice.words}`}
              onClick={() => props.onChoose(chosen.filter((one) => one.key !== choice.key))}
            >
              <CloseIcon />
            </button>
          </span>
        ))}
      <button
        ref={trigger}
        type="button"
        class={`picker-trigger ${!multiple && first ? "" : "picker-placeholder"}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${props.label || props.placeholder}: ${chosen.map((one) => one.words).join(", ") || "nothing chosen"}`}
        data-focus-on-load={props.focusOnLoad ? "" : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" && !open) {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        <span class="picker-shown">{shown}</span>
        {!multiple && <ChevronIcon />}
      </button>
      {props.clearable && !multiple && first && (
        <button type="button" class="picker-clear" aria-label={`Clear ${props.label}`} onClick={() => props.onChoose([])}>
          <CloseIcon />
        </button>
      )}
      {open && (
        <Popup anchor={trigger} onClose={close} class="picker-popup">
          <PickerList {...props} onPick={choose} onLeave={close} />
        </Popup>
      )}
    </div>
  );
}

function PickerList(props: PickerProps & { onPick(choice: Choice): void; onLeave(): void }): JSX.Element {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const groups = props.narrowed ? props.groups.filter((group) => group.choices.length > 0) : narrow(props.groups, typed);
  const flat = groups.flatMap((group) => group.choices);

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    props.onType?.("");
  }, []);
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const choice = flat[active];
    if (step !== 0 && flat.length > 0) {
      event.preventDefault();
      setActive((active + step + flat.length) % flat.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      if (choice) {
        props.onPick(choice);
      }
    } else if (event.key === "Tab") {
      props.onLeave();
    }
  };

  let index = -1;
  return (
    <>
      <input
        ref={field}
        class="picker-filter"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={flat[active] ? `${id}-${active}` : undefined}
        aria-label={`Find in ${props.label || props.placeholder}`}
        placeholder={props.placeholder}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          props.onType?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} class="picker-list" role="listbox" id={id} aria-label={props.label} aria-multiselectable={props.multiple}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label || undefined}>
            {group.label && <div class="picker-group">{group.label}</div>}
            {group.choices.map((choice) => {
              index += 1;
              const mine = index;
              const selected = props.chosen.some((one) => one.key === choice.key);
              return (
                <div
                  key={choice.key}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={selected}
                  class="picker-option"
                  data-active={mine === active}
                  onMouseMove={() => setActive(mine)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => props.onPick(choice)}
                >
                  <span>
                    {choice.label}
                    {choice.description && <span class="picker-description">{choice.description}</span>}
                  </span>
                  {selected && <CheckIcon />}
                </div>
              );
            })}
          </div>
        ))}
        {(flat.length === 0 || props.remark) && <div class="picker-remark">{props.remark || "No results"}</div>}
      </div>
    </>
  );
}
