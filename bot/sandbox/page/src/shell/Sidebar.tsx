/** The sidebar: the channels of this user, the direct message with the bot, and whether the bot is connected. */

import type { JSX } from "preact";

import { goTo } from "../actions";
import { botConnected, directMessage, myChannels, place, sidebarOpen, unread, workspace } from "../store";
import type { Channel } from "../types";
import { Avatar } from "./Avatar";
import { HashIcon, LockIcon, SharedIcon } from "./icons";

export function ChannelIcon({ channel }: { channel: Channel }): JSX.Element {
  return channel.is_private ? <LockIcon /> : <HashIcon />;
}

function Entry(props: { channel: Channel; words: string; icon: JSX.Element; after?: JSX.Element | null }): JSX.Element {
  const { channel, words } = props;
  const isUnread = unread.value[channel.id] === true;
  const current = place.value === channel.id;
  return (
    <button
      type="button"
      class={`entry ${isUnread ? "entry-unread" : ""}`}
      aria-current={current ? "page" : undefined}
      onClick={() => void goTo(channel.id)}
    >
      {props.icon}
      <span class="entry-words">{words}</span>
      {props.after}
      {isUnread && <span class="entry-dot" role="img" aria-label="unread" />}
    </button>
  );
}

export function Sidebar(): JSX.Element {
  const space = workspace.value;
  const direct = directMessage.value;
  const connected = botConnected.value;
  return (
    <nav class={sidebarOpen.value ? "sidebar sidebar-open" : "sidebar"} aria-label="Channels and apps">
      <h1 class="sidebar-team">{space?.team.name}</h1>
      <div class="sidebar-scroll">
        <h2>Channels</h2>
        {myChannels.value.map((one) => (
          <Entry
            key={one.id}
            channel={one}
            words={one.name}
            icon={<ChannelIcon channel={one} />}
            after={
              one.is_ext_shared ? (
                <span class="entry-shared" title="Shared with another organisation">
                  <SharedIcon />
                </span>
              ) : null
            }
          />
        ))}
        {direct && (
          <>
            <h2>Apps</h2>
            <Entry
              channel={direct}
              words={space?.bot.name ?? ""}
              icon={
                <span class="entry-avatar">
                  <Avatar id={space?.bot.user_id} small />
                  <span class={connected ? "presence presence-on" : "presence"} />
                </span>
              }
            />
          </>
        )}
      </div>
      <div class="sidebar-foot" role="status">
        <span class={connected ? "presence presence-on" : "presence"} />
        {connected ? `${space?.bot.name} is connected` : `${space?.bot.name} is not connected`}
      </div>
    </nav>
  );
}
