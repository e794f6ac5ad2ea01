/** What stands in a message list, in order: messages, Slack's own notices, and the lines between days. Pure. */

import type { Notice } from "../store";
import { dateOfTs, dayLabel, sameDay } from "../text/dates";
import type { Message } from "../types";

const GROUP_SECONDS = 300;

export type Row =
  | { kind: "day"; key: string; label: string }
  | { kind: "message"; key: string; message: Message; follows: boolean }
  | { kind: "notice"; key: string; notice: Notice }
  | { kind: "replies"; key: string; count: number };

type Entry = { ts: string; message?: Message; notice?: Notice };

/** The rows of a thread: a line that counts the replies stands under the root. */
export function withReplyLine(rows: Row[], root: string): Row[] {
  const at = rows.findIndex((row) => row.kind === "message" && row.message.ts === root);
  const count = rows.filter((row) => row.kind === "message" && row.message.ts !== root && !row.message.ephemeral).length;
  const line: Row = { kind: "replies", key: "replies", count };
  return at < 0 || count === 0 ? rows : [...rows.slice(0, at + 1), line, ...rows.slice(at + 1)];
}

/** `follows` marks a message that is drawn without its author, under another one of the same author. */
export function rowsOf(messages: Message[], ephemerals: Message[], notices: Notice[], zone: string, now: Date): Row[] {
  const entries: Entry[] = [
    ...[...messages, ...ephemerals].map((message) => ({ ts: message.ts, message })),
    ...notices.map((notice) => ({ ts: notice.ts, notice })),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));
  const rows: Row[] = [];
  let before: Entry | null = null;
  for (const entry of entries) {
    const date = dateOfTs(entry.ts);
    const newDay: boolean = !before || !sameDay(dateOfTs(before.ts), date, zone);
    if (newDay) {
      rows.push({ kind: "day", key: `day-${entry.ts}`, label: dayLabel(date, zone, now) });
    }
    if (entry.message) {
      const follows = !newDay && before?.message !== undefined && continues(before.message, entry.message);
      rows.push({ kind: "message", key: entry.ts, message: entry.message, follows });
    } else if (entry.notice) {
      rows.push({ kind: "notice", key: `notice-${entry.ts}`, notice: entry.notice });
    }
    before = entry;
  }
  return rows;
}

function continues(before: Message, message: Message): boolean {
  const sameAuthor = before.user === message.user && before.bot_id === message.bot_id && before.username === message.username;
  const soon = Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
  const plain = !before.ephemeral && !message.ephemeral && !before.subtype && !message.subtype && !before.reply_count;
  return sameAuthor && soon && plain;
}
