"""What goes wrong around a request: JSON in Spanish without internals, and in the log only what is a fault of ours."""

import asyncio
import json
import logging

import aiohttp
import pytest

from channels import bodies, guard

PATIENCE = 20  # seconds, on a busy machine
BIG = b"x" * (guard.MAX_BODY_BYTES + 1)


async def call(url: str, method: str, path: str, **options) -> tuple[int, dict, aiohttp.ClientResponse]:
    async with aiohttp.ClientSession() as session, session.request(method, url + path, **options) as response:
        return response.status, await response.json(), response


@pytest.fixture
def log(caplog):
    """What the server says at error or above."""
    caplog.set_level(logging.ERROR)
    return caplog


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nada", 404, "not_found"),
        ("POST", "/salud/vivo", 405, "method_not_allowed"),
        ("GET", "/webhooks/rest/webhook", 405, "method_not_allowed"),
        ("GET", "/widget/x/nada.js", 404, "not_found"),
    ],
)
async def test_refusals(url, log, method, path, status, code):
    found, error, response = await call(url, method, path)
    assert (found, error["error"]) == (status, code) and error["message"]
    assert status != 405 or response.headers["allow"]
    assert log.text == ""


@pytest.mark.parametrize("path", ["/salud/vivo", "/conocimiento", "/webhooks/rest/", "/webhooks/web/"])
async def test_a_body_where_none_is_expected_is_not_kept(url, log, path):
    status, error, _ = await call(url, "GET", path, data=BIG)
    assert (status, error["error"]) == (413, "request_too_large") and log.text == ""


async def raw(url: str, sent: bytes) -> tuple[int, dict]:
    """Return status and JSON of what is answered to these bytes."""
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(sent)
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).lower()
    length = int(head.partition(b"content-length:")[2].split()[0])
    body = await asyncio.wait_for(reader.readexactly(length), PATIENCE)
    writer.close()
    return int(head.split()[1]), json.loads(body)


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"rubbish\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/9\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 413, "request_too_large"),
    ],
    ids=["rubbish", "version", "headers"],
)
async def test_what_is_not_http(url, log, sent, status, code):
    found, error = await raw(url, sent)
    assert (found, error["error"]) == (status, code) and log.text == ""


async def test_a_body_without_end_is_cut(url, log, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_DROPPED", 2 * guard.MAX_BODY_BYTES)
    head = b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    assert (await raw(url, head + 5 * chunk))[0] == 413 and log.text == ""


async def test_who_leaves_before_the_answer_is_no_fault(url, stub, log):
    said = {"sender": "fugaz", "message": "lento"}
    with pytest.raises(asyncio.TimeoutError):
        await call(url, "POST", "/webhooks/rest/webhook", json=said, timeout=aiohttp.ClientTimeout(total=0.1))
    assert (await call(url, "POST", "/webhooks/rest/webhook", json={**said, "message": "hola"}))[0] == 200
    tracker = await stub.tracker_store.retrieve("fugaz")
    assert [event.text for event in tracker.events if event.type_name == "user"] == ["lento", "hola"]
    assert log.text == ""


async def test_a_fault_is_logged_and_not_shown(url, stub, log, monkeypatch):
    monkeypatch.setattr(stub, "is_ready", lambda: {}["secreto"])
    status, error, _ = await call(url, "GET", "/salud/listo")
    assert (status, error["error"]) == (500, "internal") and "secreto" not in str(error)
    assert "KeyError" in log.text and "secreto" not in log.text
