"""The REST channel over real HTTP."""

import socket

import aiohttp
import pytest

from service import preflight, web
from tests.channels.conftest import BUTTON


async def post(url: str, **options: object) -> tuple[int, object]:
    async with aiohttp.ClientSession() as session, session.post(f"{url}/webhooks/rest/webhook", **options) as response:
        return response.status, await response.json()


async def test_rasa_format(url):
    status, said = await post(url, json={"sender": "ana", "message": "hola"}, params={"stream": "true"})
    assert status == 200
    assert said == [{"recipient_id": "ana", "text": "Dices:\n\nhola", "buttons": [BUTTON]}]


@pytest.mark.parametrize(
    ("data", "status"), [(b"", 400), (b"null", 400), (b"[]", 400), (b"x" * 5_000_000, 413), (b'{"sender":"a"}', 422)]
)
async def test_refusals_are_json(url, data, status):
    found, error = await post(url, data=data, headers={"Content-Type": "application/json"})
    assert found == status
    assert error.keys() == {"error", "message"}


async def test_wrong_content_type(url):
    assert (await post(url, data={"sender": "ana"}))[0] == 415


async def test_long_and_empty_messages_get_a_reply(url):
    for text in ("a" * 501, "  "):
        status, said = await post(url, json={"sender": "ana", "message": text})
        assert status == 200 and said[0]["text"] and "Dices" not in said[0]["text"]


async def test_an_error_shows_nothing_internal(url):
    status, said = await post(url, json={"sender": "ana", "message": "falla"})
    assert status == 200 and "secreto" not in str(said)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/webhooks/web/", 200), ("/webhooks/rest/", 200), ("/salud/vivo", 200), ("/salud/listo", 200), ("/nada", 404),
     ("/webhooks/rest/webhook", 405), ("/conversations/ana/tracker", 404), ("/model", 404)],
)  # fmt: skip
async def test_nothing_else_is_open(url, path, status):
    async with aiohttp.ClientSession() as session, session.get(url + path) as response:
        assert response.status == status
        assert response.content_type == "application/json"


async def test_without_the_page_the_root_says_that_it_is_up(stub):
    app = web.create_app(stub, {"channels.rest.RestChannel": {}}, name="test_rest_alone")
    app.router.finalize()
    _, root, _ = app.router.get("/", "GET", None)
    assert (await root(None)).body == b'{"status":"ok"}'


def test_a_taken_port_is_reported():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(preflight.SetupError, match="ocupado"):
            preflight.open_socket("127.0.0.1", taken.getsockname()[1])
