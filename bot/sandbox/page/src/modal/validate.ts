/** What Slack checks before it submits a modal. Pure. */

import { collect, isEmpty, placedIn } from "../elements/surface";
import type { Element, ElementState, Values, View } from "../types";

const REQUIRED = "Please complete this required field.";
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function checkLength(element: Element, value: string): string | null {
  const { min_length: fewest, max_length: most } = element;
  if (fewest !== undefined && value.length < fewest) {
    return `Must be at least ${fewest} characters.`;
  }
  return most !== undefined && value.length > most ? `Must be at most ${most} characters.` : null;
}

function checkNumber(element: Element, value: string): string | null {
  const number = Number(value);
  if (!Number.isFinite(number) || (!element.is_decimal_allowed && !Number.isInteger(number))) {
    return element.is_decimal_allowed ? "Please enter a number." : "Please enter a whole number.";
  }
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Must be at least ${element.min_value}.`;
  }
  return element.max_value !== undefined && number > Number(element.max_value) ? `Must be at most ${element.max_value}.` : null;
}

function checkValue(element: Element, state: ElementState): string | null {
  const value = state.value ?? "";
  switch (element.type) {
    case "plain_text_input":
      return checkLength(element, value);
    case "number_input":
      return checkNumber(element, value);
    case "email_text_input":
      return MAIL.test(value) ? null : "Please enter a valid email address.";
    case "url_text_input":
      return URL.canParse(value) ? null : "Please enter a valid URL.";
    default:
      return null;
  }
}

/** The errors of a view's inputs by block id; none if it may be submitted. */
export function errorsIn(view: View, values: Values): Record<string, string> {
  const state = collect(view.blocks, values);
  const errors: Record<string, string> = {};
  for (const { block, element } of placedIn(view.blocks)) {
    const blockId = block.block_id ?? "";
    const entered = state[blockId]?.[element.action_id ?? ""];
    if (block.type !== "input" || !entered) {
      continue;
    }
    const error = isEmpty(entered) ? (block.optional ? null : REQUIRED) : checkValue(element, entered);
    if (error) {
      errors[blockId] = error;
    }
  }
  return errors;
}
