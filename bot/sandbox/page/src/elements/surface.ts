/** Where blocks are drawn (a message, a modal, App Home), what was entered in them, and how actions leave them. */

import { type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import { attempt } from "../actions";
import { post } from "../api";
import { askToConfirm } from "../shell/Confirmation";
import { actingAs, viewErrors } from "../store";
import type { Block, Container, Element, ElementState, Values } from "../types";

export interface Surface {
  kind: "message" | "modal" | "home";
  container: Container;
  blocks: Block[];
  values: Signal<Values>;
}

export interface Placed {
  block: Block;
  element: Element;
}

const entered = new Map<string, Signal<Values>>();

/**
 * What was entered in the blocks of one container. It outlives a redraw and an update of the blocks, so an element that
 * keeps its block id and action id keeps what was entered, as in Slack.
 */
export function enteredIn(container: Container): Signal<Values> {
  const key = [actingAs.value, container.view_id ?? `${container.channel}:${container.ts}`].join("/");
  const known = entered.get(key) ?? signal<Values>({});
  entered.set(key, known);
  return known;
}

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) {
    throw new Error("Blocks are drawn inside a surface.");
  }
  return surface;
}

/** Send one interaction with an element to the server, after the question of its confirm object if it has one. */
export async function act(surface: Surface, { block, element }: Placed, payload: Partial<ElementState>): Promise<boolean> {
  if (element.confirm && !(await askToConfirm(element.confirm))) {
    return false;
  }
  const { type: _, ...fields } = { type: "", ...payload };
  return attempt(() =>
    post("action", {
      user: actingAs.value,
      container: surface.container,
      block_id: block.block_id ?? "",
      action_id: element.action_id ?? "",
      element_type: element.type,
      ...fields,
      state: { values: collect(surface.blocks, surface.values.value) },
    }),
  );
}

export interface Field {
  state: ElementState;
  /** Enter a new state, and send it where the block or the surface sends each change. */
  change(next: Partial<ElementState>): void;
  /** Enter a new state without sending it. */
  enter(next: Partial<ElementState>): void;
  /** Send the state as an action now. */
  dispatch(): void;
}

/** The state of one element on its surface, and the ways to change it. */
export function useField(placed: Placed): Field {
  const surface = useSurface();
  const { block, element } = placed;
  const blockId = block.block_id ?? "";
  const actionId = element.action_id ?? "";
  const state = surface.values.value[blockId]?.[actionId] ?? initialState(element);

  const enter = (next: Partial<ElementState>): void => {
    const all = surface.values.value;
    const before = all[blockId]?.[actionId] ?? initialState(element);
    surface.values.value = { ...all, [blockId]: { ...all[blockId], [actionId]: { ...before, ...next } } };
    if (surface.kind === "modal" && viewErrors.value[blockId]) {
      const { [blockId]: _, ...others } = viewErrors.value;
      viewErrors.value = others;
    }
  };
  const dispatch = (): void => {
    void act(surface, placed, surface.values.value[blockId]?.[actionId] ?? state);
  };
  const change = (next: Partial<ElementState>): void => {
    const before = state;
    enter(next);
    if (block.type !== "input" || block.dispatch_action) {
      void act(surface, placed, { ...before, ...next }).then((sent) => (sent ? undefined : enter(before)));
    }
  };
  return { state, change, enter, dispatch };
}

/** What an element holds before anybody has touched it; null for elements without a state. */
export function initialState(element: Element): ElementState {
  const { type } = element;
  switch (type) {
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return { type, value: element.initial_value ?? null };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "users_select":
      return { type, selected_user: element.initial_user ?? null };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    case "channels_select":
      return { type, selected_channel: element.initial_channel ?? null };
    case "multi_channels_select":
      return { type, selected_channels: element.initial_channels ?? [] };
    case "conversations_select":
      return { type, selected_conversation: element.initial_conversation ?? null };
    case "multi_conversations_select":
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return { type };
  }
}

/** Every interactive element of the blocks, with the block it stands in. */
export function placedIn(blocks: Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const inRow = block.type === "actions" ? (block.elements ?? []) : [];
    const elements = [block.accessory, block.element, ...inRow];
    return elements.flatMap((element) => (element ? [{ block, element }] : []));
  });
}

/** `state.values` of the blocks: what was entered, else what each element started with. */
export function collect(blocks: Block[], values: Values): Values {
  const collected: Values = {};
  for (const { block, element } of placedIn(blocks)) {
    const initial = initialState(element);
    if (block.block_id && element.action_id && Object.keys(initial).length > 1) {
      const state = values[block.block_id]?.[element.action_id];
      const kept = state?.type === element.type ? state : initial;
      collected[block.block_id] = { ...collected[block.block_id], [element.action_id]: kept };
    }
  }
  return collected;
}

/** Whether nothing has been entered. */
export function isEmpty(state: ElementState): boolean {
  const { type: _, ...fields } = state;
  return Object.values(fields).every((value) => value === null || value === "" || (Array.isArray(value) && value.length === 0));
}
