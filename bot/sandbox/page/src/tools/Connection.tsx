/** Whether the bot is connected, and the ways in which Slack may cut it off. */

import type { JSX } from "preact";

import { attempt } from "../actions";
import { post } from "../api";
import { botConnected, botConnections, toast, workspace } from "../store";

const WAYS = [
  ["tcp", "Cut the cable", "The connection breaks without a word, as when a network fails."],
  ["close", "Close it", "Slack closes the connection properly."],
  ["warning", "Announce a restart", "Slack says that it will disconnect soon."],
  ["refresh_requested", "Ask to reconnect", "Slack asks the bot to open a new connection."],
  ["link_disabled", "Switch off Socket Mode", "Slack says that Socket Mode was turned off for the app."],
] as const;

function inWords(name: string, connected: boolean, count: number): string {
  if (!connected) {
    return `${name} is not connected.`;
  }
  return count === 0 ? `${name} is reached over HTTP.` : `${name} holds ${count} open connection${count === 1 ? "" : "s"}.`;
}

export function Connection(): JSX.Element {
  const name = workspace.value?.bot.name ?? "";
  const drop = async (how: string, words: string): Promise<void> => {
    if (await attempt(() => post("drop", { how }))) {
      toast(`Done: ${words.toLowerCase()}.`);
    }
  };
  return (
    <section>
      <h3>Connection</h3>
      <p>
        <span class={botConnected.value ? "presence presence-on" : "presence"} />{" "}
        {inWords(name, botConnected.value, botConnections.value)}
      </p>
      <div class="tools-buttons">
        {WAYS.map(([how, words, meaning]) => (
          <button key={how} type="button" class="button button-small" title={meaning} onClick={() => void drop(how, words)}>
            {words}
          </button>
        ))}
      </div>
    </section>
  );
}
