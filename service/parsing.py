"""`python -m service parse`: how a sentence is understood, step by step, down to what is answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rasa.core.agent import Agent

import answers
from channels import guard
from channels.turns import BotMessage, Turns, reply

SENDER = "parse"
LABELS = 5
_INDENT = "  "


async def explain(agent: Agent, text: str) -> str:
    """Return, as text for a person, the questions of the message, what was understood of each, and the answer."""
    verdict = guard.check_text(SENDER, text)
    if isinstance(verdict, guard.Answered):
        return "\n".join(_answer([reply(verdict)]))
    messages = await Turns(agent.handle_message, "rest").answer(verdict)
    tracker = await agent.tracker_store.retrieve(SENDER)
    parsed = tracker.latest_message.parse_data if tracker and tracker.latest_message else {}
    return "\n".join([*_understood(parsed.get("questions") or ()), *_answer(messages)])


def _understood(questions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is known of the whole message and, when it has several, of each of its questions."""
    for number, question in enumerate(questions):
        maybe = " (quizá no sean dos preguntas)" if question["tentative"] else ""
        yield f"PREGUNTA {number}{maybe}" if number else "MENSAJE"
        yield from _fields(
            ("Texto", question["text"] or ""),
            ("Corregido", " ".join(question["words"]) or "(sin palabras)"),
            ("Etiquetas", [f"{p:6.1%}  {label}" for label, p in question["labels"][:LABELS]]),
            ("Objetos", [_object(mention, question["words"]) for mention in question["mentions"]]),
            ("Duda", f"{question['doubt']:.1%} de que sea de otro tema"),
        )
        yield ""


def _answer(messages: Sequence[BotMessage]) -> Iterator[str]:
    """Yield the facts that were chosen and what is said."""
    facts = answers.load().facts
    for message in messages:
        yield "RESPUESTA"
        status = answers.Status(message.status).label if message.status else "sin estado"
        yield from _fields(
            ("Estado", status),
            ("Hechos", [f"{fact}: {facts[fact].label}" if fact in facts else str(fact) for fact in message.facts]),
            ("Dice", message.text.split("\n")),
            ("Botones", [button["title"] for button in message.buttons]),
        )


def _object(mention: Sequence[Any], words: Sequence[str]) -> str:
    thing, kind, first, last = mention
    known = answers.load().things.get(thing)
    return f"{known.name if known else thing} ({kind}), por «{' '.join(words[first:last])}»"


def _fields(*fields: tuple[str, str | Iterable[str]]) -> Iterator[str]:
    for name, value in fields:
        lines = [value] if isinstance(value, str) else list(value) or ["(ninguno)"]
        yield f"{_INDENT}{name + ':':11} {lines[0]}".rstrip()
        yield from (f"{_INDENT}{'':11} {line}".rstrip() for line in lines[1:])
