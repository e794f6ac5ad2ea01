/** Buttons: plain, to an address, with an icon, and the pair that asks for feedback. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { ThumbDownIcon, ThumbUpIcon, TrashIcon } from "../shell/icons";
import { Plain, Text, wordsOf } from "../text/Text";
import { isSafeAddress, unescapeText } from "../text/mrkdwn";
import type { FeedbackButton } from "../types";
import { act, type Placed, useSurface } from "./surface";

export function Button(placed: Placed): JSX.Element {
  const surface = useSurface();
  const { element } = placed;
  const style = element.style ? `button-${element.style} button-filled` : "";
  const press = (): void => {
    void act(surface, placed, { value: element.value ?? null });
  };
  const words = element.text ? <Text of={element.text} /> : null;
  const url = element.url ? unescapeText(element.url) : "";
  if (isSafeAddress(url)) {
    return (
      <a
        class={`button ${style}`}
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={element.accessibility_label}
        onClick={press}
      >
        {words}
      </a>
    );
  }
  return (
    <button type="button" class={`button ${style}`} aria-label={element.accessibility_label} onClick={press}>
      {words}
    </button>
  );
}

export function IconButton(placed: Placed): JSX.Element {
  const surface = useSurface();
  const { element } = placed;
  return (
    <button
      type="button"
      class="icon-button"
      title={wordsOf(element.text)}
      aria-label={element.accessibility_label ?? wordsOf(element.text)}
      onClick={() => void act(surface, placed, { value: element.value ?? null })}
    >
      {element.icon === "trash" ? <TrashIcon /> : <Plain text={wordsOf(element.text)} />}
    </button>
  );
}

export function FeedbackButtons(placed: Placed): JSX.Element {
  const surface = useSurface();
  const [given, setGiven] = useState("");
  const draw = (button: FeedbackButton | undefined, icon: JSX.Element): JSX.Element | null =>
    button ? (
      <button
        type="button"
        class="icon-button"
        title={wordsOf(button.text)}
        aria-label={button.accessibility_label ?? wordsOf(button.text)}
        aria-pressed={given === button.value}
        onClick={() => {
          setGiven(button.value);
          void act(surface, placed, { value: button.value });
        }}
      >
        {icon}
      </button>
    ) : null;
  return (
    <span class="feedback">
      {draw(placed.element.positive_button, <ThumbUpIcon />)}
      {draw(placed.element.negative_button, <ThumbDownIcon />)}
    </span>
  );
}
