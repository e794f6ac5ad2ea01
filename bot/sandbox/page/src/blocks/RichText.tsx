/** The rich_text block: sections, lists, quotes and preformatted text, whose leaves are never parsed. */

import type { ComponentChildren, JSX } from "preact";

import { emojiOfCodes } from "../text/emoji";
import { Broadcast, ChannelMention, DateText, Emoji, Link, UserMention } from "../text/Text";
import { type Block, type RichElement, type RichStyle, richOf } from "../types";

function styled(content: ComponentChildren, style: RichStyle): ComponentChildren {
  let drawn = content;
  if (style.code) {
    drawn = <code>{drawn}</code>;
  }
  if (style.strike) {
    drawn = <s>{drawn}</s>;
  }
  if (style.underline) {
    drawn = <u>{drawn}</u>;
  }
  if (style.italic) {
    drawn = <em>{drawn}</em>;
  }
  return style.bold ? <strong>{drawn}</strong> : drawn;
}

function lines(text: string): ComponentChildren[] {
  return text.split("\n").flatMap((line, index) => (index > 0 ? [<br key={index} />, line] : [line]));
}

function leaf(element: RichElement): ComponentChildren {
  switch (element.type) {
    case "text":
      return lines(element.text ?? "");
    case "link":
      return <Link href={element.url ?? ""}>{element.text || element.url}</Link>;
    case "user":
      return <UserMention id={element.user_id ?? ""} />;
    case "channel":
      return <ChannelMention id={element.channel_id ?? ""} />;
    case "usergroup":
      return <span class="mention">@{element.usergroup_id}</span>;
    case "broadcast":
      return <Broadcast range={element.range ?? "here"} />;
    case "emoji":
      return <Emoji name={element.name ?? ""} glyph={element.unicode ? emojiOfCodes(element.unicode) : undefined} />;
    case "date":
      return (
        <DateText
          unix={element.timestamp ?? Number.NaN}
          format={element.format ?? ""}
          href={element.url ?? ""}
          fallback={element.fallback ?? ""}
        />
      );
    case "color":
      return (
        <span class="colour">
          <span style={{ background: element.value ?? "" }} />
          {element.value}
        </span>
      );
    default:
      return element.text ?? "";
  }
}

function Leaves(props: { of: RichElement[] | undefined }): JSX.Element {
  return (
    <>
      {(props.of ?? []).map((element, index) => (
        <span key={index}>{styled(leaf(element), typeof element.style === "object" ? element.style : {})}</span>
      ))}
    </>
  );
}

const BULLETS = ["disc", "circle", "square"] as const;
const NUMBERS = ["decimal", "lower-alpha", "lower-roman"] as const;

function List({ element }: { element: RichElement }): JSX.Element {
  const indent = element.indent ?? 0;
  const ordered = element.style === "ordered";
  const items = (element.elements ?? []).map((item, index) => (
    <li key={index}>
      <Leaves of={item.elements} />
    </li>
  ));
  const style = { marginLeft: `${indent * 28}px`, listStyleType: (ordered ? NUMBERS : BULLETS)[indent % 3] ?? "disc" };
  const bordered = element.border ? "rich-bordered" : "";
  return ordered ? (
    <ol class={bordered} start={(element.offset ?? 0) + 1} style={style}>
      {items}
    </ol>
  ) : (
    <ul class={bordered} style={style}>
      {items}
    </ul>
  );
}

export function RichElements(props: { elements: RichElement[] | undefined }): JSX.Element {
  return (
    <>
      {(props.elements ?? []).map((element, index) => {
        switch (element.type) {
          case "rich_text_list":
            return <List key={index} element={element} />;
          case "rich_text_quote":
            return (
              <blockquote key={index}>
                <Leaves of={element.elements} />
              </blockquote>
            );
          case "rich_text_preformatted":
            return <pre key={index}>{(element.elements ?? []).map((one) => one.text ?? one.url ?? "").join("")}</pre>;
          default:
            return (
              <div key={index} class="rich-section">
                <Leaves of={element.elements} />
              </div>
            );
        }
      })}
    </>
  );
}

export function RichText({ block }: { block: Block }): JSX.Element {
  return (
    <div class="rich">
      <RichElements elements={richOf(block)} />
    </div>
  );
}
