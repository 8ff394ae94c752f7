"""The web channel over real HTTP: a conversation, its refusals, and the attacks that stock Rasa lets through."""

import asyncio
import json
from contextlib import asynccontextmanager

import aiohttp
import pytest
from rasa.shared.core.events import UserUttered

import answers
from channels import history, ids, opinions
from tests.channels.conftest import BUTTON, CHART, SECRET, SETTINGS, SOURCE

TURN = "turno-0001"


class Person:
    """Somebody with a conversation."""

    def __init__(self, url: str, session: aiohttp.ClientSession, token: str) -> None:
        self.api, self.session, self.token = f"{url}/webhooks/web", session, token

    async def call(self, path: str, payload: object = None, **options) -> tuple[int, dict, aiohttp.ClientResponse]:
        headers = {"authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        method = "GET" if payload is None and "data" not in options else "POST"
        body = {} if payload is None else {"json": payload}
        async with self.session.request(method, f"{self.api}/{path}", headers=headers, **body, **options) as response:
            return response.status, await response.json(), response

    async def say(self, text: str, turn: str = TURN, **more: object) -> tuple[int, dict, aiohttp.ClientResponse]:
        return await self.call("messages", {"text": text, "turn": turn, **more})


def lines(state) -> list[dict]:
    path = state / "feedback.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


@asynccontextmanager
async def somebody(url: str):
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{url}/webhooks/web/conversations", json={}) as response:
            assert response.status == 201
            token = (await response.json())["conversation"]
        yield Person(url, session, token)


@pytest.fixture
async def person(url):
    async with somebody(url) as found:
        yield found


async def test_a_turn(person):
    status, said, response = await person.say("hola")
    message = {"text": "Dices:\n\nhola", "body": "hola", "buttons": [BUTTON], "sources": [SOURCE], "chart": CHART}
    assert status == 200 and response.headers["cache-control"] == "no-store"
    assert said == {"turn": TURN, "messages": [{**message, "status": "answered"}]}


async def test_history_and_opinion(person, state, stub):
    _, said, _ = await person.say("hola")
    assert (await person.call("feedback", {"turn": TURN, "useful": False}))[0] == 200
    _, found, _ = await person.call("history")
    assert found == {"turns": [{"turn": TURN, "text": "hola", "messages": said["messages"], "useful": False}]}
    opinion = {"turn": TURN, "useful": False, "facts": ["hecho"], "status": "answered"}
    opinion["knowledge"] = answers.load().version
    tracker = await stub.tracker_store.retrieve(f"web:{person.token[:22]}")
    assert tracker.events[-1].metadata == {history.FEEDBACK: opinion}
    line = lines(state)[-1]
    assert line.items() > opinion.items() and line.keys() - opinion.keys() == {"time", "conversation"}
    assert "hola" not in str(line) and person.token[:22] not in str(line)
    assert (await person.call("feedback", {"turn": "turno-9999", "useful": True}))[1]["error"] == "unknown_answer"


async def test_an_opinion_may_change_but_not_for_ever(person, state, stub):
    await person.say("hola")
    before = len(lines(state))
    for _ in range(3):
        assert (await person.call("feedback", {"turn": TURN, "useful": True}))[0] == 200
    assert len(lines(state)) == before + 1
    found = [(await person.call("feedback", {"turn": TURN, "useful": n % 2 == 1}))[0] for n in range(20)]
    assert 422 in found and len(lines(state)) - before == opinions.MOST_CHANGES
    tracker = await stub.tracker_store.retrieve(f"web:{person.token[:22]}")
    assert len(tracker.events) < 20


async def test_an_opinion_is_kept_though_the_file_cannot_be_written(person, state):
    await person.say("hola")
    file = state / "feedback.jsonl"
    file.rename(state / "aside")
    file.mkdir()
    try:
        assert (await person.call("feedback", {"turn": TURN, "useful": True}))[0] == 200
    finally:
        file.rmdir()
        (state / "aside").rename(file)
    assert (await person.call("history"))[1]["turns"][0]["useful"] is True


async def test_history_goes_further_back_than_the_tracker(person, stub):
    for number in range(35):
        await person.say(f"pregunta {number}", f"turno-{number:04}")
    tracker = await stub.tracker_store.retrieve(f"web:{person.token[:22]}")
    assert len(history.read(tracker.events)) < 10
    assert (await person.call("feedback", {"turn": "turno-0002", "useful": True}))[0] == 200
    turns = (await person.call("history"))[1]["turns"]
    assert [turn["text"] for turn in turns] == [f"pregunta {number}" for number in range(35)]
    assert [turn["turn"] for turn in turns if turn["useful"]] == ["turno-0002"]
    again = await person.say("pregunta 2", "turno-0002", retry=True)
    assert again[1]["messages"][0]["body"] == "pregunta 2"
    assert len((await person.call("history"))[1]["turns"]) == 35


async def test_a_failed_turn_keeps_its_place_in_the_history(person):
    for number, text in enumerate(("uno", "falla", "tres")):
        await person.say(text, f"turno-{number:04}")
    turns = (await person.call("history"))[1]["turns"]
    assert [turn["text"] for turn in turns] == ["uno", "falla", "tres"]
    assert turns[1]["messages"][0]["status"] == "error" and "secreto" not in str(turns)


async def asked(stub, person: Person) -> list[str]:
    """Return what reached the agent."""
    tracker = await stub.tracker_store.retrieve(f"web:{person.token[:22]}")
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_a_turn_sent_again_is_answered_once(person, stub):
    both = await asyncio.gather(person.say("lento"), person.say("lento", retry=True))
    again = await person.say("lento", retry=True)
    assert [status for status, _, _ in (*both, again)] == [200, 200, 200]
    assert await asked(stub, person) == ["lento"]


async def test_a_turn_sent_again_twice_at_once_is_answered_once(person, stub, monkeypatch):
    """With a store that takes its time, both look for the answer before either asks for it."""
    retrieve = stub.tracker_store.retrieve

    async def slow(sender: str) -> object:
        await asyncio.sleep(0.05)
        return await retrieve(sender)

    monkeypatch.setattr(stub.tracker_store, "retrieve", slow)
    both = await asyncio.gather(person.say("hola", retry=True), person.say("hola", retry=True))
    assert [status for status, _, _ in both] == [200, 200]
    assert await asked(stub, person) == ["hola"]


async def test_who_leaves_finds_the_answer_later(person, stub):
    with pytest.raises(asyncio.TimeoutError):
        await person.call("messages", {"text": "lento", "turn": TURN}, timeout=aiohttp.ClientTimeout(total=0.1))
    status, said, _ = await person.say("lento", retry=True)
    assert status == 200 and said["messages"][0]["body"] == "lento"
    assert await asked(stub, person) == ["lento"]
    assert len((await person.call("history"))[1]["turns"]) == 1


async def test_who_reloads_before_the_answer_finds_it_in_the_history(person, stub):
    with pytest.raises(asyncio.TimeoutError):
        await person.call("messages", {"text": "lento", "turn": TURN}, timeout=aiohttp.ClientTimeout(total=0.1))
    (turn,) = (await person.call("history"))[1]["turns"]
    assert turn["messages"][0]["body"] == "lento" and await asked(stub, person) == ["lento"]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"text": 7, "turn": TURN}, "invalid_message"),
        ({"turn": TURN}, "invalid_message"),
        ({"text": " \u200b", "turn": TURN}, "empty_message"),
        ({"text": "/", "turn": TURN}, "empty_message"),
        ({"text": "a" * 501, "turn": TURN}, "message_too_long"),
        ({"text": "hola", "turn": "x"}, "invalid_turn"),
        ({"text": "hola", "turn": ["x"]}, "invalid_turn"),
        ({"text": "hola", "turn": TURN, "sender": "victima"}, "unknown_field"),
        ({"text": "hola", "turn": TURN, "metadata": {}}, "unknown_field"),
    ],
)
async def test_unprocessable(person, payload, code):
    status, error, _ = await person.call("messages", payload)
    assert (status, error["error"]) == (422, code) and error["message"]


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"text": "\xff"}', "application/json", 400),
        (b"text=hola", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b" " * (16 * 1024 + 1), "application/json", 413),
        (b"x" * 20_000_000, "application/json", 413),
    ],
    ids=["broken", "list", "not_utf8", "form", "text", "over_16_kB", "20_MB"],
)
async def test_bodies(person, data, kind, status):
    found, error, _ = await person.call("messages", data=data, headers={"content-type": kind})
    assert found == status and error.keys() == {"error", "message"}
    assert (await person.say("hola"))[0] == 200


