/** The latest calls that the bot made, as the sandbox took them. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { attempt } from "../actions";
import { get } from "../api";
import type { RecordedCall } from "../types";

const SHOWN = 40;

function refusalOf(call: RecordedCall): string {
  if (call.response && call.response["ok"] === true) {
    return "";
  }
  return String(call.response?.["error"] ?? "no answer");
}

function timeOf(at: RecordedCall["at"]): string {
  const date = typeof at === "number" ? new Date(at * 1000) : new Date(at);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleTimeString("en-GB");
}

export function Calls(): JSX.Element {
  const [calls, setCalls] = useState<RecordedCall[]>([]);
  useEffect(() => {
    const load = async (): Promise<void> => setCalls((await get<{ calls: RecordedCall[] }>("inspect", { only: "calls" })).calls);
    void attempt(load);
    const timer = window.setInterval(() => void attempt(load), 3000);
    return () => window.clearInterval(timer);
  }, []);
  const latest = calls
    .map((call, index) => ({ call, index }))
    .slice(-SHOWN)
    .reverse();
  return (
    <section>
      <h3>What the bot asked of Slack</h3>
      {latest.length === 0 && <p class="tools-quiet">Nothing yet.</p>}
      <ol class="calls">
        {latest.map(({ call, index }) => {
          const refusal = refusalOf(call);
          return (
            <li key={index}>
              <details>
                <summary>
                  <time>{timeOf(call.at)}</time> <code>{call.method}</code>
                  {refusal && <span class="call-refused">{refusal}</span>}
                </summary>
                <pre>{JSON.stringify(call.args, null, 2)}</pre>
                <pre>{JSON.stringify(call.response, null, 2)}</pre>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
