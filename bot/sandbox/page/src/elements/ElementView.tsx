/** Draws any element of Block Kit by its type. */

import type { ComponentType, JSX } from "preact";

import { Button, FeedbackButtons, IconButton } from "./Button";
import { Checkboxes, RadioButtons } from "./Choices";
import { DatePicker, DateTimePicker, TimePicker } from "./DatePicker";
import { Overflow } from "./Overflow";
import { ChannelsSelect, ConversationsSelect, ExternalSelect, StaticSelect, UsersSelect } from "./Select";
import type { Placed } from "./surface";
import { TextInput } from "./TextInput";

function Picture({ element }: Placed): JSX.Element {
  return <img class="element-image" src={element.image_url} alt={element.alt_text ?? ""} />;
}

const DRAWN: Record<string, ComponentType<Placed>> = {
  button: Button,
  channels_select: ChannelsSelect,
  checkboxes: Checkboxes,
  conversations_select: ConversationsSelect,
  datepicker: DatePicker,
  datetimepicker: DateTimePicker,
  email_text_input: TextInput,
  external_select: ExternalSelect,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
  image: Picture,
  multi_channels_select: ChannelsSelect,
  multi_conversations_select: ConversationsSelect,
  multi_external_select: ExternalSelect,
  multi_static_select: StaticSelect,
  multi_users_select: UsersSelect,
  number_input: TextInput,
  overflow: Overflow,
  plain_text_input: TextInput,
  radio_buttons: RadioButtons,
  static_select: StaticSelect,
  timepicker: TimePicker,
  url_text_input: TextInput,
  users_select: UsersSelect,
};

export function ElementView(placed: Placed): JSX.Element {
  const Drawn = DRAWN[placed.element.type];
  if (!Drawn) {
    return <span class="not-drawn">The sandbox does not draw the element “{placed.element.type}”.</span>;
  }
  return <Drawn key={placed.element.action_id} {...placed} />;
}
