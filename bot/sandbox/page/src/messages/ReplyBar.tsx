/** "3 replies" under the root of a thread, and what the bot is doing in it. */

import type { JSX } from "preact";

import { openThread, stop } from "../actions";
import { Avatar } from "../shell/Avatar";
import { StopIcon } from "../shell/icons";
import { me, sessions, statuses, threadKey, workspace } from "../store";
import { clockTime, dateOfTs, sameDay } from "../text/dates";
import type { Message } from "../types";

function lastReply(ts: string): string {
  const zone = me.value?.tz ?? "UTC";
  const date = dateOfTs(ts);
  if (sameDay(date, new Date(), zone)) {
    return `Last reply today at ${clockTime(date, zone)}`;
  }
  return `Last reply on ${new Intl.DateTimeFormat("en-US", { timeZone: zone, month: "short", day: "numeric" }).format(date)}`;
}

/** What the bot does in a thread, such as "is thinking…"; "" where it does nothing. */
export function doingIn(channel: string, ts: string): string {
  const key = threadKey(channel, ts);
  return statuses.value[key] || (sessions.value[key]?.status === "processing" ? "is working…" : "");
}

/** The bot's status in a thread, with Stop where the bot hears of it. */
export function Status(props: { channel: string; ts: string }): JSX.Element | null {
  const { channel, ts } = props;
  const status = doingIn(channel, ts);
  return status ? (
    <div class="status-row">
      <div class="status" role="status">
        <span class="status-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {workspace.value?.bot.name} {status}
      </div>
      {workspace.value?.may_stop && (
        <button type="button" class="button button-small" onClick={() => void stop(channel, ts)}>
          <StopIcon /> Stop
        </button>
      )}
    </div>
  ) : null;
}

export function ReplyBar(props: { message: Message; channel: string }): JSX.Element | null {
  const { message, channel } = props;
  const count = message.reply_count ?? 0;
  const title = sessions.value[threadKey(channel, message.ts)]?.title;
  const named = title && title.toLowerCase() !== message.text?.trim().toLowerCase();
  return (
    <>
      {named && <p class="session-title">{title}</p>}
      <Status channel={channel} ts={message.ts} />
      {count > 0 && (
        <button type="button" class="reply-bar" onClick={() => openThread(channel, message.ts)}>
          {(message.reply_users ?? []).slice(0, 3).map((user) => (
            <Avatar key={user} id={user} small />
          ))}
          <span class="reply-count">
            {count} {count === 1 ? "reply" : "replies"}
          </span>
          {message.latest_reply && <span class="reply-time">{lastReply(message.latest_reply)}</span>}
        </button>
      )}
    </>
  );
}
