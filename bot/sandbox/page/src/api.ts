/** The calls to the sandbox's server. Every call names the user on whose behalf it is made. */

/** A refusal by the server; its message is a sentence for a person. */
export class Refusal extends Error {}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    return body as Answer;
  }
  const sentence = body !== null && typeof body === "object" && "error" in body ? String(body.error) : "";
  throw new Refusal(sentence || `The sandbox answered with the status ${response.status}.`);
}

async function request<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/client/${path}`, init);
  } catch {
    throw new Refusal("The sandbox does not answer. Is it still running? Nothing was sent.");
  }
  return answerOf<Answer>(response);
}

/** Ask for something; absent parameters are left out of the address. */
export function get<Answer>(path: string, parameters: Record<string, string | undefined> = {}): Promise<Answer> {
  const present = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(present).toString();
  return request<Answer>(query ? `${path}?${query}` : path, { method: "GET" });
}

/** Do something; the body goes as JSON. */
export function post<Answer = object>(path: string, body: object): Promise<Answer> {
  return request<Answer>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
