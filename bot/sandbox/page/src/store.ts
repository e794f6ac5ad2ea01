/** What the page knows: signals that the components read, and the lookups over them. */

import { batch, computed, signal } from "@preact/signals";

import type { Channel, Message, Person, Prompt, Session, View, Workspace } from "./types";

export interface Toast {
  id: number;
  text: string;
}

export interface OpenThread {
  channel: string;
  ts: string;
}

/** Something that Slack itself tells the typist, such as a command that is unknown; kept in the page alone. */
export interface Notice {
  ts: string;
  text: string;
  thread_ts?: string;
}

export const workspace = signal<Workspace | null>(null);
export const actingAs = signal("");
export const place = signal("");
export const tab = signal<"home" | "messages">("messages");
export const thread = signal<OpenThread | null>(null);
export const toolsOpen = signal(false);
export const sidebarOpen = signal(false);

export const histories = signal<Record<string, Message[]>>({});
export const replies = signal<Record<string, Message[]>>({});
export const ephemerals = signal<Record<string, Message[]>>({});
export const notices = signal<Record<string, Notice[]>>({});
export const unread = signal<Record<string, boolean>>({});
export const statuses = signal<Record<string, string>>({});
/** The agent's sessions, by channel and thread. */
export const sessions = signal<Record<string, Session>>({});
export const prompts = signal<Record<string, { title: string; prompts: Prompt[] }>>({});

export const stack = signal<View[]>([]);
export const viewErrors = signal<Record<string, string>>({});
export const viewFailure = signal("");
export const submitting = signal("");
export const home = signal<View | null>(null);

export const liveConnected = signal(true);
export const botConnected = signal(false);
export const botConnections = signal(0);
/** The message that an address led to. */
export const pointedAt = signal("");
export const toasts = signal<Toast[]>([]);

export const me = computed<Person | null>(() => person(actingAs.value));

export const myChannels = computed<Channel[]>(() =>
  (workspace.value?.channels ?? [])
    .filter((channel) => channel.members.includes(actingAs.value))
    .sort((a, b) => a.name.localeCompare(b.name)),
);

/** The direct message of this user with the bot, as a channel. */
export const directMessage = computed<Channel | null>(() => {
  const space = workspace.value;
  const user = me.value;
  if (!space || !user) {
    return null;
  }
  const members = [user.id, space.bot.user_id];
  return { id: user.direct_channel, name: "", is_private: true, is_archived: false, is_im: true, topic: "", members };
});

export const here = computed<Channel | null>(() => channel(place.value));

export function person(id: string | undefined): Person | null {
  return workspace.value?.users.find((user) => user.id === id) ?? null;
}

export function channel(id: string | undefined): Channel | null {
  if (id !== undefined && id === directMessage.value?.id) {
    return directMessage.value;
  }
  return workspace.value?.channels.find((one) => one.id === id) ?? null;
}

/** The name that Slack shows for a user id, the bot's included. */
export function nameOf(id: string | undefined): string {
  const space = workspace.value;
  if (space && (id === space.bot.user_id || id === space.bot.bot_id)) {
    return space.bot.name;
  }
  return person(id)?.real_name ?? id ?? "unknown";
}

export function threadKey(channelId: string, ts: string): string {
  return `${channelId}:${ts}`;
}

let toastCount = 0;

/** Tell the user something in passing; it goes away by itself. */
export function toast(text: string): void {
  toastCount += 1;
  const id = toastCount;
  toasts.value = [...toasts.value.filter((one) => one.text !== text), { id, text }];
  window.setTimeout(() => {
    toasts.value = toasts.value.filter((one) => one.id !== id);
  }, 7000);
}

/** Forget everything that belongs to the user who acted until now. */
export function forgetUser(): void {
  batch(() => {
    histories.value = {};
    replies.value = {};
    ephemerals.value = {};
    notices.value = {};
    unread.value = {};
    statuses.value = {};
    sessions.value = {};
    prompts.value = {};
    stack.value = [];
    viewErrors.value = {};
    viewFailure.value = "";
    submitting.value = "";
    home.value = null;
    thread.value = null;
  });
}
