/**
 * Slack's mrkdwn as a tree of nodes; pure, so that it can be drawn and tested without a page.
 *
 * Outside text becomes a node only through Slack's own rules: <…> tokens, the four marks, backticks and emoji names.
 * Where Slack parses bare names and addresses as well (a text object that is not `verbatim`), so does `parseMrkdwn` when
 * told to: then a bare @here is drawn as the ping that Slack would make of it.
 */

export type Node =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike" | "quote"; nodes: Node[] }
  | { kind: "code" | "pre"; text: string }
  | { kind: "break" }
  | { kind: "link"; href: string; label: string }
  | { kind: "user" | "channel" | "group"; id: string; label: string }
  | { kind: "broadcast"; range: string }
  | { kind: "date"; unix: number; format: string; href: string; fallback: string }
  | { kind: "emoji"; name: string };

const MARKS: Record<string, "bold" | "italic" | "strike"> = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /^:([a-z0-9_+'-]+):/;
const BARE_ADDRESS = /^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"]/;
const BARE_BROADCAST = /^@(here|channel|everyone)\b/;
const BARE_CHANNEL = /^#([\p{L}\p{N}_-]+)/u;

/** Undo the three escapes that Slack knows. */
export function unescapeText(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Parse a whole mrkdwn text; `bare` turns on Slack's automatic parsing of names and addresses. */
export function parseMrkdwn(text: string, bare = false): Node[] {
  const nodes: Node[] = [];
  const parts = text.split(/```([\s\S]*?)```/);
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      nodes.push({ kind: "pre", text: plainOf(part.replace(/^\n/, "").replace(/\n$/, "")) });
    } else if (part !== "") {
      // A line break beside preformatted text is part of the frame, not an empty line.
      const before = index > 0 ? part.replace(/^\n/, "") : part;
      nodes.push(...parseLines(index < parts.length - 1 ? before.replace(/\n$/, "") : before, bare));
    }
  });
  return nodes;
}

const QUOTE = /^(?:&gt;|>) ?/;

function parseLines(text: string, bare: boolean): Node[] {
  const nodes: Node[] = [];
  let quoted: string[] = [];
  const flush = (): void => {
    if (quoted.length > 0) {
      nodes.push({ kind: "quote", nodes: joinLines(quoted, bare) });
      quoted = [];
    }
  };
  let plain: string[] = [];
  const flushPlain = (): void => {
    if (plain.length > 0) {
      nodes.push(...joinLines(plain, bare));
      plain = [];
    }
  };
  for (const line of text === "" ? [] : text.split("\n")) {
    if (QUOTE.test(line)) {
      flushPlain();
      quoted.push(line.replace(QUOTE, ""));
    } else {
      flush();
      plain.push(line);
    }
  }
  flushPlain();
  flush();
  return nodes;
}

function joinLines(lines: string[], bare: boolean): Node[] {
  return lines.flatMap((line, index) => [...(index > 0 ? [{ kind: "break" } as const] : []), ...parseLine(line, bare)]);
}

/** Parse one line: tokens, code, marks, emoji, and bare names if asked. */
function parseLine(line: string, bare: boolean): Node[] {
  const nodes: Node[] = [];
  let text = "";
  let at = 0;
  while (at < line.length) {
    const found = nodeAt(line, at, bare);
    if (found) {
      if (text) {
        nodes.push({ kind: "text", text: unescapeText(text) });
        text = "";
      }
      nodes.push(found.node);
      at = found.end;
    } else {
      text += line.charAt(at);
      at += 1;
    }
  }
  if (text) {
    nodes.push({ kind: "text", text: unescapeText(text) });
  }
  return nodes;
}

interface Found {
  node: Node;
  end: number;
}

