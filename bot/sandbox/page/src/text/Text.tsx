/** Text on the screen: parsed mrkdwn, plain text, and the small parts both are made of. */

import type { ComponentChildren, JSX } from "preact";

import { followPermalink, goTo } from "../actions";
import { channel as channelOf, me, myChannels, nameOf, person, workspace } from "../store";
import type { TextObject } from "../types";
import { fillDate } from "./dates";
import { emojiOf } from "./emoji";
import { isSafeAddress, type Node, parseMrkdwn, unescapeText } from "./mrkdwn";

export function Link(props: { href: string; children: ComponentChildren }): JSX.Element {
  if (!isSafeAddress(props.href)) {
    return <span>{props.children}</span>;
  }
  return (
    <a
      href={props.href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (followPermalink(props.href)) {
          event.preventDefault();
        }
      }}
    >
      {props.children}
    </a>
  );
}

export function UserMention(props: { id: string; label?: string }): JSX.Element {
  const known = person(props.id) ?? (workspace.value?.bot.user_id === props.id ? true : null);
  const mine = props.id === me.value?.id;
  return <span class={mine ? "mention mention-me" : "mention"}>@{known ? nameOf(props.id) : props.label || props.id}</span>;
}

export function ChannelMention(props: { id: string; label?: string }): JSX.Element {
  const found = channelOf(props.id) ?? workspace.value?.channels.find((one) => one.name === props.label) ?? null;
  if (!found) {
    return <span>#{props.label || props.id}</span>;
  }
  if (!myChannels.value.includes(found)) {
    return <span class="mention">{found.is_private ? "🔒 private channel" : `#${found.name}`}</span>;
  }
  return (
    <button type="button" class="mention mention-link" onClick={() => void goTo(found.id)}>
      #{found.name}
    </button>
  );
}

export function Broadcast(props: { range: string }): JSX.Element {
  return <span class="mention mention-me">@{props.range}</span>;
}

export function DateText(props: { unix: number; format: string; href: string; fallback: string }): JSX.Element {
  const text = fillDate(props.unix, props.format, props.fallback, me.value?.tz ?? "UTC", new Date());
  return props.href ? <Link href={props.href}>{text}</Link> : <time title={props.fallback}>{text}</time>;
}

export function Emoji(props: { name: string; glyph?: string | undefined }): JSX.Element {
  const glyph = props.glyph ?? emojiOf(props.name);
  return glyph ? (
    <span class="emoji" role="img" aria-label={`${props.name.replaceAll("_", " ")} emoji`}>
      {glyph}
    </span>
  ) : (
    <span>:{props.name}:</span>
  );
}

function drawNode(node: Node, key: number): ComponentChildren {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br key={key} />;
    case "bold":
      return <strong key={key}>{drawNodes(node.nodes)}</strong>;
    case "italic":
      return <em key={key}>{drawNodes(node.nodes)}</em>;
    case "strike":
      return <s key={key}>{drawNodes(node.nodes)}</s>;
    case "quote":
      return <blockquote key={key}>{drawNodes(node.nodes)}</blockquote>;
    case "code":
      return <code key={key}>{node.text}</code>;
    case "pre":
      return <pre key={key}>{node.text}</pre>;
    case "link":
      return (
        <Link key={key} href={node.href}>
          {node.label}
        </Link>
      );
    case "user":
      return <UserMention key={key} id={node.id} label={node.label} />;
    case "group":
      return (
        <span key={key} class="mention">
          {node.label || node.id}
        </span>
      );
    case "channel":
      return <ChannelMention key={key} id={node.id} label={node.label} />;
    case "broadcast":
      return <Broadcast key={key} range={node.range} />;
    case "date":
      return <DateText key={key} {...node} />;
    case "emoji":
      return <Emoji key={key} name={node.name} />;
  }
}

function drawNodes(nodes: Node[]): ComponentChildren[] {
  return nodes.map(drawNode);
}

/** Text in Slack's mrkdwn. `bare` is Slack's automatic parsing of names and addresses. */
export function Mrkdwn(props: { text: string; bare?: boolean }): JSX.Element {
  return <>{drawNodes(parseMrkdwn(props.text, props.bare))}</>;
}

/** Text that Slack never formats; emoji names become emoji unless that is switched off. */
export function Plain(props: { text: string; emoji?: boolean | undefined }): JSX.Element {
  const text = unescapeText(props.text);
  if (props.emoji === false) {
    return <>{text}</>;
  }
  const parts = text.split(/:([a-z0-9_+'-]+):/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Emoji key={index} name={part} /> : part))}</>;
}

/** A text object of Block Kit. */
export function Text(props: { of: TextObject }): JSX.Element {
  const { type, text, emoji, verbatim } = props.of;
  return type === "mrkdwn" ? <Mrkdwn text={text} bare={verbatim !== true} /> : <Plain text={text} emoji={emoji} />;
}

/** The bare words of a text object, for labels that only a screen reader sees. */
export function wordsOf(text: TextObject | undefined): string {
  return text ? unescapeText(text.text) : "";
}
