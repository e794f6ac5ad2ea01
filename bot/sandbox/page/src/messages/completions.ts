/** What the composer offers while something is typed: commands, people, channels. Pure over the workspace. */

import { actingAs, channel as channelOf, myChannels, workspace } from "../store";

export interface Completion {
  key: string;
  kind: "command" | "person" | "channel";
  /** What replaces the typed word. */
  insert: string;
  words: string;
  hint: string;
  detail: string;
  id: string;
}

export interface Offered {
  /** Where the typed word starts. */
  start: number;
  list: Completion[];
}

/** The completions for the word that ends at the caret, or null if there are none. */
export function completionsAt(text: string, caret: number, channelId: string): Offered | null {
  const before = text.slice(0, caret);
  const command = /^\/\S*$/.exec(before);
  const word = /(?:^|[\s(])([@#][^\s@#]*)$/.exec(before);
  const list = command ? commands(before) : word?.[1] ? names(word[1], channelId) : [];
  const start = command ? 0 : caret - (word?.[1]?.length ?? 0);
  return list.length > 0 ? { start, list } : null;
}

function commands(typed: string): Completion[] {
  return (workspace.value?.commands ?? [])
    .filter((one) => one.command.startsWith(typed.toLowerCase()))
    .map((one) => ({
      key: one.command,
      kind: "command",
      insert: `${one.command} `,
      words: one.command,
      hint: one.usage_hint,
      detail: one.description,
      id: "",
    }));
}

function names(typed: string, channelId: string): Completion[] {
  const wanted = typed.slice(1).toLowerCase();
  return (typed.startsWith("@") ? people(channelId) : channels())
    .filter((one) => one.words.toLowerCase().includes(wanted) || one.insert.toLowerCase().includes(wanted))
    .slice(0, 8);
}

function people(channelId: string): Completion[] {
  const space = workspace.value;
  if (!space) {
    return [];
  }
  const members = channelOf(channelId)?.members ?? [];
  const bot = { id: space.bot.user_id, name: space.bot.name, words: space.bot.name, detail: "App" };
  const users = space.users.map((user) => ({
    id: user.id,
    name: user.name,
    words: user.real_name,
    detail: user.id === actingAs.value ? "you" : members.includes(user.id) ? user.role_label : "not in channel",
  }));
  return [bot, ...users].map((one) => ({
    key: one.id,
    kind: "person",
    insert: `@${one.name} `,
    words: one.words,
    hint: "",
    detail: one.detail,
    id: one.id,
  }));
}

function channels(): Completion[] {
  return myChannels.value.map((one) => ({
    key: one.id,
    kind: "channel",
    insert: `#${one.name} `,
    words: one.name,
    hint: "",
    detail: one.topic,
    id: one.id,
  }));
}