function nodeAt(line: string, at: number, bare: boolean): Found | null {
  const first = line.charAt(at);
  if (first === "<") {
    const end = line.indexOf(">", at);
    const node = end > at + 1 ? tokenOf(line.slice(at + 1, end)) : null;
    return node ? { node, end: end + 1 } : null;
  }
  if (first === "`") {
    const end = line.indexOf("`", at + 1);
    return end > at + 1 ? { node: { kind: "code", text: plainOf(line.slice(at + 1, end)) }, end: end + 1 } : null;
  }
  const mark = MARKS[first];
  if (mark) {
    const end = closingMark(line, at);
    return end > 0 ? { node: { kind: mark, nodes: parseLine(line.slice(at + 1, end), bare) }, end: end + 1 } : null;
  }
  if (first === ":") {
    const name = EMOJI.exec(line.slice(at));
    return name?.[1] ? { node: { kind: "emoji", name: name[1] }, end: at + name[0].length } : null;
  }
  return bare && atWordStart(line, at) ? bareAt(line, at) : null;
}

function bareAt(line: string, at: number): Found | null {
  const rest = line.slice(at, at + 2000);
  const address = BARE_ADDRESS.exec(rest)?.[0];
  if (address) {
    const href = unescapeText(address);
    return { node: { kind: "link", href, label: href }, end: at + address.length };
  }
  const range = BARE_BROADCAST.exec(rest)?.[1];
  if (range) {
    return { node: { kind: "broadcast", range }, end: at + range.length + 1 };
  }
  const name = BARE_CHANNEL.exec(rest)?.[1];
  return name ? { node: { kind: "channel", id: "", label: name }, end: at + name.length + 1 } : null;
}

function atWordStart(line: string, at: number): boolean {
  return at === 0 || !WORD.test(line.charAt(at - 1));
}

/** Where the mark that opens at `at` closes, or -1: marks open and close at the edge of words, on one line. */
function closingMark(line: string, at: number): number {
  const mark = line.charAt(at);
  if (!atWordStart(line, at) || /\s/.test(line.charAt(at + 1) || " ") || line.charAt(at + 1) === mark) {
    return -1;
  }
  let position = at + 1;
  while (position < line.length) {
    const character = line.charAt(position);
    if (character === "<" || character === "`") {
      const end = line.indexOf(character === "<" ? ">" : "`", position + 1);
      position = end > 0 ? end + 1 : position + 1;
    } else if (character === mark && !/\s/.test(line.charAt(position - 1)) && !WORD.test(line.charAt(position + 1))) {
      return position;
    } else {
      position += 1;
    }
  }
  return -1;
}

/** What stands between < and >, or null if Slack would show it as it is. */
function tokenOf(inside: string): Node | null {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescapeText(inside.slice(bar + 1));
  switch (target.charAt(0)) {
    case "@":
      return { kind: "user", id: target.slice(1), label };
    case "#":
      return { kind: "channel", id: target.slice(1), label };
    case "!":
      return commandOf(target.slice(1), label);
    default:
      return linkOf(unescapeText(target), label);
  }
}

function commandOf(command: string, label: string): Node | null {
  const [name = "", ...rest] = command.split("^");
  if (name === "here" || name === "channel" || name === "everyone") {
    return { kind: "broadcast", range: name };
  }
  if (name === "subteam") {
    return { kind: "group", id: rest[0] ?? "", label };
  }
  if (name === "date") {
    const [unix = "", format = "", href = ""] = rest;
    return { kind: "date", unix: Number(unix), format: unescapeText(format), href: unescapeText(href), fallback: label };
  }
  return null;
}

function linkOf(href: string, label: string): Node | null {
  return isSafeAddress(href) ? { kind: "link", href, label: label || href.replace(/^mailto:/, "") } : null;
}

/** Whether an address may become a link: nothing that runs in the page may. */
export function isSafeAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href);
}

/** The text of something in which Slack shows tokens as plain text, such as code. */
function plainOf(text: string): string {
  return unescapeText(text.replace(/<([^<>|]+)\|([^<>]*)>/g, "$2").replace(/<([^<>\s!@#][^<>\s]*)>/g, "$1"));
}
