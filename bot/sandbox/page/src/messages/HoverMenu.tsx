/** The menu over a message: react, reply in a thread, the app's shortcuts, edit, delete. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { deleteMessage, react, runShortcut } from "../actions";
import { moveInMenu, Popup } from "../elements/Popup";
import { askToConfirm } from "../shell/Confirmation";
import { BoltIcon, MoreIcon, ReplyIcon, SmileIcon } from "../shell/icons";
import { actingAs, workspace } from "../store";
import { REACTIONS } from "../text/emoji";
import { Emoji } from "../text/Text";
import type { Confirm, Message } from "../types";

const plain = (text: string): { type: "plain_text"; text: string } => ({ type: "plain_text", text });

const DELETION: Confirm = {
  title: plain("Delete message"),
  text: plain("Are you sure you want to delete this message? This cannot be undone."),
  confirm: plain("Delete"),
  deny: plain("Cancel"),
  style: "danger",
};

interface Props {
  message: Message;
  channel: string;
  onEdit(): void;
  onReply: (() => void) | null;
}

export function HoverMenu(props: Props): JSX.Element {
  const [open, setOpen] = useState<"" | "reactions" | "more">("");
  const smile = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen("");
  const pick = (name: string): void => {
    close();
    void react(props.channel, props.message, name);
  };
  return (
    <div class={open ? "hover-menu hover-menu-open" : "hover-menu"} role="toolbar" aria-label="Message actions">
      {(["white_check_mark", "eyes", "raised_hands"] as const).map((name) => (
        <button key={name} type="button" aria-label={`React with ${name.replaceAll("_", " ")}`} onClick={() => pick(name)}>
          <Emoji name={name} />
        </button>
      ))}
      <button
        ref={smile}
        type="button"
        aria-label="Add reaction…"
        title="Add reaction…"
        aria-expanded={open === "reactions"}
        onClick={() => setOpen(open === "reactions" ? "" : "reactions")}
      >
        <SmileIcon />
      </button>
      {props.onReply && (
        <button type="button" aria-label="Reply in thread" title="Reply in thread" onClick={props.onReply}>
          <ReplyIcon />
        </button>
      )}
      <button
        ref={more}
        type="button"
        aria-label="More actions"
        title="More actions"
        aria-haspopup="menu"
        aria-expanded={open === "more"}
        onClick={() => setOpen(open === "more" ? "" : "more")}
      >
        <MoreIcon />
      </button>
      {open === "reactions" && (
        <Popup anchor={smile} onClose={close} class="emoji-grid" role="dialog" label="Choose a reaction">
          {REACTIONS.map((name) => (
            <button key={name} type="button" title={`:${name}:`} onClick={() => pick(name)}>
              <Emoji name={name} />
            </button>
          ))}
        </Popup>
      )}
      {open === "more" && (
        <Popup anchor={more} onClose={close} class="menu" role="menu">
          <MoreMenu {...props} onDone={close} />
        </Popup>
      )}
    </div>
  );
}

function MoreMenu(props: Props & { onDone(): void }): JSX.Element {
  const { message, channel } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const shortcuts = (workspace.value?.shortcuts ?? []).filter((one) => one.type !== "global");
  const mine = message.user === actingAs.value && !message.bot_id;
  const item = (words: string, run: () => void, kind = ""): JSX.Element => (
    <button
      type="button"
      role="menuitem"
      class={`menu-item ${kind}`}
      onClick={() => {
        props.onDone();
        run();
      }}
    >
      {words}
    </button>
  );
  const remove = async (): Promise<void> => {
    if (await askToConfirm(DELETION)) {
      await deleteMessage(channel, message.ts);
    }
  };
  return (
    <div ref={list} onKeyDown={(event) => moveInMenu(event)}>
      {props.onReply && item("Reply in thread", props.onReply)}
      {item("Copy text", () => void navigator.clipboard.writeText(message.text))}
      {shortcuts.length > 0 && (
        <div class="menu-group">
          <BoltIcon /> {workspace.value?.bot.name}
        </div>
      )}
      {shortcuts.map((one) => (
        <div key={one.callback_id}>{item(one.name, () => void runShortcut(one.callback_id, channel, message.ts))}</div>
      ))}
      {mine && <hr />}
      {mine && item("Edit message", props.onEdit)}
      {mine && item("Delete message…", () => void remove(), "menu-item-danger")}
    </div>
  );
}
