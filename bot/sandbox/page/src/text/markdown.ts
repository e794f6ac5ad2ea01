/** The standard Markdown that Slack's markdown block takes, as a tree; pure. */

import { isSafeAddress } from "./mrkdwn";

export type Span =
  | { kind: "text" | "code"; text: string }
  | { kind: "bold" | "italic" | "strike"; spans: Span[] }
  | { kind: "link"; href: string; spans: Span[] };

export type Part =
  | { kind: "heading"; level: number; spans: Span[] }
  | { kind: "paragraph" | "quote"; lines: Span[][] }
  | { kind: "list"; ordered: boolean; items: { indent: number; spans: Span[] }[] }
  | { kind: "code"; text: string }
  | { kind: "rule" }
  | { kind: "table"; rows: Span[][][] };

const SPAN =
  /`([^`]+)`|\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)|\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__|~~(\S(?:.*?\S)?)~~|\*([^\s*](?:[^*]*[^\s*])?)\*|\b_([^\s_](?:[^_]*[^\s_])?)_\b/;

/** The marks inside one line. */
export function spansOf(text: string): Span[] {
  const found = SPAN.exec(text);
  if (!found) {
    return text ? [{ kind: "text", text: text.replace(/\\([\\`*_{}[\]()#+\-.!~|>])/g, "$1") }] : [];
  }
  const [whole, code, label, href, bold, boldToo, strike, italic, italicToo] = found;
  const before = spansOf(text.slice(0, found.index));
  const after = spansOf(text.slice(found.index + whole.length));
  return [...before, spanOf({ code, label, href, bold: bold ?? boldToo, strike, italic: italic ?? italicToo }), ...after];
}

function spanOf(found: Record<"code" | "label" | "href" | "bold" | "strike" | "italic", string | undefined>): Span {
  const { code, label, href, bold, strike, italic } = found;
  if (code !== undefined) {
    return { kind: "code", text: code };
  }
  if (label !== undefined && href !== undefined) {
    return isSafeAddress(href) ? { kind: "link", href, spans: spansOf(label) } : { kind: "text", text: label };
  }
  const kind = bold !== undefined ? "bold" : strike !== undefined ? "strike" : "italic";
  return { kind, spans: spansOf(bold ?? strike ?? italic ?? "") };
}

const FENCE = /^\s*```/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)(?:([-*+])|\d+[.)])\s+(.*)$/;
const QUOTE = /^>\s?/;
const ROW = /^\s*\|(.*)\|\s*$/;
const TABLE_RULE = /^\s*\|[\s:|-]+\|\s*$/;

const startsPart = (line: string): boolean =>
  line.trim() === "" || [FENCE, HEADING, RULE, ITEM, QUOTE, ROW].some((pattern) => pattern.test(line));

/** Parse a whole Markdown text. */
export function parseMarkdown(text: string): Part[] {
  const lines = text.split("\n");
  const parts: Part[] = [];
  let at = 0;
  const takeWhile = (fits: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && fits(lines[at] ?? "")) {
      at += 1;
    }
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = HEADING.exec(line);
    if (line.trim() === "") {
      at += 1;
    } else if (FENCE.test(line)) {
      at += 1;
      parts.push({ kind: "code", text: takeWhile((one) => !FENCE.test(one)).join("\n") });
      at += 1;
    } else if (heading) {
      at += 1;
      parts.push({ kind: "heading", level: heading[1]?.length ?? 1, spans: spansOf(heading[2] ?? "") });
    } else if (RULE.test(line)) {
      at += 1;
      parts.push({ kind: "rule" });
    } else if (QUOTE.test(line)) {
      const quoted = takeWhile((one) => QUOTE.test(one));
      parts.push({ kind: "quote", lines: quoted.map((one) => spansOf(one.replace(QUOTE, ""))) });
    } else if (ROW.test(line)) {
      const rows = takeWhile((one) => ROW.test(one)).filter((one) => !TABLE_RULE.test(one));
      parts.push({ kind: "table", rows: rows.map((one) => (ROW.exec(one)?.[1] ?? "").split("|").map((cell) => spansOf(cell.trim()))) });
    } else if (ITEM.test(line)) {
      parts.push(listOf(takeWhile((one) => ITEM.test(one))));
    } else {
      const first = lines[at] ?? "";
      at += 1;
      parts.push({ kind: "paragraph", lines: [first, ...takeWhile((one) => !startsPart(one))].map(spansOf) });
    }
  }
  return parts;
}

function listOf(lines: string[]): Part {
  const items = lines.map((line) => {
    const [, space = "", , words = ""] = ITEM.exec(line) ?? [];
    return { indent: Math.floor(space.length / 2), spans: spansOf(words) };
  });
  return { kind: "list", ordered: /^\s*\d/.test(lines[0] ?? ""), items };
}
