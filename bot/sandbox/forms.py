"""The state of a form: what each element holds, as Slack's state.values says it."""

from collections.abc import Iterator

from bot.sandbox.workspace import Json

_VALUE_KEY = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "file_input": "files",
}
_INITIAL_KEY = {
    "value": "initial_value",
    "rich_text_value": "initial_value",
    **{value: value.replace("selected", "initial") for value in _VALUE_KEY.values() if value.startswith("selected")},
}


def value_key(element_type: str) -> str | None:
    """Return the key under which an element's state holds its value; None for buttons and menus, which hold none."""
    return _VALUE_KEY.get(element_type)


def stateful_elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each block and element that hold state."""
    for block in blocks:
        candidates = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
        for element in candidates:
            if isinstance(element, dict) and element.get("type") in _VALUE_KEY and element.get("action_id"):
                yield block, element


def complete_state(blocks: list[Json], given: Json) -> Json:
    """Return state.values for all elements: what was given, else the element's initial value, else null."""
    values: Json = {}
    for block, element in stateful_elements(blocks):
        key = _VALUE_KEY[element["type"]]
        held = given.get(block["block_id"], {}).get(element["action_id"])
        if not isinstance(held, dict) or held.get("type", element["type"]) != element["type"]:
            held = {key: element.get(_INITIAL_KEY.get(key, ""))}
        state = {"type": element["type"]} | {key: held.get(key)}
        if key == "selected_options":
            state[key] = state[key] or []
        values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def missing_inputs(blocks: list[Json], values: Json) -> dict[str, str]:
    """Return, by block_id, what Slack's own form says about inputs that must be filled and are not."""
    complaints = {}
    for block, element in stateful_elements(blocks):
        if block["type"] != "input":
            continue
        held = values[block["block_id"]][element["action_id"]][_VALUE_KEY[element["type"]]]
        if not held and not block.get("optional"):
            complaints[block["block_id"]] = "Please complete this required field."
        elif held and len(str(held)) < element.get("min_length", 0):
            complaints[block["block_id"]] = f"Please enter at least {element['min_length']} characters."
        elif held and isinstance(held, str) and len(held) > element.get("max_length", 3000):
            complaints[block["block_id"]] = f"Please enter at most {element.get('max_length', 3000)} characters."
    return complaints
