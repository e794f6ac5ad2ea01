/** The page: a bar, the sidebar, the open channel, and what stands beside and over it. */

import type { JSX } from "preact";

import { Modal } from "./modal/Modal";
import { ChannelView } from "./shell/ChannelView";
import { Confirmation } from "./shell/Confirmation";
import { Sidebar } from "./shell/Sidebar";
import { ThreadPane } from "./shell/ThreadPane";
import { TopBar } from "./shell/TopBar";
import { sidebarOpen, tab, thread, toolsOpen, workspace } from "./store";
import { Tools } from "./tools/Tools";

export function App(): JSX.Element {
  if (!workspace.value) {
    return <p class="loading">Loading the workspace…</p>;
  }
  const open = tab.value === "messages" ? thread.value : null;
  return (
    <div class="app">
      <TopBar />
      <div class="columns">
        <Sidebar />
        {sidebarOpen.value && (
          <button
            type="button"
            class="sidebar-veil"
            aria-label="Close the sidebar"
            onClick={() => {
              sidebarOpen.value = false;
            }}
          />
        )}
        <ChannelView />
        {open && <ThreadPane open={open} />}
        {toolsOpen.value && <Tools />}
      </div>
      <Modal />
      <Confirmation />
    </div>
  );
}