async def test_text_of_500_escaped_characters_fits(person):
    assert (await person.say("á😀" * 250))[0] == 200


FORGED = {"none": "", "x": "x", "sender": "web:ana", "made_up": f"{'A' * 22}.6b03914d.{'A' * 22}"}
FORGED["of_another_server"] = ids.Ids(b"otro", 9).issue(4e9)


@pytest.mark.parametrize("token", FORGED.values(), ids=FORGED.keys())
@pytest.mark.parametrize("path", ["messages", "history", "feedback"])
async def test_forged_ids(person, token, path):
    person.token = token
    payload = {"messages": {"text": "hola", "turn": TURN}, "feedback": {"turn": TURN, "useful": True}}.get(path)
    status, error, response = await person.call(path, payload)
    assert (status, error["error"], response.headers["www-authenticate"]) == (401, "invalid_conversation", "Bearer")


async def test_an_expired_id(person):
    person.token = ids.Ids(SECRET, 86_400).issue(1000.0)
    assert (await person.call("history"))[1]["error"] == "expired_conversation"


async def test_nobody_speaks_or_reads_for_another(url, person):
    await person.say("hola")
    async with somebody(url) as thief:
        for name in (person.token[:22], f"web:{person.token[:22]}"):
            thief_says = {"text": "hola", "turn": TURN, "sender": name, "sender_id": name}
            assert (await thief.call("messages", thief_says))[0] == 422
        assert (await thief.call("history"))[1] == {"turns": []}
    assert len((await person.call("history"))[1]["turns"]) == 1


