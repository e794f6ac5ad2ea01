/** The bar on top: who is acting, the drawer of tools, and on narrow screens the way to the sidebar. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { actAs } from "../actions";
import { moveInMenu, Popup } from "../elements/Popup";
import { actingAs, liveConnected, me, place, sidebarOpen, toolsOpen, workspace } from "../store";
import { Avatar } from "./Avatar";
import { CheckIcon, ChevronIcon, MenuIcon, ToolsIcon } from "./icons";

function UserMenu(props: { onDone(): void }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(), []);
  return (
    <div ref={list} onKeyDown={(event) => moveInMenu(event)}>
      <p class="menu-note">See and use the workspace as</p>
      {(workspace.value?.users ?? []).map((user) => (
        <button
          key={user.id}
          type="button"
          role="menuitemradio"
          aria-checked={user.id === actingAs.value}
          class="menu-item user-item"
          onClick={() => {
            props.onDone();
            actAs(user.id, place.value);
          }}
        >
          <Avatar id={user.id} small />
          <span>{user.real_name}</span>
          <span class="user-role">{user.role_label}</span>
          {user.id === actingAs.value && <CheckIcon />}
        </button>
      ))}
    </div>
  );
}

export function TopBar(): JSX.Element {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  return (
    <header class="top">
      <button
        type="button"
        class="top-button top-menu"
        aria-label="Channels"
        aria-expanded={sidebarOpen.value}
        onClick={() => {
          sidebarOpen.value = !sidebarOpen.value;
        }}
      >
        <MenuIcon />
      </button>
      <span class="top-note" role="status">
        {liveConnected.value ? "A Slack on your own machine" : <b class="top-lost">Connection lost. Trying again…</b>}
      </span>
      <button
        type="button"
        class="top-button"
        aria-label="Workspace tools"
        aria-expanded={toolsOpen.value}
        onClick={() => {
          toolsOpen.value = !toolsOpen.value;
        }}
      >
        <ToolsIcon />
        <span class="top-words">Workspace tools</span>
      </button>
      <button
        ref={trigger}
        type="button"
        class="top-button top-user"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`Acting as ${me.value?.real_name}, ${me.value?.role_label}. Switch user`}
        onClick={() => setOpen(!open)}
      >
        <Avatar id={actingAs.value} small />
        <span class="top-words">{me.value?.real_name}</span>
        <span class="top-role">{me.value?.role_label}</span>
        <ChevronIcon />
      </button>
      {open && (
        <Popup anchor={trigger} onClose={close} class="menu user-menu" role="menu" label="Switch user">
          <UserMenu onDone={close} />
        </Popup>
      )}
    </header>
  );
}
