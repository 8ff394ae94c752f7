"""What came first: the order in time of the events that a question names."""

from __future__ import annotations

import re

from answers.answer import Reply
from answers.compute import computation, computed
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, phrase
from answers.timing import date_of, dated, dated_event, event, span_between, start_of, timeline, unit_of, when

_LATER = r"mas (?:antigu|viej|recient|nuev)\w+"
_WHICH_FIRST = re.compile(
    rf"\b(?:que|cual|cuales|quien|quienes)\b.*\b(?:primero|antes|despues|{_LATER})\b.* o "
    rf"|\b(?:que|cual|cuales|quien|quienes)\b.* o .*\b(?:primero|antes|despues|{_LATER})\b"
    r"|\b(?:antes o despues|despues o antes)\b"
)
_BEFORE = re.compile(
    r"^(?:\w+ )?(?:fue|salio|paso|vino) antes\b|\b(?:antes (?:que|de)|antes del|ya (?:existia|habia|estaba|"
    r"tenia|se habia)|primero que|"
    r"mas (?:viej|antigu)\w+ que)\b"
)
_AFTER = re.compile(r"\b(?:despues (?:que|de)|despues del|luego del?|mas (?:nuev|recient)\w+ que|posterior)\b")
_WHEN_ALREADY = re.compile(r"\bcuando\b.*\bya (?:existia|habia|estaba|tenia|se habia)\b")
_ASKS_ELSE = re.compile(
    r"^(?:y |oye )?que |\b(?:que|cual(?:es)?|quien(?:es)?|cuant[oa]s?|como|donde|por que) "
    r"(?!(?:el|la|los|las|se)\b)\w+"
)


def asks_order(clause: Clause, index: Index) -> bool:
    """Return True when the words ask which of two dated events came first."""
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    text = " ".join("·" if i in taken else word for i, word in enumerate(clause.words))
    plain = (_BEFORE.search(text) or _AFTER.search(text)) and not _ASKS_ELSE.search(
        re.sub(r"\b(?:antes|despues|primero|mas \w+|de) que\b", " ", text)
    )
    asked = bool(_WHICH_FIRST.search(text) or plain) and "etapa" not in text
    return asked and len(facts := dated(clause, index)) == 2 and facts[0].object != facts[1].object


@computation("orden")
def order(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What came first."""
    facts = dated(clause, index)
    if not facts and {"planes", "plan"} & set(clause.words):
        facts = [f for plan in PLANS if (f := date_of(index, plan))]
    if len(facts) < 2:
        return None
    return _order_of_two(clause, facts, index) if len(facts) == 2 else in_order(facts, index)


def in_order(facts: list[Fact], index: Index) -> Reply:
    """Return dated facts as a list, the earliest first, and as a timeline."""
    ordered = sorted(facts, key=start_of)
    lines = "".join(f"\n{i}. {dated_event(f, index)}: {when(f)}" for i, f in enumerate(ordered, 1))
    return computed(phrase("in_order", lines=lines), ordered, chart=timeline(ordered, index), label="compute/orden")


def _order_of_two(clause: Clause, facts: list[Fact], index: Index) -> Reply:
    """Return which of two events was first and by how long, with the yes or no that a plain question is owed."""
    first, second = sorted(facts, key=start_of)
    if start_of(first).matches(start_of(second)):
        return computed(f"Las dos son de {when(first)}: {join([event(f, index) for f in facts])}.", facts)
    text = " ".join(clause.words)
    body = phrase(
        "order", first=event(first, index), when=when(first), second=event(second, index),
        then=when(second), span=span_between(start_of(first), start_of(second), unit_of(clause)),
    )  # fmt: skip
    if re.search(r"\bantes o despues\b|\bdespues o antes\b", text):
        body = f"{'Antes' if facts[0] is first else 'Después'}. {body}"
    elif _WHEN_ALREADY.search(text):
        body = f"{'Sí' if facts[1] is first else 'No'}: {body[0].lower()}{body[1:]}"
    elif not _WHICH_FIRST.search(text) and (before := bool(_BEFORE.search(text))) != bool(_AFTER.search(text)):
        body = f"{'Sí' if (facts[0] is first) == before else 'No'}: {body[0].lower()}{body[1:]}"
    return computed(body, facts, chart=timeline(facts, index))
