/** How each frame of the live socket changes what the page knows. */

import { batch } from "@preact/signals";

import {
  actingAs,
  botConnected,
  botConnections,
  directMessage,
  ephemerals,
  histories,
  home,
  notices,
  place,
  prompts,
  replies,
  sessions,
  stack,
  statuses,
  submitting,
  tab,
  thread,
  threadKey,
  toast,
  unread,
  viewErrors,
  viewFailure,
  workspace,
} from "./store";
import type { Frame, Message } from "./types";

const byTime = (a: Message, b: Message): number => Number(a.ts) - Number(b.ts);

function put(list: Message[], message: Message): Message[] {
  return [...list.filter((one) => one.ts !== message.ts), message].sort(byTime);
}

function putIn(record: Record<string, Message[]>, key: string, message: Message): Record<string, Message[]> {
  return { ...record, [key]: put(record[key] ?? [], message) };
}

function dropFrom(record: Record<string, Message[]>, key: string, ts: string): Record<string, Message[]> {
  const list = record[key];
  return list ? { ...record, [key]: list.filter((one) => one.ts !== ts) } : record;
}

const isReply = (message: Message): boolean => message.thread_ts !== undefined && message.thread_ts !== message.ts;

/** Count a reply at its root, unless the server has told the root's new count already. */
function countReply(channel: string, reply: Message): void {
  const list = histories.value[channel];
  if (!list) {
    return;
  }
  histories.value = {
    ...histories.value,
    [channel]: list.map((root) =>
      root.ts === reply.thread_ts && Number(root.latest_reply ?? 0) < Number(reply.ts)
        ? { ...root, reply_count: (root.reply_count ?? 0) + 1, latest_reply: reply.ts }
        : root,
    ),
  };
}

/** In the direct message every message is the root of a thread: show the thread in which the bot answers the latest. */
function followAnswer(channel: string, reply: Message): void {
  const watching = channel === place.value && channel === directMessage.value?.id && tab.value === "messages";
  const asked = histories.value[channel]?.find((root) => root.ts === reply.thread_ts);
  const newer = !thread.value || (asked?.reply_count === 1 && Number(asked.ts) > Number(thread.value.ts));
  if (watching && newer && reply.thread_ts && asked?.user === actingAs.value && reply.user !== actingAs.value) {
    thread.value = { channel, ts: reply.thread_ts };
  }
}

function arrived(channel: string, message: Message): void {
  if (isReply(message) && message.thread_ts) {
    const key = threadKey(channel, message.thread_ts);
    if (replies.value[key]) {
      replies.value = putIn(replies.value, key, message);
    }
    countReply(channel, message);
    followAnswer(channel, message);
    if (message.user !== actingAs.value) {
      setStatus(channel, message.thread_ts, "");
    }
  }
  if (!isReply(message) || message.subtype === "thread_broadcast") {
    histories.value = putIn(histories.value, channel, message);
  }
}

function changed(channel: string, message: Message): void {
  const swap = (list: Message[]): Message[] => list.map((one) => (one.ts === message.ts ? message : one));
  const list = histories.value[channel];
  if (list) {
    histories.value = { ...histories.value, [channel]: swap(list) };
  }
  const key = threadKey(channel, message.thread_ts ?? message.ts);
  const inThread = replies.value[key];
  if (inThread) {
    replies.value = { ...replies.value, [key]: swap(inThread) };
  }
}

function deleted(channel: string, ts: string): void {
  histories.value = dropFrom(histories.value, channel, ts);
  for (const key of Object.keys(replies.value)) {
    if (key.startsWith(`${channel}:`)) {
      replies.value = dropFrom(replies.value, key, ts);
    }
  }
}

function reacted(channel: string, ts: string, reactions: NonNullable<Message["reactions"]>): void {
  const mark = (list: Message[]): Message[] => list.map((one) => (one.ts === ts ? { ...one, reactions } : one));
  histories.value = { ...histories.value, [channel]: mark(histories.value[channel] ?? []) };
  replies.value = Object.fromEntries(
    Object.entries(replies.value).map(([key, list]) => [key, key.startsWith(`${channel}:`) ? mark(list) : list]),
  );
}

export function setStatus(channel: string, threadTs: string, status: string): void {
  statuses.value = { ...statuses.value, [threadKey(channel, threadTs)]: status };
}

/** Add something that Slack itself tells the typist in this channel or thread. */
export function addNotice(channel: string, text: string, threadTs?: string): void {
  const ts = (Date.now() / 1000).toFixed(6);
  const list = notices.value[channel] ?? [];
  notices.value = { ...notices.value, [channel]: [...list, { ts, text, ...(threadTs ? { thread_ts: threadTs } : {}) }] };
}

function commandFailed(frame: Extract<Frame, { type: "command_failed" }>): void {
  addNotice(frame.channel, frame.text ?? `${frame.command} failed with the error "${frame.error}"`);
}

/** Say that an interaction did not reach the bot: in the modal if it came from there, else in passing. */
function viewFailed(viewId: string, error: string): void {
  submitting.value = "";
  if (stack.value.some((view) => view.id === viewId)) {
    viewFailure.value = "We had some trouble connecting. Try again?";
  } else {
    toast(`${workspace.value?.bot.name} did not take that (${error}). Try again?`);
  }
}

function apply(frame: Frame): void {
  switch (frame.type) {
    case "message":
      return arrived(frame.channel, frame.message);
    case "message_changed":
      return changed(frame.channel, frame.message);
    case "message_deleted":
      return deleted(frame.channel, frame.ts);
    case "ephemeral":
      ephemerals.value = putIn(ephemerals.value, frame.channel, { ...frame.message, ephemeral: true });
      return;
    case "ephemeral_deleted":
      ephemerals.value = dropFrom(ephemerals.value, frame.channel, frame.ts);
      return;
    case "view":
      stack.value = frame.stack;
      viewErrors.value = {};
      viewFailure.value = "";
      submitting.value = "";
      return;
    case "home":
      home.value = frame.view;
      return;
    case "reaction":
      return reacted(frame.channel, frame.message_ts, frame.reactions);
    case "status":
      return setStatus(frame.channel, frame.thread_ts, frame.status);
    case "session":
      sessions.value = {
        ...sessions.value,
        [threadKey(frame.channel, frame.thread_ts)]: { title: frame.title, status: frame.status },
      };
      return;
    case "prompts":
      prompts.value = { ...prompts.value, [frame.channel]: { title: frame.title ?? "", prompts: frame.prompts } };
      return;
    case "command_failed":
      return commandFailed(frame);
    case "view_errors":
      viewErrors.value = frame.errors;
      submitting.value = "";
      return;
    case "view_failed":
      return viewFailed(frame.view_id, frame.error);
    case "unread":
      unread.value = { ...unread.value, [frame.channel]: frame.channel !== place.value };
      return;
    case "bot_connection":
      botConnected.value = frame.connected;
      botConnections.value = frame.connections;
      return;
  }
}

const changes: Record<string, number> = {};

/** How often the live socket has changed what stands in a channel. */
export const changesIn = (channel: string): number => changes[channel] ?? 0;

/** Take one frame in; the page is drawn once for it. */
export function takeFrame(frame: Frame): void {
  if ("channel" in frame) {
    changes[frame.channel] = changesIn(frame.channel) + 1;
  }
  batch(() => apply(frame));
}
