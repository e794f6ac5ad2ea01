/** The picture of a person or of the bot: a coloured square with initials. */

import type { JSX } from "preact";

import { nameOf, person, workspace } from "../store";

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");

export function Avatar(props: { id: string | undefined; small?: boolean }): JSX.Element {
  const known = person(props.id);
  const bot = workspace.value?.bot;
  const isBot = bot !== undefined && (props.id === bot.user_id || props.id === bot.bot_id);
  const size = props.small ? "avatar avatar-small" : "avatar";
  if (isBot) {
    return (
      <span class={`${size} avatar-bot`} aria-hidden="true">
        <svg viewBox="0 0 20 20">
          <path d="M5 3.5h8.5A1.5 1.5 0 0 1 15 5v11.5H6.5A1.5 1.5 0 0 1 5 15z" fill="#fff" />
          <path d="M7.5 7h5M7.5 9.8h5M7.5 12.6h3" stroke="#4a154b" stroke-width="1.3" stroke-linecap="round" />
        </svg>
      </span>
    );
  }
  const color = known?.color.replace(/^#?/, "#") ?? "#616061";
  return (
    <span class={size} style={{ background: color }} aria-hidden="true">
      {known ? initials(known.real_name) : initials(nameOf(props.id))}
    </span>
  );
}