@pytest.mark.parametrize("origin", ["https://evil.com", "null", "http://www.gob.mx", "https://www.gob.mx.evil.com"])
async def test_cross_origin(person, origin):
    for path, payload in (("messages", {"text": "hola", "turn": TURN}), ("conversations", {}), ("history", None)):
        status, error, response = await person.call(path, payload, headers={"origin": origin})
        assert (status, error["error"]) == (403, "origin_not_allowed")
        assert "access-control-allow-origin" not in response.headers
    async with person.session.options(f"{person.api}/messages", headers={"origin": origin}) as response:
        assert response.status == 403 and "access-control-allow-origin" not in response.headers
    assert (await person.call("history", headers={"sec-fetch-site": "cross-site"}))[0] == 403
    assert (await person.call("", headers={"origin": origin}))[1]["allowed"] is False


async def test_listed_and_own_origins(person):
    for origin in ("https://www.gob.mx", person.api.removesuffix("/webhooks/web")):
        status, _, response = await person.call("history", headers={"origin": origin})
        assert status == 200 and response.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in response.headers
        async with person.session.options(f"{person.api}/messages", headers={"origin": origin}) as preflight_response:
            assert preflight_response.status == 204
            assert "authorization" in preflight_response.headers["access-control-allow-headers"]


async def test_flood(person):
    allowed = SETTINGS.turns_per_conversation
    found = [await person.say("hola", f"turno-{number:04}") for number in range(allowed + 2)]
    assert [status for status, _, _ in found] == [200] * allowed + [429] * 2
    _, error, response = found[-1]
    assert error["error"] == "too_many_turns" and 1 <= int(response.headers["retry-after"]) <= 60
    assert response.headers["retry-after"] in error["message"]


async def test_too_many_at_once(person):
    found = await asyncio.gather(*(person.say("lento", f"turno-{number:04}") for number in range(4)))
    assert sorted(status for status, _, _ in found) == [200, 200, 409, 409]


async def test_typed_payloads_are_text(person):
    assert (await person.say('/inform{"plan": "x"}'))[1]["messages"][0]["body"] == "inform"
    assert (await person.say("/restart", "turno-0002"))[1]["messages"][0]["body"] == "empezar de nuevo"
