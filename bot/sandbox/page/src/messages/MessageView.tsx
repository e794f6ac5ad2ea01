/** One message: its author, what it says, its reactions and replies, and the menu over it. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { dismiss, editMessage, openThread, react } from "../actions";
import { Blocks } from "../blocks/Blocks";
import { enteredIn } from "../elements/surface";
import { Avatar } from "../shell/Avatar";
import { EyeIcon } from "../shell/icons";
import { actingAs, me, nameOf, person, pointedAt } from "../store";
import { clockTime, dateOfTs } from "../text/dates";
import { isSafeAddress } from "../text/mrkdwn";
import { Emoji, Link, Mrkdwn } from "../text/Text";
import type { Attachment, Block, Message, SlackFile } from "../types";
import { HoverMenu } from "./HoverMenu";
import { ReplyBar } from "./ReplyBar";

export interface Where {
  channel: string;
  /** The root of the thread in whose pane the message stands. */
  threadTs?: string | undefined;
}

const timeOf = (message: Message): string => clockTime(dateOfTs(message.ts), me.value?.tz ?? "UTC");

function Author({ message }: { message: Message }): JSX.Element {
  const known = person(message.user);
  return (
    <div class="message-head">
      <span class="message-author">{message.username ?? nameOf(message.user ?? message.bot_id)}</span>
      {message.bot_id && <span class="badge">APP</span>}
      {known && known.kind !== "member" && <span class="badge">{known.role_label.toUpperCase()}</span>}
      <time class="message-time" title={dateOfTs(message.ts).toLocaleString()}>
        {timeOf(message)}
      </time>
    </div>
  );
}

function BlocksOf(props: { message: Message; where: Where; blocks: Block[] }): JSX.Element {
  const { message, where, blocks } = props;
  const container = {
    type: message.ephemeral ? ("message_ephemeral" as const) : ("message" as const),
    channel: where.channel,
    ts: message.ts,
  };
  return <Blocks surface={{ kind: "message", container, blocks, values: enteredIn(container) }} />;
}

function AttachmentView(props: { attachment: Attachment; message: Message; where: Where }): JSX.Element {
  const { attachment, message, where } = props;
  const color = attachment.color ? `#${attachment.color.replace(/^#/, "")}` : "#dddddd";
  return (
    <div class="attachment" style={{ borderLeftColor: color }}>
      {attachment.title && <Link href={attachment.title_link ?? ""}>{attachment.title}</Link>}
      {attachment.text && <Mrkdwn text={attachment.text} />}
      {attachment.blocks && <BlocksOf message={message} where={where} blocks={attachment.blocks} />}
    </div>
  );
}

const IMAGES = new Set(["png", "jpg", "jpeg", "gif", "webp", "svg"]);

function FileView({ file }: { file: SlackFile }): JSX.Element {
  const name = file.title || file.name;
  const url = file.url_private ?? "";
  if (IMAGES.has(file.filetype ?? "") && isSafeAddress(url)) {
    return (
      <figure class="picture">
        <figcaption>{name}</figcaption>
        <img src={url} alt={name} />
      </figure>
    );
  }
  const size = file.size === undefined ? "" : `${Math.max(1, Math.round(file.size / 1024))} kB`;
  return (
    <div class="file">
      <Link href={url}>{name}</Link>
      <span>{[file.filetype?.toUpperCase(), size].filter(Boolean).join(", ")}</span>
    </div>
  );
}

export function Content(props: { message: Message; where: Where }): JSX.Element {
  const { message, where } = props;
  // What people type keeps its marks in the text alone: the composer sends them as they are typed.
  const blocks = message.bot_id ? (message.blocks ?? []) : [];
  const edited = message.edited && <span class="message-edited"> (edited)</span>;
  return (
    <div class="message-content">
      {blocks.length > 0 ? (
        <BlocksOf message={message} where={where} blocks={blocks} />
      ) : (
        <div class="message-text">
          <Mrkdwn text={message.text} />
          {edited}
        </div>
      )}
      {blocks.length > 0 && edited}
      {message.attachments?.map((attachment, index) => (
        <AttachmentView key={index} attachment={attachment} message={message} where={where} />
      ))}
      {message.files?.map((file) => <FileView key={file.id} file={file} />)}
    </div>
  );
}

function Reactions(props: { message: Message; channel: string }): JSX.Element | null {
  const { message, channel } = props;
  if (!message.reactions?.length) {
    return null;
  }
  return (
    <div class="reactions">
      {message.reactions.map((reaction) => {
        const mine = reaction.users.includes(actingAs.value);
        const who = reaction.users.map(nameOf).join(", ");
        return (
          <button
            key={reaction.name}
            type="button"
            class="reaction"
            aria-pressed={mine}
            title={`${who} reacted with :${reaction.name}:`}
            onClick={() => void react(channel, message, reaction.name)}
          >
            <Emoji name={reaction.name} /> {reaction.count}
          </button>
        );
      })}
    </div>
  );
}

function Editor(props: { message: Message; channel: string; onDone(): void }): JSX.Element {
  const [text, setText] = useState(() => props.message.text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
  const save = async (): Promise<void> => {
    if (await editMessage(props.channel, props.message.ts, text)) {
      props.onDone();
    }
  };
  return (
    <div class="editor">
      <textarea
        aria-label="Edit message"
        value={text}
        rows={Math.min(8, text.split("\n").length)}
        ref={(field) => field?.focus()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            props.onDone();
          } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div class="editor-buttons">
        <button type="button" class="button" onClick={props.onDone}>
          Cancel
        </button>
        <button type="button" class="button button-primary button-filled" onClick={() => void save()}>
          Save
        </button>
      </div>
    </div>
  );
}

export function MessageView(props: { message: Message; follows: boolean; where: Where }): JSX.Element {
  const { message, follows, where } = props;
  const [editing, setEditing] = useState(false);
  const box = useRef<HTMLElement>(null);
  const kind = [message.ephemeral ? "message-ephemeral" : "", follows ? "message-follows" : "", editing ? "message-editing" : ""];
  const pointed = pointedAt.value === message.ts;
  useEffect(() => {
    if (pointed) {
      box.current?.scrollIntoView({ block: "center" });
    }
  }, [pointed]);
  return (
    <article
      ref={box}
      class={`message ${kind.join(" ")} ${pointed ? "message-pointed" : ""}`}
      data-ts={message.ts}
      aria-label={`${nameOf(message.user)} at ${timeOf(message)}`}
    >
      {message.ephemeral && (
        <div class="message-private">
          <EyeIcon /> Only visible to you
        </div>
      )}
      <div class="message-side">
        {follows ? <time class="message-time message-time-side">{timeOf(message).replace(/ [AP]M/, "")}</time> : <Avatar id={message.user ?? message.bot_id} />}
      </div>
      <div class="message-main">
        {!follows && <Author message={message} />}
        {editing ? (
          <Editor message={message} channel={where.channel} onDone={() => setEditing(false)} />
        ) : (
          <Content message={message} where={where} />
        )}
        <Reactions message={message} channel={where.channel} />
        {!where.threadTs && !message.ephemeral && <ReplyBar message={message} channel={where.channel} />}
        {message.ephemeral && (
          <button type="button" class="link-button" onClick={() => dismiss(where.channel, message.ts)}>
            Dismiss message
          </button>
        )}
      </div>
      {!message.ephemeral && !editing && (
        <HoverMenu
          message={message}
          channel={where.channel}
          onEdit={() => setEditing(true)}
          onReply={where.threadTs ? null : () => openThread(where.channel, message.ts)}
        />
      )}
    </article>
  );
}
