/** Make Slack's answers to the bot go wrong, and see which faults wait to strike. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { attempt } from "../actions";
import { get, post } from "../api";
import type { Fault } from "../types";

const KINDS = [
  ["ratelimited", "is refused as too many calls (429)"],
  ["http_500", "fails with an internal error (500)"],
  ["http_503", "fails as unavailable (503)"],
  ["html_200", "answers with a web page instead of JSON"],
  ["accepted_no_answer", "is carried out, but the answer never arrives"],
  ["slow", "answers slowly"],
  ["error", "is refused with this error"],
] as const;

const METHODS = ["chat.postMessage", "chat.postEphemeral", "chat.update", "views.open", "views.update", "views.publish", "users.info", "*"];

const WITH_SECONDS = new Set(["ratelimited", "slow"]);

function inWords(fault: Fault): string {
  const what = KINDS.find(([kind]) => kind === fault.kind)?.[1] ?? fault.kind;
  const often = fault.times === null ? "always" : fault.times === 1 ? "once" : `${fault.times} times`;
  const extra = [fault.error, fault.seconds === undefined ? "" : `${fault.seconds} s`].filter(Boolean).join(", ");
  return `${fault.method === "*" ? "Every call" : fault.method} ${what}${extra ? ` (${extra})` : ""}, ${often}`;
}

export function Faults(): JSX.Element {
  const [active, setActive] = useState<Fault[]>([]);
  const [method, setMethod] = useState("chat.postMessage");
  const [kind, setKind] = useState("ratelimited");
  const [times, setTimes] = useState("1");
  const [seconds, setSeconds] = useState("2");
  const [error, setError] = useState("not_in_channel");

  const load = async (): Promise<void> => setActive((await get<{ faults: Fault[] }>("faults")).faults);
  const set = (faults: Fault[]): Promise<boolean> =>
    attempt(async () => {
      await post("faults", { faults });
      await load();
    });
  useEffect(() => {
    void attempt(load);
    const timer = window.setInterval(() => void attempt(load), 3000);
    return () => window.clearInterval(timer);
  }, []);

  const add = (): void => {
    const fault: Fault = { method, kind, times: times === "always" ? null : Number(times) };
    const withSeconds = WITH_SECONDS.has(kind) ? { seconds: Number(seconds) } : {};
    const withError = kind === "error" ? { error } : {};
    void set([...active, { ...fault, ...withSeconds, ...withError }]);
  };
  return (
    <section>
      <h3>Faults</h3>
      {active.length === 0 ? (
        <p class="tools-quiet">Slack answers the bot as it should.</p>
      ) : (
        <ul class="tools-list">
          {active.map((fault, index) => (
            <li key={index}>
              {inWords(fault)}{" "}
              <button type="button" class="link-button" onClick={() => void set(active.filter((one) => one !== fault))}>
                clear
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="tools-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label>
          The call
          <select value={method} onChange={(event) => setMethod(event.currentTarget.value)}>
            {METHODS.map((name) => (
              <option key={name} value={name}>
                {name === "*" ? "every call" : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          goes wrong: it
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            {KINDS.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {WITH_SECONDS.has(kind) && (
          <label>
            seconds
            <input type="number" min={0} step="any" value={seconds} onInput={(event) => setSeconds(event.currentTarget.value)} />
          </label>
        )}
        {kind === "error" && (
          <label>
            error
            <input value={error} onInput={(event) => setError(event.currentTarget.value)} />
          </label>
        )}
        <label>
          how often
          <select value={times} onChange={(event) => setTimes(event.currentTarget.value)}>
            <option value="1">once</option>
            <option value="3">three times</option>
            <option value="always">always</option>
          </select>
        </label>
        <button type="submit" class="button button-small">
          Add this fault
        </button>
      </form>
    </section>
  );
}
