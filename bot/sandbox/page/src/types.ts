/** What the sandbox's server sends and takes: the client API, and the parts of Block Kit that the page draws. */

export interface Person {
  id: string;
  name: string;
  real_name: string;
  role_label: string;
  kind: "member" | "guest" | "external";
  tz: string;
  color: string;
  /** This person's direct message with the bot. */
  direct_channel: string;
}

export interface Channel {
  id: string;
  name: string;
  is_private: boolean;
  is_archived: boolean;
  /** Made by the page itself for the direct messages; the server lists only channels. */
  is_im?: boolean;
  is_ext_shared?: boolean;
  topic: string;
  members: string[];
}

export interface Workspace {
  team: { id: string; name: string };
  bot: { user_id: string; bot_id: string; name: string; app_id: string };
  users: Person[];
  channels: Channel[];
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { callback_id: string; name: string; type?: "message" | "global" }[];
  messages_tab: boolean;
  home_tab: boolean;
  /** What the manifest offers to ask in a direct message that is still empty. */
  suggested_prompts: Prompt[];
  /** Whether the bot is told that somebody pressed Stop; else there is no such button. */
  may_stop: boolean;
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export interface SlackFile {
  id: string;
  name: string;
  title?: string;
  mimetype?: string;
  filetype?: string;
  size?: number;
  url_private?: string;
}

export interface Attachment {
  color?: string;
  fallback?: string;
  pretext?: string;
  title?: string;
  title_link?: string;
  text?: string;
  blocks?: Block[];
}

export interface Message {
  type: "message";
  subtype?: string;
  ts: string;
  user?: string;
  bot_id?: string;
  username?: string;
  text: string;
  blocks?: Block[];
  attachments?: Attachment[];
  files?: SlackFile[];
  thread_ts?: string;
  reply_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  reactions?: Reaction[];
  edited?: { user: string; ts: string };
  ephemeral?: boolean;
}

export interface TextObject {
  type: "plain_text" | "mrkdwn";
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

export interface OptionGroup {
  label: TextObject;
  options: Option[];
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: "primary" | "danger";
}

export interface FeedbackButton {
  text: TextObject;
  value: string;
  accessibility_label?: string;
}

/** Any interactive element or picture. Slack gives each type its own subset of these fields. */
export interface Element {
  type: string;
  action_id?: string;
  text?: TextObject;
  url?: string;
  value?: string;
  style?: "primary" | "danger";
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: TextObject;
  focus_on_load?: boolean;
  options?: Option[];
  option_groups?: OptionGroup[];
  min_query_length?: number;
  max_selected_items?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  image_url?: string;
  alt_text?: string;
  icon?: string;
  positive_button?: FeedbackButton;
  negative_button?: FeedbackButton;
  elements?: RichElement[];
}

export interface RichStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  underline?: boolean;
}

/** A piece of a rich_text block: a section, list, quote or preformatted text, or a leaf in one of these. */
export interface RichElement {
  type: string;
  elements?: RichElement[];
  text?: string;
  url?: string;
  name?: string;
  unicode?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  range?: string;
  value?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  style?: RichStyle | "bullet" | "ordered";
  indent?: number;
  offset?: number;
  border?: number;
}

export interface TableCell {
  type: string;
  text?: string;
  value?: number | string;
  elements?: RichElement[];
}

export interface Block {
  type: string;
  block_id?: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: Element;
  /** Elements of actions, or of context_actions; context and rich_text hold others, see `textsOf` and `richOf`. */
  elements?: Element[];
  element?: Element;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  image_url?: string;
  slack_file?: { url?: string };
  alt_text?: string;
  title?: TextObject;
  rows?: TableCell[][];
  column_settings?: ({ align?: "left" | "center" | "right"; is_wrapped?: boolean } | null)[];
  caption?: TextObject | string;
  level?: number;
}

export type ContextElement = TextObject | (Element & { type: "image" });

/** The elements of a context block, which are texts and pictures. */
export const textsOf = (block: Block): ContextElement[] => (block.elements ?? []) as unknown as ContextElement[];

/** The elements of a rich_text block. */
export const richOf = (block: Block): RichElement[] => (block.elements ?? []) as unknown as RichElement[];

export interface View {
  id: string;
  type: "modal" | "home";
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  hash?: string;
  submit_disabled?: boolean;
}

/** The state of one element, as it goes into `state.values` and into an action. */
export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
}

export type Values = Record<string, Record<string, ElementState>>;

export interface Container {
  type: "message" | "message_ephemeral" | "view" | "home";
  channel?: string;
  ts?: string;
  view_id?: string;
}

export interface Prompt {
  title: string;
  message: string;
}

/** What the agent does in a thread, and what the thread is called. */
export interface Session {
  title: string;
  status: string;
}

/** One frame of the live socket. */
export type Frame =
  | { type: "message" | "message_changed" | "ephemeral"; channel: string; message: Message }
  | { type: "message_deleted" | "ephemeral_deleted"; channel: string; ts: string }
  | { type: "view"; action: string; stack: View[] }
  | { type: "home"; view: View | null }
  | { type: "reaction"; channel: string; message_ts: string; reactions: Reaction[] }
  | { type: "status"; channel: string; thread_ts: string; status: string }
  | ({ type: "session"; channel: string; thread_ts: string } & Session)
  | { type: "prompts"; channel: string; thread_ts?: string; title?: string; prompts: Prompt[] }
  | { type: "command_failed"; channel: string; command: string; error: string; text?: string }
  | { type: "view_errors"; view_id: string; errors: Record<string, string> }
  | { type: "view_failed"; view_id: string; error: string }
  | { type: "unread"; channel: string }
  | { type: "bot_connection"; connected: boolean; connections: number };

export interface Fault {
  method: string;
  channel?: string;
  kind: string;
  times: number | null;
  seconds?: number;
  error?: string;
}

export interface RecordedCall {
  method: string;
  args: Record<string, unknown>;
  response: Record<string, unknown>;
  at: number | string;
}
