"""The examples and rules the model learns from: no repeats, no leftovers, no leaks from the evaluation."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from answers import engine
from answers.bare import BARE
from answers.compute import COMPUTATIONS
from answers.render import texts
from answers.text import fold
from components.knowledge_extractor import KINDS

ROOT = Path(__file__).parents[2]
NLU = sorted((ROOT / "data" / "nlu").glob("*.yml"))
CASES = sorted((ROOT / "tests" / "evaluation" / "cases").glob("*.jsonl"))
FEWEST = 40
# Greetings, thanks, numbers and the like have few ways of being said: a held-out one may be a training one.
SHORTEST_HELD_OUT = 4
FOLLOWUPS = {f"followup/{name}" for name in (*BARE, "elipsis", "correccion", "repetir", "mas_detalle", "fuente")}


class Example(NamedTuple):
    """One training example and where it is."""

    file: str
    intent: str
    attribute: str
    text: str


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def examples() -> Iterator[Example]:
    for path in NLU:
        for block in read(path)["nlu"]:
            attribute = (block.get("metadata") or {}).get("attribute", "")
            for line in block["examples"].splitlines():
                yield Example(path.name, block["intent"], attribute, line.removeprefix("- ").strip())


EXAMPLES = list(examples())
DOMAIN = read(ROOT / "domain.yml")
RULES = [rule for path in sorted((ROOT / "data" / "rules").glob("*.yml")) for rule in read(path)["rules"]]


def key(text: str) -> str:
    """Return what makes two examples the same: the folded text, or the text itself when it has no Latin letters."""
    return fold(text) or text


def test_no_example_is_written_twice() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for example in EXAMPLES:
        places[key(example.text)].append(f"{example.intent}/{example.attribute}: {example.text}")
    assert {same: where for same, where in places.items() if len(where) > 1} == {}


def test_no_example_is_empty() -> None:
    assert [example for example in EXAMPLES if not example.text] == []


@pytest.mark.parametrize("intent", DOMAIN["intents"])
def test_every_intent_has_enough_examples(intent: str) -> None:
    assert sum(example.intent == intent for example in EXAMPLES) >= FEWEST


def test_a_file_holds_one_intent_and_is_named_after_it() -> None:
    assert {example.file for example in EXAMPLES if example.file != f"{example.intent}.yml"} == set()


def test_every_label_is_known_to_the_code_and_every_label_of_the_code_is_taught() -> None:
    taught = {f"{example.intent}/{example.attribute}" for example in EXAMPLES}
    canned = {label for label in texts()["replies"] if "/" in label}
    known = {*engine().knowledge.attribute_of_key, *COMPUTATIONS, *FOLLOWUPS, *canned}
    assert (sorted(taught - known), sorted(known - taught)) == ([], [])


def test_intents_are_declared_taught_and_ruled() -> None:
    ruled = [step["intent"] for rule in RULES for step in rule["steps"] if "intent" in step]
    assert max(Counter(ruled).values()) == 1
    assert {example.intent for example in EXAMPLES} == set(DOMAIN["intents"]) == set(ruled)


def test_entities_are_the_kinds_of_objects() -> None:
    kinds = {thing.kind for thing in engine().knowledge.things.values()}
    assert set(DOMAIN["entities"]) == set(KINDS) == kinds


def test_actions_are_used_and_exist() -> None:
    used = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    assert used == set(DOMAIN["actions"]) == set(re.findall(r"return \"(action_\w+)\"", source))


def test_slots_are_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    assert [slot for slot in DOMAIN["slots"] if f'"{slot}"' not in source] == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule["rule"] for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_held_out_questions_are_not_trained_on(path: Path) -> None:
    """The last turn is the one that counts; those before it set the scene."""
    trained = {key(example.text) for example in EXAMPLES}
    leaked = [
        (case["id"], asked)
        for case in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if isinstance(asked := case["turns"][-1], str)
        and len(fold(asked).split()) >= SHORTEST_HELD_OUT
        and key(asked) in trained
    ]
    assert leaked == []
