"""Hold blocks and views against Block Kit's rules, and say what is wrong as Slack says it."""

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft7Validator, ValidationError

from bot.sandbox.refusal import invalid
from bot.sandbox.text import walk
from bot.sandbox.workspace import Json

_NEVER_IN_VIEWS = frozenset(
    {"context_actions", "data_table", "data_visualization", "file", "markdown", "plan", "table", "task_card"}
)
_REFUSED_ON = {
    "message": frozenset({"alert", "file"}),
    "modal": _NEVER_IN_VIEWS | {"card", "carousel"},
    "home": _NEVER_IN_VIEWS | {"alert"},
}
_MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_BLOCK_CHARACTERS = 11_000
"""Slack publishes no number for msg_blocks_too_long; messages from about 11,300 characters were seen refused."""
MOST_MARKDOWN_CHARACTERS = 12_000
LARGEST_VIEW = 250_000


@lru_cache(maxsize=1)
def _schema() -> Json:
    loaded: Json = json.loads((Path(__file__).parent / "blockkit.schema.json").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _definition_by_block_type() -> dict[str, str]:
    branches = _schema()["definitions"]["KnownBlock"]["allOf"]
    return {branch["if"]["properties"]["type"]["const"]: branch["then"]["$ref"].rsplit("/", 1)[1] for branch in branches}


@lru_cache(maxsize=64)
def _validator(definition: str) -> Draft7Validator:
    schema = _schema()
    return Draft7Validator(
        {"$schema": schema["$schema"], "definitions": schema["definitions"], "$ref": f"#/definitions/{definition}"}
    )


@lru_cache(maxsize=2)
def _view_frame(surface: str) -> Draft7Validator:
    # The view without its blocks: these are checked one by one, which is quicker and names the block.
    definition = _schema()["definitions"]["StrictHomeView" if surface == "home" else "StrictModalView"]
    frame = definition | {"properties": definition["properties"] | {"blocks": {"type": "array"}}}
    return Draft7Validator({"$schema": _schema()["$schema"], "definitions": _schema()["definitions"], **frame})


def check_message_blocks(blocks: list[Any]) -> None:
    """Raise invalid_blocks or msg_blocks_too_long where Slack would refuse these blocks in a message."""
    if problems := block_problems(blocks, "message", "/blocks"):
        raise invalid("invalid_blocks", problems, with_errors=True)
    if _count(blocks) > MOST_BLOCK_CHARACTERS:
        raise invalid(
            "msg_blocks_too_long", [f"the text of all blocks must be less than {MOST_BLOCK_CHARACTERS + 1} characters"]
        )


def check_view(view: Json, surface: str) -> None:
    """Raise invalid_arguments or view_too_large where Slack would refuse this view; surface is "modal" or "home"."""
    if len(json.dumps(view).encode()) > LARGEST_VIEW:
        raise invalid("view_too_large", [f"the view must be less than {LARGEST_VIEW} bytes [json-pointer:/view]"])
    if problems := view_problems(view, surface):
        raise invalid("invalid_arguments", problems)


def view_problems(view: Json, surface: str) -> list[str]:
    """Return what is wrong with a view, each problem with its json-pointer; empty where it is right."""
    problems = [text for error in _view_frame(surface).iter_errors(view) for text in _explain(error, "/view")]
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        if surface == "modal" and not blocks:
            problems.append("no fewer than 1 items allowed [json-pointer:/view/blocks]")
        problems += block_problems(blocks, surface, "/view/blocks")
        if sum(1 for node in walk(blocks) if node.get("focus_on_load")) > 1:
            problems.append("only one element may have focus_on_load [json-pointer:/view/blocks]")
    return list(dict.fromkeys(problems))


def block_problems(blocks: list[Any], surface: str, pointer: str) -> list[str]:
    """Return what is wrong with a list of blocks on a surface: "message", "modal" or "home"."""
    problems: list[str] = []
    if len(blocks) > _MOST_BLOCKS[surface]:
        problems.append(f"no more than {_MOST_BLOCKS[surface]} items allowed [json-pointer:{pointer}]")
    for index, block in enumerate(blocks):
        problems += _problems_of_block(block, surface, f"{pointer}/{index}")
    if not problems:
        problems += _problems_across(blocks, surface, pointer)
    return list(dict.fromkeys(problems))


def _problems_of_block(block: object, surface: str, pointer: str) -> Iterator[str]:
    if not isinstance(block, dict):
        yield f"must provide an object [json-pointer:{pointer}]"
        return
    kind = block.get("type")
    definition = _definition_by_block_type().get(kind) if isinstance(kind, str) else None
    if kind is None:
        yield f"missing required field: type [json-pointer:{pointer}]"
    elif definition is None or kind in _REFUSED_ON[surface]:
        yield f"unsupported type: {kind} [json-pointer:{pointer}/type]"
    else:
        for error in _validator(definition).iter_errors(block):
            yield from _explain(error, pointer)


def _problems_across(blocks: list[Json], surface: str, pointer: str) -> Iterator[str]:
    ids = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for block_id in (block_id for block_id, count in ids.items() if count > 1):
        yield f"block_id `{block_id}` already exists [json-pointer:{pointer}]"
    for index, block in enumerate(blocks):
        elements = [node for node in _elements(block) if node.get("action_id")]
        actions = Counter(node["action_id"] for node in elements)
        for action_id in (action_id for action_id, count in actions.items() if count > 1):
            yield f"action_id `{action_id}` already exists for this block [json-pointer:{pointer}/{index}]"
    tables = [index for index, block in enumerate(blocks) if block["type"] in ("table", "data_table")]
    if surface == "message" and len(tables) > 1:
        yield f"only_one_table_allowed [json-pointer:{pointer}/{tables[1]}]"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MOST_MARKDOWN_CHARACTERS:
        yield f"must be less than {MOST_MARKDOWN_CHARACTERS + 1} characters in all markdown blocks [json-pointer:{pointer}]"


def _elements(block: Json) -> Iterator[Json]:
    candidates = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
    return (element for element in candidates if isinstance(element, dict))


def _count(blocks: list[Json]) -> int:
    return sum(len(node["text"]) for node in walk(blocks) if isinstance(node.get("text"), str))


def _explain(error: ValidationError, pointer: str) -> Iterator[str]:
    """Say a schema's complaint in Slack's words: for alternatives first that none fits, then the closest one's complaint."""
    where = _where(error, pointer)
    if _branches(error):
        yield f"failed to match all allowed schemas [json-pointer:{where}]"
        yield from (f"{_words(inner)} [json-pointer:{_where(inner, pointer)}]" for inner in _closest(error))
        return
    parent = where.rpartition("/")[0]
    if error.kind.name in ("maxLength", "minLength") and parent.startswith("/") and error.instance_path:
        yield f"failed to match all allowed schemas [json-pointer:{parent}]"
    yield f"{_words(error)} [json-pointer:{where}]"


def _where(error: ValidationError, pointer: str) -> str:
    return pointer + "".join(f"/{part}" for part in error.instance_path)


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """Give the complaints of each alternative, where there were alternatives."""
    return getattr(error.kind, "context", [])


def _closest(error: ValidationError) -> list[ValidationError]:
    """Choose, among alternatives, the complaints of the branch whose type matches, else the deepest complaint."""
    branches = _branches(error)
    matching = [found for found in branches if not any(_is_wrong_type(inner) for inner in found)]
    deepest: list[ValidationError] = []
    for inner in min(matching or branches, key=len):
        deepest += _closest(inner) if _branches(inner) else [inner]
    return deepest


def _is_wrong_type(error: ValidationError) -> bool:
    return error.kind.name in ("const", "enum") and bool(error.instance_path) and error.instance_path[-1] == "type"


_WORDS: dict[str, Callable[[Any], str]] = {
    "maxLength": lambda kind: (
        "must be no longer than 150 characters" if kind.limit == 150 else f"must be less than {kind.limit + 1} characters"
    ),
    "minLength": lambda kind: f"must be more than {kind.limit - 1} characters",
    "maxItems": lambda kind: f"no more than {kind.limit} items allowed",
    "minItems": lambda kind: f"no fewer than {kind.limit} items allowed",
    "required": lambda kind: f"missing required field: {kind.property}",
    "additionalProperties": lambda kind: f"invalid additional property: {kind.unexpected[0]}",
    "type": lambda kind: f"must provide {'an' if kind.types[0][0] in 'aio' else 'a'} {' or '.join(kind.types)}",
}


def _words(error: ValidationError) -> str:
    if error.kind.name in ("const", "enum"):
        return f"unsupported value: {str(error.instance)[:60]}"
    worded = _WORDS.get(error.kind.name)
    return worded(error.kind) if worded else str(error.message)[:160]


def with_ids(blocks: list[Json]) -> list[Json]:
    """Return the blocks with the block_ids and action_ids that Slack adds where an app left them out."""
    return [_with_ids(block) for block in blocks]


def _with_ids(block: Json) -> Json:
    filled = {"block_id": block.get("block_id") or secrets.token_urlsafe(4)} | block
    if isinstance(block.get("elements"), list) and block.get("type") in ("actions", "context_actions"):
        filled["elements"] = [_with_action_id(element) for element in block["elements"]]
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict) and block[key].get("type") != "image":
            filled[key] = _with_action_id(block[key])
    return filled


def _with_action_id(element: Json) -> Json:
    return {"action_id": element.get("action_id") or secrets.token_urlsafe(4)} | element
