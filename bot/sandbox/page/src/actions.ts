/** What a person does on the page, as calls to the server. A refusal becomes a sentence on the screen. */

import { batch } from "@preact/signals";

import { get, post, Refusal } from "./api";
import { addNotice, changesIn, takeFrame } from "./frames";
import { keepLive, type Live } from "./live";
import {
  actingAs,
  botConnected,
  botConnections,
  directMessage,
  ephemerals,
  forgetUser,
  histories,
  home,
  liveConnected,
  myChannels,
  place,
  pointedAt,
  prompts,
  replies,
  sessions,
  sidebarOpen,
  stack,
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
import type { Message, Prompt, Session, Values, View, Workspace } from "./types";

interface History {
  messages: Message[];
  ephemerals: Message[];
  /** The agent's sessions by thread. */
  sessions: Record<string, Session>;
  prompts: { title: string; prompts: Prompt[] } | null;
}

let live: Live | null = null;

/** Run something that may be refused; the refusal is shown, and tells the caller false. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    toast(error.message);
    return false;
  }
}

/** Load the workspace and act as the user in the address, or as the first one. */
export async function start(): Promise<void> {
  const space = await get<Workspace>("workspace");
  const [user = "", channel = ""] = location.hash.slice(1).split("/");
  const asked = new URLSearchParams(location.search);
  workspace.value = space;
  document.title = `${space.team.name} – Slack sandbox`;
  const known = space.users.some((one) => one.id === user);
  actAs(known ? user : (space.users[0]?.id ?? ""), asked.get("channel") ?? channel);
  if (asked.has("ts")) {
    pointTo(asked.get("ts") ?? "", asked.get("thread_ts") ?? "");
  }
}

/** Show the message that an address led to, in its thread if it is a reply. */
function pointTo(ts: string, threadTs: string): void {
  pointedAt.value = ts;
  if (threadTs && threadTs !== ts) {
    openThread(place.value, threadTs);
  }
}

/** Follow the address of a message, if it is one; tells whether it was. */
export function followPermalink(href: string): boolean {
  const url = URL.canParse(href) ? new URL(href) : null;
  const found = url?.origin === location.origin ? /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(url.pathname) : null;
  if (!url || !found) {
    return false;
  }
  void goTo(found[1] ?? "").then(() => pointTo(`${found[2]}.${found[3]}`, url.searchParams.get("thread_ts") ?? ""));
  return true;
}

/** Become another user: everything that the page knows is loaded anew as that user sees it. */
export function actAs(user: string, channel = ""): void {
  live?.close();
  batch(() => {
    forgetUser();
    actingAs.value = user;
  });
  const mine = [...myChannels.value, ...(directMessage.value ? [directMessage.value] : [])];
  const wanted = mine.find((one) => one.id === channel) ?? mine.find((one) => one.name === "general") ?? mine[0];
  live = keepLive(user, {
    frame: takeFrame,
    open: () => {
      liveConnected.value = true;
      stack.value = [];
      void attempt(refresh);
    },
    lost: () => {
      liveConnected.value = false;
      botConnected.value = false;
      botConnections.value = 0;
    },
  });
  void goTo(wanted?.id ?? "", "messages");
}

/** Load what may have been missed: the workspace, the open channel and the open thread. */
async function refresh(): Promise<void> {
  workspace.value = await get<Workspace>("workspace");
  await Promise.all([loadChannel(place.value), thread.value ? loadThread(thread.value.channel, thread.value.ts) : null]);
}

/**
 * Ask for a history until nothing has changed meanwhile: an answer that was on its way while a message arrived over the
 * live socket would take that message away again.
 */
async function historyOf(channel: string, threadTs?: string): Promise<History> {
  for (;;) {
    const before = changesIn(channel);
    const history = await get<History>("history", { user: actingAs.value, channel, thread_ts: threadTs });
    if (changesIn(channel) === before) {
      return history;
    }
  }
}

async function loadChannel(channel: string): Promise<void> {
  if (!channel) {
    return;
  }
  const user = actingAs.value;
  const history = await historyOf(channel);
  if (user !== actingAs.value) {
    return;
  }
  const inThreads = (ephemerals.value[channel] ?? []).filter((one) => one.thread_ts);
  batch(() => {
    histories.value = { ...histories.value, [channel]: history.messages };
    ephemerals.value = { ...ephemerals.value, [channel]: [...inThreads, ...history.ephemerals] };
    const held = Object.entries(history.sessions).map(([ts, session]) => [threadKey(channel, ts), session]);
    sessions.value = { ...sessions.value, ...Object.fromEntries(held) };
    if (history.prompts) {
      prompts.value = { ...prompts.value, [channel]: history.prompts };
    }
  });
}

/** Load the root and the replies of a thread; the thread pane asks for it when it opens. */
export async function loadThread(channel: string, ts: string): Promise<void> {
  const user = actingAs.value;
  const history = await historyOf(channel, ts);
  if (user === actingAs.value) {
    const others = (ephemerals.value[channel] ?? []).filter((one) => one.thread_ts !== ts);
    batch(() => {
      replies.value = { ...replies.value, [threadKey(channel, ts)]: history.messages };
      ephemerals.value = { ...ephemerals.value, [channel]: [...others, ...history.ephemerals] };
    });
  }
}

/** Open a channel, or the direct message with one of its tabs. */
export async function goTo(channel: string, newTab: "home" | "messages" = "messages"): Promise<void> {
  const direct = channel !== "" && channel === directMessage.value?.id;
  batch(() => {
    if (channel !== place.value) {
      thread.value = null;
    }
    place.value = channel;
    tab.value = newTab;
    sidebarOpen.value = false;
    unread.value = { ...unread.value, [channel]: false };
  });
  history.replaceState(null, "", `#${actingAs.value}/${channel}`);
  await attempt(async () => {
    await Promise.all([loadChannel(channel), direct ? openHome(newTab) : null]);
  });
}

async function openHome(opened: "home" | "messages"): Promise<void> {
  const user = actingAs.value;
  const answer = await post<{ view: View | null }>("open_home", { user, tab: opened });
  if (user === actingAs.value && answer.view) {
    home.value = answer.view;
  }
}

export function openThread(channel: string, ts: string): void {
  thread.value = { channel, ts };
}

export function closeThread(): void {
  thread.value = null;
}

const COMMAND = /^\/[^\s/]+/;

/** Send what was typed: a command if it starts with one, else a message. Tells whether it was taken. */
export async function send(channel: string, text: string, threadTs?: string): Promise<boolean> {
  const user = actingAs.value;
  const inThread = threadTs ? { thread_ts: threadTs } : {};
  if (!COMMAND.test(text)) {
    return attempt(() => post("message", { user, channel, text, ...inThread }));
  }
  try {
    await post("command", { user, channel, text, ...inThread });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    addNotice(channel, error.message, threadTs);
    return false;
  }
}

export function editMessage(channel: string, ts: string, text: string): Promise<boolean> {
  return attempt(() => post("edit_message", { user: actingAs.value, channel, ts, text }));
}

export function deleteMessage(channel: string, ts: string): Promise<boolean> {
  return attempt(() => post("delete_message", { user: actingAs.value, channel, ts }));
}

/** Add this user's reaction, or take it away when it is there already. */
export function react(channel: string, message: Message, name: string): Promise<boolean> {
  const mine = message.reactions?.find((one) => one.name === name)?.users.includes(actingAs.value) ?? false;
  const remove = mine ? { remove: true } : {};
  return attempt(() => post("react", { user: actingAs.value, channel, ts: message.ts, name, ...remove }));
}

export function runShortcut(callbackId: string, channel?: string, ts?: string): Promise<boolean> {
  const on = channel && ts ? { channel, ts } : {};
  return attempt(() => post("shortcut", { user: actingAs.value, callback_id: callbackId, ...on }));
}

export function dismiss(channel: string, ts: string): void {
  takeFrame({ type: "ephemeral_deleted", channel, ts });
}

export function stop(channel: string, threadTs: string): Promise<boolean> {
  return attempt(() => post("stop", { user: actingAs.value, channel, thread_ts: threadTs }));
}

/** Submit the view on top; its errors, or what follows it, arrive over the live socket. */
export async function submitView(view: View, values: Values): Promise<void> {
  batch(() => {
    submitting.value = view.id;
    viewErrors.value = {};
    viewFailure.value = "";
  });
  const taken = await attempt(() => post("submit_view", { user: actingAs.value, view_id: view.id, state: { values } }));
  if (!taken) {
    submitting.value = "";
  }
}

export function closeView(view: View, all: boolean): Promise<boolean> {
  return attempt(() => post("close_view", { user: actingAs.value, view_id: view.id, ...(all ? { all: true } : {}) }));
}
