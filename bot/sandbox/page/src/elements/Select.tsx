/** The select menus of Block Kit, single and multiple, over their five sources of options. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { post, Refusal } from "../api";
import { Avatar } from "../shell/Avatar";
import { actingAs, channel as channelOf, directMessage, myChannels, nameOf, workspace } from "../store";
import { Text, wordsOf } from "../text/Text";
import type { ElementState, Option, OptionGroup } from "../types";
import { type Choice, type ChoiceGroup, Picker } from "./Picker";
import { type Field, type Placed, useField, useSurface } from "./surface";

const TYPING_PAUSE_MS = 200;
const FEWEST_TYPED = 3;

const isMultiple = (placed: Placed): boolean => placed.element.type.startsWith("multi_");

function common(placed: Placed): {
  label: string;
  placeholder: string;
  multiple: boolean;
  mostChosen: number | undefined;
  focusOnLoad: boolean | undefined;
  clearable: boolean;
} {
  const { block, element } = placed;
  return {
    label: wordsOf(block.label),
    placeholder: wordsOf(element.placeholder) || "Select an option",
    multiple: isMultiple(placed),
    mostChosen: element.max_selected_items,
    focusOnLoad: element.focus_on_load,
    clearable: block.type === "input" && block.optional === true,
  };
}

function choiceOf(option: Option): Choice {
  const label = <Text of={option.text} />;
  const words = wordsOf(option.text);
  const key = `${option.value ?? ""}\0${words}`;
  return option.description
    ? { key, words, label, description: <Text of={option.description} /> }
    : { key, words, label };
}

function groupsOf(options: Option[] | undefined, groups: OptionGroup[] | undefined): ChoiceGroup[] {
  if (groups) {
    return groups.map((group) => ({ label: wordsOf(group.label), choices: group.options.map(choiceOf) }));
  }
  return [{ label: "", choices: (options ?? []).map(choiceOf) }];
}

function chosenOptions(state: ElementState): Option[] {
  return state.selected_options ?? (state.selected_option ? [state.selected_option] : []);
}

/** Put the chosen choices back as Slack's options, which may come from the list or from what was chosen before. */
function enterOptions(placed: Placed, field: Field, known: Option[], choices: Choice[]): void {
  const all = new Map(known.map((option) => [choiceOf(option).key, option]));
  const options = choices.flatMap((choice) => all.get(choice.key) ?? []);
  field.change(isMultiple(placed) ? { selected_options: options } : { selected_option: options[0] ?? null });
}

export function StaticSelect(placed: Placed): JSX.Element {
  const field = useField(placed);
  const { options, option_groups } = placed.element;
  const known = option_groups ? option_groups.flatMap((group) => group.options) : (options ?? []);
  return (
    <Picker
      {...common(placed)}
      groups={groupsOf(options, option_groups)}
      chosen={chosenOptions(field.state).map(choiceOf)}
      onChoose={(choices) => enterOptions(placed, field, known, choices)}
    />
  );
}

interface Suggestions {
  options?: Option[];
  option_groups?: OptionGroup[];
}

/** A select whose options the bot gives while the user types. */
export function ExternalSelect(placed: Placed): JSX.Element {
  const surface = useSurface();
  const field = useField(placed);
  const [found, setFound] = useState<Suggestions>({});
  const [remark, setRemark] = useState("");
  const timer = useRef<number | undefined>(undefined);
  const asked = useRef(0);
  const fewest = placed.element.min_query_length ?? FEWEST_TYPED;

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const ask = async (value: string): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    const { block, element } = placed;
    try {
      const answer = await post<Suggestions>("suggest", {
        user: actingAs.value,
        container: surface.container,
        block_id: block.block_id ?? "",
        action_id: element.action_id ?? "",
        value,
      });
      if (mine === asked.current) {
        setFound(answer);
        setRemark("");
      }
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      if (mine === asked.current) {
        setFound({});
        setRemark(error.message);
      }
    }
  };
  const onType = (typed: string): void => {
    window.clearTimeout(timer.current);
    if (typed.length < fewest) {
      asked.current += 1;
      setFound({});
      setRemark(`Type at least ${fewest} character${fewest === 1 ? "" : "s"}`);
      return;
    }
    setRemark("Loading…");
    timer.current = window.setTimeout(() => void ask(typed), typed === "" ? 0 : TYPING_PAUSE_MS);
  };

  const given = found.option_groups ? found.option_groups.flatMap((group) => group.options) : (found.options ?? []);
  const chosen = chosenOptions(field.state);
  return (
    <Picker
      {...common(placed)}
      narrowed
      remark={remark}
      groups={groupsOf(found.options, found.option_groups)}
      chosen={chosen.map(choiceOf)}
      onType={onType}
      onChoose={(choices) => enterOptions(placed, field, [...given, ...chosen], choices)}
    />
  );
}

function personChoice(id: string): Choice {
  const name = nameOf(id);
  const label = (
    <span class="person">
      <Avatar id={id} small /> {name}
    </span>
  );
  return { key: id, words: name, label };
}

function channelChoice(id: string): Choice {
  const found = channelOf(id);
  const words = found?.is_im ? nameOf(found.members.find((member) => member !== actingAs.value)) : `#${found?.name ?? id}`;
  return { key: id, words, label: words };
}

type Ids = "user" | "channel" | "conversation";

/** A select over people, channels or conversations; Slack keeps ids, not options, for these. */
function IdSelect(props: { placed: Placed; of: Ids; ids: string[]; draw(id: string): Choice }): JSX.Element {
  const { placed, of, ids, draw } = props;
  const field = useField(placed);
  const multiple = isMultiple(placed);
  const single = field.state[`selected_${of}`];
  const chosen = multiple ? (field.state[`selected_${of}s`] ?? []) : single ? [single] : [];
  return (
    <Picker
      {...common(placed)}
      groups={[{ label: "", choices: ids.map(draw) }]}
      chosen={chosen.map(draw)}
      onChoose={(choices) => {
        const keys = choices.map((choice) => choice.key);
        field.change(multiple ? { [`selected_${of}s`]: keys } : { [`selected_${of}`]: keys[0] ?? null });
      }}
    />
  );
}

export function UsersSelect(placed: Placed): JSX.Element {
  const ids = (workspace.value?.users ?? []).map((user) => user.id);
  return <IdSelect placed={placed} of="user" ids={ids} draw={personChoice} />;
}

export function ChannelsSelect(placed: Placed): JSX.Element {
  const ids = myChannels.value.filter((one) => !one.is_private).map((one) => one.id);
  return <IdSelect placed={placed} of="channel" ids={ids} draw={channelChoice} />;
}

export function ConversationsSelect(placed: Placed): JSX.Element {
  const direct = directMessage.value ? [directMessage.value.id] : [];
  return <IdSelect placed={placed} of="conversation" ids={[...myChannels.value.map((one) => one.id), ...direct]} draw={channelChoice} />;
}
