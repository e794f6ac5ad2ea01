/** A channel, and the direct message with the bot with its Home and Messages tabs. */

import type { JSX } from "preact";

import { goTo } from "../actions";
import { Blocks } from "../blocks/Blocks";
import { enteredIn } from "../elements/surface";
import { Composer } from "../messages/Composer";
import { MessageList } from "../messages/MessageList";
import { ephemerals, here, histories, home, nameOf, tab, workspace } from "../store";
import { Mrkdwn } from "../text/Text";
import type { Channel } from "../types";
import { Avatar } from "./Avatar";
import { Prompts } from "./Prompts";
import { ChannelIcon } from "./Sidebar";

function ChannelHeader({ channel }: { channel: Channel }): JSX.Element {
  const count = channel.members.length;
  return (
    <header class="channel-head">
      <h2>
        <ChannelIcon channel={channel} /> {channel.name}
      </h2>
      <span class="channel-topic">
        <Mrkdwn text={channel.topic} />
      </span>
      <span class="channel-members" title={channel.members.map(nameOf).join(", ")}>
        {count} {count === 1 ? "member" : "members"}
      </span>
    </header>
  );
}

function AppHeader({ channel }: { channel: Channel }): JSX.Element {
  const bot = workspace.value?.bot;
  const tabs = [
    { name: "home" as const, words: "Home", shown: workspace.value?.home_tab },
    { name: "messages" as const, words: "Messages", shown: workspace.value?.messages_tab },
  ].filter((one) => one.shown);
  return (
    <header class="channel-head app-head">
      <h2>
        <Avatar id={bot?.user_id} small /> {bot?.name} <span class="badge">APP</span>
      </h2>
      <div class="tabs" role="tablist">
        {tabs.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab.value === name}
            onClick={() => void goTo(channel.id, name)}
          >
            {words}
          </button>
        ))}
      </div>
    </header>
  );
}

function HomeTab(): JSX.Element {
  const view = home.value;
  if (!view) {
    return (
      <div class="home home-empty">
        <p>{workspace.value?.bot.name} has not published a Home tab yet.</p>
      </div>
    );
  }
  const container = { type: "home" as const, view_id: view.id };
  return (
    <div class="home" role="tabpanel" aria-label="Home">
      <div class="home-inner">
        <Blocks surface={{ kind: "home", container, blocks: view.blocks, values: enteredIn(container) }} />
      </div>
    </div>
  );
}

function Intro({ channel }: { channel: Channel }): JSX.Element {
  const bot = workspace.value?.bot;
  if (channel.is_im) {
    return (
      <div class="intro">
        <Avatar id={bot?.user_id} />
        <h3>{bot?.name}</h3>
        <p>This is the very beginning of your direct message history with @{bot?.name}.</p>
      </div>
    );
  }
  return (
    <div class="intro">
      <h3>
        <ChannelIcon channel={channel} /> {channel.name}
      </h3>
      <p>
        This is the very beginning of the <b>#{channel.name}</b> channel.
      </p>
    </div>
  );
}

export function ChannelView(): JSX.Element {
  const channel = here.value;
  if (!channel) {
    return <main class="channel" />;
  }
  const direct = channel.is_im === true;
  const showHome = direct && tab.value === "home";
  const name = direct ? (workspace.value?.bot.name ?? "") : `#${channel.name}`;
  return (
    <main class="channel">
      {direct ? <AppHeader channel={channel} /> : <ChannelHeader channel={channel} />}
      {showHome ? (
        <HomeTab />
      ) : (
        <>
          <MessageList
            where={{ channel: channel.id }}
            messages={histories.value[channel.id] ?? []}
            ephemerals={(ephemerals.value[channel.id] ?? []).filter((one) => !one.thread_ts || one.thread_ts === one.ts)}
            intro={<Intro channel={channel} />}
            after={direct ? <Prompts channel={channel.id} /> : null}
          />
          {channel.is_archived ? (
            <p class="composer-none">You are viewing an archived channel.</p>
          ) : (
            <Composer channel={channel.id} placeholder={`Message ${name}`} />
          )}
        </>
      )}
    </main>
  );
}
