/** The live socket of one user: opens, and opens again for as long as the user is the acting one. */

import type { Frame } from "./types";

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5000;

export interface Live {
  close(): void;
}

/**
 * Keep a live socket open. `onOpen` is called each time it opens (frames may have been missed in between), `onLost`
 * each time it breaks; the pause before the next try doubles up to five seconds.
 */
export function keepLive(user: string, on: { frame(frame: Frame): void; open(): void; lost(): void }): Live {
  let pause = FIRST_PAUSE_MS;
  let closed = false;
  let socket: WebSocket | null = null;
  let timer: number | undefined;

  const connect = (): void => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/client/live?user=${encodeURIComponent(user)}`);
    socket.onopen = () => {
      pause = FIRST_PAUSE_MS;
      on.open();
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (!closed) {
        on.frame(JSON.parse(event.data) as Frame);
      }
    };
    socket.onclose = () => {
      if (closed) {
        return;
      }
      on.lost();
      timer = window.setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
  };

  connect();
  return {
    close() {
      closed = true;
      window.clearTimeout(timer);
      socket?.close();
    },
  };
}
