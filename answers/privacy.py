"""Noticing what comes before any answer: people in danger, personal data, orders to the assistant."""

from __future__ import annotations

import re

from answers.text import fold

_CURP = r"\b[a-z]{4}\d{6}[hmx][a-z]{5}[a-z\d]\d\b"
_RFC = r"\b[a-zñ&]{3,4}\d{6}[a-z\d]{3}\b"
_EMAIL = r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b"
_PHONE = r"\b\d{10}\b|\b\d{2,3}[ -]\d{3,4}[ -]\d{4}\b"
_CARD = r"\b(?!(?:(?:19|20)\d\d\W?){4})\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b|\b\d{18}\b"
_PERSONAL = re.compile("|".join((_CURP, _RFC, _EMAIL, _PHONE, _CARD)), re.IGNORECASE)


_DANGER = re.compile(
    r"\b(?:no quiero (?:vivir|seguir viv\w+|existir)|quiero morir\w*|me quiero (?:morir|matar)|matarme|suicidarme|"
    r"me voy a suicidar|pienso en el suicidio|quitarme la vida|hacerme dano|"
    r"me (?:pega\b(?! mucho)|pegan (?:en|mi)|golpean?|quieren? matar|van? a matar))\b|^\W*auxilio\W*$"
)


def calls_for_help(text: str) -> bool:
    """Return True when a message says that somebody is in danger or thinks of dying."""
    return bool(_DANGER.search(fold(text)))


_ORDERS = re.compile(
    r"\b(?:olvid\w+|ignor\w+|revel\w+|m[ou]estra\w*|escrib[ea]\w*|imprim\w+|repit\w+|desactiv\w+|omit\w+|salt\w+|dime)\b"
    r"(?: \w+){0,6} (?:(?:tus|sus) (?:\w+ )?(?:instrucciones|reglas|ordenes|filtros|restricciones)\b|"
    r"(?:instrucciones|reglas|ordenes) (?:internas|previas|anteriores|del? sistema|que te|con las que)\b|"
    r"(?:system )?prompt\b|configuracion interna\b)"
)


def tampers(text: str) -> bool:
    """Return True when a message wants the assistant to show or drop the instructions that it is taken to have."""
    return bool(_ORDERS.search(fold(text)))


def holds_personal_data(text: str) -> bool:
    """Return True when a message holds what looks like a CURP, RFC, e-mail, phone, card or bank account number."""
    return bool(_PERSONAL.search(text))
