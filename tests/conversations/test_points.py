"""What the conversations must show, read from their files: every point, every command, and rules of every answer."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from channels import commands
from tests.conversations.test_conversations import CONVERSATIONS, expected

ROOT = Path(__file__).parents[2]
POINTS = range(1, 16)
LEAST = dict.fromkeys(POINTS, 4) | {5: 12, 6: 10, 7: 10, 8: 10}  # conversations that show each point
LONGEST = 700  # characters of a point answer
FACTUAL = {"answered", "computed", "corrected", "partial"}

_URL = re.compile(r"https?://[^\s)]+?(?=[.,;:]?(?:[\s)]|$))")
_FOLDED = re.compile(r"\\\n\s*")  # a long YAML string goes on in the next line
_ITEM = re.compile(r"(?:\d+\.|•) ")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")


def turns() -> list[tuple[Any, Any, dict[str, Any]]]:
    """Return every turn, with its conversation and what is expected of it (now: ``--update`` may have changed it)."""
    return [(conversation, turn, expected(turn)) for conversation in CONVERSATIONS for turn in conversation.turns]


def wrong(found: list[tuple[Any, Any, dict[str, Any]]]) -> list[str]:
    return [f"{conversation.path.stem}: {conversation.name}: {turn['person']}" for conversation, turn, _ in found]


def prose(text: str) -> str:
    """Return the answer without its source line and without the items of its lists."""
    body = re.split(r"^Fuente: ", text, flags=re.M)[0]
    return "\n".join(line for line in body.splitlines() if not _ITEM.match(line)).strip()


def test_names_are_distinct() -> None:
    names = Counter(conversation.name for conversation in CONVERSATIONS)
    assert not [name for name, times in names.items() if times > 1]


def test_every_conversation_says_its_points() -> None:
    assert not [c.name for c in CONVERSATIONS if not c.points or not set(c.points) <= set(POINTS)]


def test_every_point_is_shown() -> None:
    shown = Counter(point for conversation in CONVERSATIONS for point in set(conversation.points))
    assert not {point: shown[point] for point in POINTS if shown[point] < LEAST[point]}


def test_every_point_has_a_file_that_says_it() -> None:
    for point in POINTS:
        (path,) = Path(__file__).parent.glob(f"punto_{point:02}_*.yml")
        assert path.read_text(encoding="utf-8").startswith(f"# Punto {point}. ")
        assert all(point in c.points for c in CONVERSATIONS if c.path == path)


def test_every_command_is_shown() -> None:
    typed = {str(turn["person"]) for _, turn, _ in turns()}
    public = {f"/{name}" for name in commands.texts.load()["commands"]} | {"/restart", "/session_start"}
    assert not public - typed
    assert any(re.match(r"/\w+\{", text) for text in typed), "falta una carga como «/inform{...}»"


def test_a_topic_switch_is_long() -> None:
    assert max(len(c.turns) for c in CONVERSATIONS if 5 in c.points) > 6


def test_point_answers_are_short() -> None:
    assert not wrong([t for t in turns() if t[2]["status"] in FACTUAL and len(prose(t[2]["text"])) > LONGEST])
    whole = [t for t in turns() if 1 in t[0].points and len(t[2]["text"].split("\n\nFuente: ")[0]) > LONGEST]
    assert not wrong(whole)


def test_factual_answers_name_their_source() -> None:
    assert not wrong([t for t in turns() if t[2]["status"] in FACTUAL and "Fuente: " not in t[2]["text"]])


def test_links_are_known() -> None:
    files = [*ROOT.glob("knowledge/**/*.yml"), ROOT / "answers" / "texts.yml"]
    known = "\n".join(_FOLDED.sub("", path.read_text(encoding="utf-8")) for path in files)
    assert not [url for _, _, said in turns() for url in _URL.findall(said["text"]) if url not in known]


def test_clarifying_offers_the_four_plans() -> None:
    asked = [t for t in turns() if "¿De cuál quieres saberlo" in t[2]["text"]]
    assert asked
    assert not wrong([t for t in asked if len(t[2]["options"]) != 4])


def test_suggestions_are_three_at_most() -> None:
    assert not wrong([t for t in turns() if t[2]["status"] != "clarify" and len(t[2]["options"]) > 3])


def test_emoji_only_in_greetings() -> None:
    assert not wrong([t for t in turns() if len(_EMOJI.findall(t[2]["text"])) > t[2]["text"].startswith("¡Hola!")])


def test_charts_are_described() -> None:
    assert any(said["chart"] for conversation, _, said in turns() if 7 in conversation.points)
