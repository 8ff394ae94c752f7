"""The guard: tables of what is accepted, answered and refused, and one property over any body."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels import commands, guard, texts

JSON = "application/json"


def body(**payload: object) -> bytes:
    return json.dumps({"sender": "ana", "message": "hola", **payload}).encode()


@pytest.mark.parametrize(
    ("content", "content_type", "status", "code"),
    [
        (b"", JSON, 400, "invalid_json"),
        (b"{", JSON, 400, "invalid_json"),
        (b'{"sender": "ana", "message": "\xff"}', JSON, 400, "invalid_json"),
        (b'{"sender": "ana", "message": NaN}', JSON, 400, "invalid_json"),
        (b'{"sender": "ana", "message": "a", "metadata": {"x": 1e999}}', JSON, 422, "invalid_metadata"),
        (b'{"a":' * 12_000, JSON, 400, "invalid_json"),
        (b"null", JSON, 400, "not_an_object"),
        (b"[]", JSON, 400, "not_an_object"),
        (b'"hola"', JSON, 400, "not_an_object"),
        (b"7", JSON, 400, "not_an_object"),
        (b"sender=ana", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (body(), "text/plain", 415, "unsupported_media_type"),
        (body(), None, 415, "unsupported_media_type"),
        (b'{"message": "hola"}', JSON, 400, "invalid_sender"),
        (body(sender=None), JSON, 400, "invalid_sender"),
        (body(sender=""), JSON, 400, "invalid_sender"),
        (body(sender=["ana"]), JSON, 400, "invalid_sender"),
        (body(sender={}), JSON, 400, "invalid_sender"),
        (body(sender="a" * 65), JSON, 400, "invalid_sender"),
        (body(sender="ana\n"), JSON, 400, "invalid_sender"),
        (body(sender="ana\x00"), JSON, 400, "invalid_sender"),
        (body(sender="\ud800"), JSON, 400, "invalid_sender"),
        (body(sender="año"), JSON, 400, "invalid_sender"),
        (b'{"sender": "ana"}', JSON, 422, "invalid_message"),
        (body(message=None), JSON, 422, "invalid_message"),
        (body(message=7), JSON, 422, "invalid_message"),
        (body(message=["hola"]), JSON, 422, "invalid_message"),
        (body(metadata=[]), JSON, 422, "invalid_metadata"),
        (body(metadata="x"), JSON, 422, "invalid_metadata"),
        (body(metadata={"x": "\x00"}), JSON, 422, "invalid_metadata"),
        (body(metadata={"x": "\ud800"}), JSON, 422, "invalid_metadata"),
        (b" " * (guard.MAX_BODY_BYTES + 1), JSON, 413, "body_too_large"),
        (None, JSON, 413, "body_too_large"),
    ],
)
def test_refused(content, content_type, status, code):
    verdict = guard.check_body(content, content_type)
    assert isinstance(verdict, guard.Rejected)
    assert (verdict.status, verdict.as_json()["error"]) == (status, code)
    assert verdict.message


@pytest.mark.parametrize("content_type", (JSON, "application/json; charset=utf-8", "Application/JSON"))
def test_accepted(content_type):
    verdict = guard.check_body(body(metadata={"a": 1}), content_type)
    assert verdict == guard.Accepted("ana", "hola", {"a": 1})


@pytest.mark.parametrize("sender", ("a", "a" * 64, "web:1f_9-Z"))
def test_valid_senders(sender):
    assert guard.valid_sender(sender)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  ¿Qué es la AGA?\n", "¿Qué es la AGA?"),
        ("ho\x00la\x1b", "hola"),
        ("ho\u200bla\u202e \ufeff\ud800", "hola"),
        ("uno\r\ndos\u2028tres\tcuatro", "uno\ndos\ntres cuatro"),
        ("pla\u0301n", "plán"),
        ("sí 👍🏽", "sí 👍🏽"),
    ],
)
def test_clean(typed, kept):
    assert guard.clean(typed) == kept


@pytest.mark.parametrize("typed", ("", "   ", "\x00\u200b", "/", "// /", "/\u200b/"))
def test_empty_gets_an_answer(typed):
    assert guard.check_text("ana", typed) == guard.Answered("ana", texts.say("chat", "empty"))


@pytest.mark.parametrize(("length", "kind"), [(500, guard.Accepted), (501, guard.Answered)])
def test_length_is_counted_after_trimming(length, kind):
    assert isinstance(guard.check_text("ana", "  " + "a" * length + "\u200b  "), kind)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("/inicio", "hola"),
        ("/start plan4", "hola"),
        ("/session_start", "hola"),
        ("/ayuda", "ayuda"),
        ("/help", "ayuda"),
        ("/Planes@bot por favor", "¿qué planes hay?"),
        ("/fuentes", "¿cuáles son tus fuentes?"),
        ("/restart", "empezar de nuevo"),
        ("/reiniciar", "empezar de nuevo"),
        ("/privacidad", "¿guardas mis datos?"),
        ('/inform{"plan": "x"}', "inform"),
        ("//restart", "restart"),
        ("/ /greet", "greet"),
        ("/\u200b/greet", "greet"),
        ("y/o", "y/o"),
    ],
)
def test_typed_commands(typed, sentence):
    assert guard.check_text("ana", typed) == guard.Accepted("ana", sentence)


def test_command_words_are_unique():
    listed = [word for name, command in texts.load()["commands"].items() for word in (name, *command["aliases"])]
    assert len(commands.sentences()) == len(listed)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
BODIES = st.binary(max_size=200) | st.builds(
    lambda payload: json.dumps(payload).encode(),
    VALUES
    | st.fixed_dictionaries({"sender": VALUES | st.just("ana"), "message": VALUES | st.text(), "metadata": VALUES}),
)


@given(BODIES)
def test_any_body_gets_a_verdict_that_is_safe_to_process(content):
    verdict = guard.check_body(content, JSON)
    if isinstance(verdict, guard.Rejected):
        assert 400 <= verdict.status < 500
        return
    assert guard.valid_sender(verdict.sender)
    verdict.text.encode()
    assert 1 <= len(verdict.text) <= guard.MAX_CHARACTERS
    if isinstance(verdict, guard.Accepted):
        assert not verdict.text.startswith("/")
        assert "\x00" not in verdict.text
        assert verdict.text == verdict.text.strip()
