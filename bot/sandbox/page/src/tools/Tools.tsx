/** The drawer of workspace tools: the bot's connection, faults, and the calls it made, in plain words. */

import type { JSX } from "preact";

import { CloseIcon } from "../shell/icons";
import { toolsOpen } from "../store";
import { Calls } from "./Calls";
import { Connection } from "./Connection";
import { Faults } from "./Faults";

export function Tools(): JSX.Element {
  return (
    <aside class="tools" aria-label="Workspace tools">
      <header class="channel-head">
        <h2>Workspace tools</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close workspace tools"
          onClick={() => {
            toolsOpen.value = false;
          }}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="tools-body">
        <Connection />
        <Faults />
        <Calls />
      </div>
    </aside>
  );
}
