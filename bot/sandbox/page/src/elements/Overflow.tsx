/** The menu behind three dots. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { DotsIcon } from "../shell/icons";
import { Text } from "../text/Text";
import { isSafeAddress, unescapeText } from "../text/mrkdwn";
import type { Option } from "../types";
import { moveInMenu, Popup } from "./Popup";
import { act, type Placed, useSurface } from "./surface";

export function Overflow(placed: Placed): JSX.Element {
  const surface = useSurface();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  const choose = (option: Option): void => {
    close();
    trigger.current?.focus();
    const url = option.url ? unescapeText(option.url) : "";
    if (isSafeAddress(url)) {
      window.open(url, "_blank", "noopener");
    }
    void act(surface, placed, { selected_option: option });
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class="button button-square"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={placed.element.accessibility_label ?? "More actions"}
        onClick={() => setOpen(!open)}
      >
        <DotsIcon />
      </button>
      {open && (
        <Popup anchor={trigger} onClose={close} class="menu" role="menu">
          <OptionMenu options={placed.element.options ?? []} onChoose={choose} />
        </Popup>
      )}
    </>
  );
}

function OptionMenu(props: { options: Option[]; onChoose(option: Option): void }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={list} onKeyDown={(event) => moveInMenu(event)}>
      {props.options.map((option) => (
        <button key={option.value} type="button" role="menuitem" class="menu-item" onClick={() => props.onChoose(option)}>
          <Text of={option.text} />
          {option.description && (
            <span class="menu-description">
              <Text of={option.description} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
