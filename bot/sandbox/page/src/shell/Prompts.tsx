/** The prompts that the bot suggests in its Messages tab; a click sends one. */

import type { JSX } from "preact";

import { send } from "../actions";
import { histories, prompts, workspace } from "../store";

/** Those that the bot set last; while nothing has been said yet, else those of the manifest. */
export function Prompts(props: { channel: string }): JSX.Element | null {
  const untouched = histories.value[props.channel]?.length === 0;
  const declared = untouched ? (workspace.value?.suggested_prompts ?? []) : [];
  const offered = prompts.value[props.channel] ?? { title: "", prompts: declared };
  if (offered.prompts.length === 0) {
    return null;
  }
  return (
    <div class="prompts">
      {offered.title && <p>{offered.title}</p>}
      {offered.prompts.map((prompt) => (
        <button key={prompt.title} type="button" title={prompt.message} onClick={() => void send(props.channel, prompt.message)}>
          {prompt.title}
        </button>
      ))}
    </div>
  );
}
