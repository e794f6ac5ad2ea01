/** The box to type in: Enter sends, Shift+Enter makes a new line, and commands and names are completed. */

import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

import { runShortcut, send } from "../actions";
import { Avatar } from "../shell/Avatar";
import { BoltIcon, HashIcon, SendIcon } from "../shell/icons";
import { workspace } from "../store";
import { type Completion, completionsAt, type Offered } from "./completions";

const drafts = new Map<string, string>();

const MARKS = [
  ["Bold", "*", "B"],
  ["Italic", "_", "I"],
  ["Strikethrough", "~", "S"],
  ["Code", "`", "</>"],
] as const;

function Completions(props: { id: string; offered: Offered; active: number; onPick(one: Completion): void }): JSX.Element {
  return (
    <div class="completions" role="listbox" id={props.id} aria-label="Suggestions">
      {props.offered.list.map((one, index) => (
        <div
          key={one.key}
          id={`${props.id}-${index}`}
          role="option"
          class={`completion completion-${one.kind}`}
          aria-selected={index === props.active}
          onMouseDown={(event) => {
            event.preventDefault();
            props.onPick(one);
          }}
        >
          {one.kind === "person" && <Avatar id={one.id} small />}
          {one.kind === "channel" && <HashIcon />}
          {one.kind === "command" && <Avatar id={workspace.value?.bot.user_id} />}
          <span class="completion-words">
            <b>{one.words}</b> <span class="completion-hint">{one.hint}</span>
            <span class="completion-detail">{one.detail}</span>
          </span>
          {one.kind === "command" && <span class="completion-app">{workspace.value?.bot.name}</span>}
        </div>
      ))}
    </div>
  );
}

export function Composer(props: { channel: string; threadTs?: string; placeholder: string }): JSX.Element {
  const { channel, threadTs, placeholder } = props;
  const key = `${channel}:${threadTs ?? ""}`;
  const [text, setText] = useState(drafts.get(key) ?? "");
  const [offered, setOffered] = useState<Offered | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const id = useId();

  useEffect(() => {
    setText(drafts.get(key) ?? "");
    setOffered(null);
    field.current?.focus({ preventScroll: true });
  }, [key]);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) {
      return;
    }
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 240)}px`;
    if (caretAfter.current !== null) {
      area.setSelectionRange(caretAfter.current, caretAfter.current);
      caretAfter.current = null;
    }
  }, [text]);

  const type = (value: string, caret: number): void => {
    drafts.set(key, value);
    setText(value);
    setOffered(completionsAt(value, caret, channel));
    setActive(0);
  };
  const pick = (one: Completion): void => {
    const caret = field.current?.selectionStart ?? text.length;
    const start = offered?.start ?? caret;
    const value = text.slice(0, start) + one.insert + text.slice(caret);
    caretAfter.current = start + one.insert.length;
    type(value, caretAfter.current);
    setOffered(null);
    field.current?.focus();
  };
  const submit = async (): Promise<void> => {
    const typed = text.trim();
    if (!typed) {
      return;
    }
    type("", 0);
    if (!(await send(channel, typed, threadTs))) {
      // What was refused stays in the box, unless something new has been typed by now.
      if (!drafts.get(key)) {
        drafts.set(key, typed);
        setText(typed);
      }
    }
  };
  const mark = (sign: string): void => {
    const area = field.current;
    if (!area) {
      return;
    }
    const [from, to] = [area.selectionStart, area.selectionEnd];
    caretAfter.current = to + (from === to ? 1 : 2);
    type(text.slice(0, from) + sign + text.slice(from, to) + sign + text.slice(to), caretAfter.current);
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered?.list[active];
    const complete = chosen && text.trim() !== chosen.insert.trim();
    if (event.isComposing) {
      return;
    }
    if (offered && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + offered.list.length) % offered.list.length);
    } else if (offered && event.key === "Escape") {
      event.stopPropagation();
      setOffered(null);
    } else if (complete && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };

  const shortcuts = (workspace.value?.shortcuts ?? []).filter((one) => one.type === "global");
  return (
    <div class="composer">
      {offered && <Completions id={id} offered={offered} active={active} onPick={pick} />}
      <div class="composer-marks" role="toolbar" aria-label="Formatting">
        {MARKS.map(([name, sign, words]) => (
          <button key={name} type="button" class={`mark-${name.toLowerCase()}`} aria-label={name} title={name} onClick={() => mark(sign)}>
            {words}
          </button>
        ))}
      </div>
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        aria-autocomplete="list"
        aria-controls={offered ? id : undefined}
        aria-activedescendant={offered ? `${id}-${active}` : undefined}
        onInput={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setOffered(null)}
      />
      <div class="composer-foot">
        {shortcuts.map((one) => (
          <button
            key={one.callback_id}
            type="button"
            class="composer-shortcut"
            title={`Shortcut: ${one.name}`}
            onClick={() => void runShortcut(one.callback_id)}
          >
            <BoltIcon /> {one.name}
          </button>
        ))}
        <button
          type="button"
          class="composer-send"
          aria-label="Send now"
          title="Send now"
          disabled={!text.trim()}
          onClick={() => void submit()}
        >
          <SendIcon />
        </button>
      </div>
    </div>
  );
}
