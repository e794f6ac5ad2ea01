/** The pane of one thread: its title, its root, the replies, the box to reply, and Stop while the bot is at work. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { attempt, closeThread, loadThread } from "../actions";
import { Composer } from "../messages/Composer";
import { MessageList } from "../messages/MessageList";
import { doingIn, Status } from "../messages/ReplyBar";
import { channel as channelOf, ephemerals, type OpenThread, replies, sessions, threadKey, workspace } from "../store";
import { CloseIcon } from "./icons";

export function ThreadPane({ open }: { open: OpenThread }): JSX.Element {
  const { channel, ts } = open;
  const key = threadKey(channel, ts);
  const found = channelOf(channel);
  const name = found?.is_im ? workspace.value?.bot.name : `#${found?.name ?? ""}`;

  useEffect(() => void attempt(() => loadThread(channel, ts)), [channel, ts]);

  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          closeThread();
        }
      }}
    >
      <header class="channel-head">
        <h2 class="thread-title" title={sessions.value[key]?.title}>{sessions.value[key]?.title || "Thread"}</h2>
        <span class="channel-topic">{name}</span>
        <button type="button" class="icon-button" aria-label="Close thread" onClick={closeThread}>
          <CloseIcon />
        </button>
      </header>
      <MessageList
        where={{ channel, threadTs: ts }}
        messages={replies.value[key] ?? []}
        ephemerals={(ephemerals.value[channel] ?? []).filter((one) => one.thread_ts === ts)}
        intro={null}
        after={
          doingIn(channel, ts) ? (
            <div class="thread-status">
              <Status channel={channel} ts={ts} />
            </div>
          ) : null
        }
      />
      <Composer key={key} channel={channel} threadTs={ts} placeholder="Reply…" />
    </aside>
  );
}
