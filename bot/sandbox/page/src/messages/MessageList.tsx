/** A list of messages that keeps to its end while the reader is there. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { me, type Notice, notices } from "../store";
import { clockTime, dateOfTs } from "../text/dates";
import { Mrkdwn } from "../text/Text";
import type { Message } from "../types";
import { MessageView, type Where } from "./MessageView";
import { rowsOf, withReplyLine } from "./rows";
import { EyeIcon } from "../shell/icons";

const NEAR_PX = 120;

function NoticeView({ notice }: { notice: Notice }): JSX.Element {
  return (
    <article class="message message-ephemeral" aria-label="Slackbot">
      <div class="message-private">
        <EyeIcon /> Only visible to you
      </div>
      <div class="message-side">
        <span class="avatar avatar-slackbot" aria-hidden="true">
          🤖
        </span>
      </div>
      <div class="message-main">
        <div class="message-head">
          <span class="message-author">Slackbot</span>
          <time class="message-time">{clockTime(dateOfTs(notice.ts), me.value?.tz ?? "UTC")}</time>
        </div>
        <div class="message-content message-text">
          <Mrkdwn text={notice.text} />
        </div>
      </div>
    </article>
  );
}

export function MessageList(props: {
  where: Where;
  messages: Message[];
  ephemerals: Message[];
  intro: ComponentChildren;
  after?: ComponentChildren;
}): JSX.Element {
  const { where, messages, ephemerals } = props;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const own = (notices.value[where.channel] ?? []).filter((one) => one.thread_ts === where.threadTs);
  const all = rowsOf(messages, ephemerals, own, me.value?.tz ?? "UTC", new Date());
  const rows = where.threadTs ? withReplyLine(all, where.threadTs) : all;
  const placed = useRef(0);
  const toEnd = (): void => {
    const list = box.current;
    if (list && atEnd.current) {
      // A message that is longer than the window is read from its head.
      const last = [...list.querySelectorAll<HTMLElement>(".message")].at(-1);
      const end = list.scrollHeight - list.clientHeight;
      list.scrollTop = last && last.offsetHeight > list.clientHeight ? Math.min(end, last.offsetTop - list.offsetTop) : end;
      placed.current = list.scrollTop;
    }
  };

  useLayoutEffect(() => {
    atEnd.current = true;
  }, [where.channel, where.threadTs]);
  useLayoutEffect(toEnd);
  useEffect(() => {
    // Pictures arrive later, and the window changes its size.
    const watch = new ResizeObserver(toEnd);
    if (box.current?.firstElementChild) {
      watch.observe(box.current.firstElementChild);
      watch.observe(box.current);
    }
    return () => watch.disconnect();
  }, []);

  return (
    <div
      ref={box}
      class="messages"
      tabIndex={0}
      role="log"
      aria-label={where.threadTs ? "Thread" : "Messages"}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX || Math.abs(scrollTop - placed.current) < 2;
      }}
    >
      <div class="messages-inner">
        {props.intro}
        {rows.map((row) => {
          if (row.kind === "day") {
            return (
              <div key={row.key} class="day" role="separator" aria-label={row.label}>
                <span>{row.label}</span>
              </div>
            );
          }
          if (row.kind === "replies") {
            return (
              <div key={row.key} class="replies-line">
                {row.count} {row.count === 1 ? "reply" : "replies"}
              </div>
            );
          }
          if (row.kind === "notice") {
            return <NoticeView key={row.key} notice={row.notice} />;
          }
          return <MessageView key={row.key} message={row.message} follows={row.follows} where={where} />;
        })}
        {props.after}
      </div>
    </div>
  );
}
