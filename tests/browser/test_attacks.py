"""What stock Rasa lets anybody do, tried on the real server. Every attack has to fail, and nobody else may notice."""

import asyncio
import time
import urllib.parse

import aiohttp
import pytest
from playwright.async_api import expect

from channels import ids
from tests.browser.conftest import SECRET

JSON = {"content-type": "application/json"}
BIG = b"x" * 20_000_000
QUESTION = "¿Cuándo se presentó el segundo plan?"


class Caller:
    """Whoever talks to the web channel without a browser."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.api, self.session = f"{url}/webhooks/web", session

    async def call(self, path: str, token: str = "", headers: dict[str, str] | None = None, **options):
        own = {"authorization": f"Bearer {token}"} if token else {}
        method = "POST" if "json" in options or "data" in options else "GET"
        url = f"{self.api}/{path}"
        async with self.session.request(method, url, headers={**own, **(headers or {})}, **options) as response:
            return response.status, await response.json(), response

    async def begin(self) -> str:
        return (await self.call("conversations", json={}))[1]["conversation"]

    async def say(self, token: str, text: str, turn: str = "turno-0001", **options):
        return await self.call("messages", token, json={"text": text, "turn": turn}, **options)

    async def history(self, token: str) -> list[str]:
        return [turn["text"] for turn in (await self.call("history", token))[1]["turns"]]


@pytest.fixture
async def caller(server):
    async with aiohttp.ClientSession() as session:
        yield Caller(server.url, session)


async def test_spoofed_sender(caller):
    victim, thief = await caller.begin(), await caller.begin()
    await caller.say(victim, QUESTION)
    name = f"web:{victim[:22]}"
    for field in ("sender", "sender_id", "conversation", "metadata"):
        payload = {"text": "hola", "turn": "turno-0001", field: name}
        assert (await caller.call("messages", thief, json=payload))[0] == 422
    assert (await caller.say(thief, "hola", headers={"x-sender": name, "cookie": f"sender={name}"}))[0] == 200
    assert (await caller.call("history?" + urllib.parse.urlencode({"sender": name}), thief))[1]["turns"][0][
        "text"
    ] == "hola"
    for token in (name, victim[:22], thief[:22] + victim[22:], victim[:22] + thief[22:]):
        assert (await caller.say(token, "hola"))[0] == 401
    assert await caller.history(victim) == [QUESTION]


@pytest.mark.parametrize("token", ["x", "web:ana", f"{'A' * 22}.6b03914d.{'A' * 22}", ids.Ids(b"otro", 9).issue(4e9)])
async def test_forged_id(caller, token):
    opinion = {"turn": "turno-0001", "useful": True}
    for status, error, _ in (
        await caller.say(token, "hola"),
        await caller.call("history", token),
        await caller.call("feedback", token, json=opinion),
    ):
        assert (status, error["error"]) == (401, "invalid_conversation") and error["message"]


async def test_flood_of_one_conversation_leaves_the_others_alone(caller):
    token, other = await caller.begin(), await caller.begin()
    found = [await caller.say(token, "hola", f"turno-{number:04}") for number in range(25)]
    assert [status for status, _, _ in found] == [200] * 20 + [429] * 5
    _, error, response = found[-1]
    assert error["error"] == "too_many_turns" and 1 <= int(response.headers["retry-after"]) <= 60
    assert (await caller.say(other, "hola"))[0] == 200


async def test_flood_of_one_address(make_server):
    server = await make_server(WEB_TURNS_PER_ADDRESS="30")
    async with aiohttp.ClientSession() as session:
        caller = Caller(server.url, session)
        begun = [await caller.call("conversations", json={}) for _ in range(80)]
        assert {status for status, _, _ in begun} == {201, 429}
        tokens = [found["conversation"] for status, found, _ in begun if status == 201]
        lie = {"x-forwarded-for": "1.2.3.4"}
        found = [await caller.say(token, "hola", headers=lie) for token in tokens[:35]]
        assert [status for status, _, _ in found] == [200] * 30 + [429] * 5
        assert "retry-after" in found[-1][2].headers


async def test_20_mb_do_not_hold_up_a_bystander(caller):
    token, other = await caller.begin(), await caller.begin()
    await caller.say(other, "hola", "turno-0000")
    took = []

    async def bystander() -> None:
        for number in range(1, 11):
            started = time.monotonic()
            assert (await caller.say(other, "hola", f"turno-{number:04}"))[0] == 200
            took.append(time.monotonic() - started)

    attacks = (caller.call("messages", token, data=BIG, headers=JSON) for _ in range(4))
    *refused, _ = await asyncio.gather(*attacks, bystander())
    assert [(status, error["error"]) for status, error, _ in refused] == [(413, "body_too_large")] * 4
    assert sorted(took)[-2] < 0.5
    assert await caller.history(token) == []


async def test_cross_origin_from_a_page_of_another_site(page, server, stranger):
    """With the victim's own id, as if it had leaked: the page neither gets in nor reads anything."""
    stranger.pages["/attack"] = ("text/html", "", "<!doctype html><title>x</title><form></form>")
    async with aiohttp.ClientSession() as session:
        caller = Caller(server.url, session)
        token = await caller.begin()
        answers: list[tuple[str, int]] = []
        page.on("response", lambda r: answers.append((r.request.method, r.status)) if server.url in r.url else None)
        await page.goto(f"{stranger.url}/attack")
        attack = """async ([api, token]) => {
            const body = JSON.stringify({text: "hola", turn: "turno-0001"});
            const authorization = `Bearer ${token}`;
            const tries = [
                ["messages", {method: "POST", body, headers: {authorization, "content-type": "application/json"}}],
                ["messages", {method: "POST", body, headers: {"content-type": "text/plain"}}],
                ["conversations", {method: "POST", body: "{}"}],
                ["history", {headers: {authorization}}],
            ];
            const read = [];
            for (const [path, options] of tries) {
                await fetch(`${api}/${path}`, options).then((r) => r.text()).then((text) => read.push(text), () => {});
            }
            await fetch(`${api}/messages`, {method: "POST", mode: "no-cors", body, credentials: "include"});
            return read;
        }"""
        assert await page.evaluate(attack, [caller.api, token]) == []
        assert {status for _, status in answers} == {403}
        await page.evaluate("""api => {
            const form = document.querySelector("form");
            form.method = "post"; form.action = `${api}/messages`; form.enctype = "text/plain"; form.submit();
        }""", caller.api)  # fmt: skip
        await expect(page.locator("body")).to_contain_text("origin_not_allowed")
        assert await caller.history(token) == []


async def test_an_expired_id_speaks_for_nobody(generous):
    async with aiohttp.ClientSession() as session:
        caller = Caller(generous.url, session)
        expired = ids.Ids(SECRET.encode(), 1).issue(time.time() - 31 * 86_400)
        status, error, response = await caller.say(expired, "hola")
        assert (status, error["error"], response.headers["www-authenticate"]) == (401, "expired_conversation", "Bearer")


async def test_a_framed_page_is_refused(page, server, ministry):
    ministry.pages["/frame"] = ("text/html", "", f'<!doctype html><iframe src="{server.url}/"></iframe>')
    await page.goto(f"{ministry.url}/frame")
    await expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_count(0)
