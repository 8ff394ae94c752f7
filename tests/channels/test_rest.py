"""The REST channel over real HTTP."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage

from service import preflight, web

BUTTON = {"title": "¿Y el tercero?", "payload": "y el tercero"}


class Agent:
    """Stands for Rasa's agent."""

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        if message.text == "falla":
            raise RuntimeError("secreto")
        said = {"text": f"Dices:\n\n{message.text}", "buttons": [BUTTON]}
        await message.output_channel.send_response(message.sender_id, said)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    app = web.create_app(Agent(), {"channels.rest.RestChannel": {}}, name="test_rest")
    sock = preflight.open_socket("127.0.0.1", 0)
    host, port = sock.getsockname()
    loop = asyncio.new_event_loop()

    async def start() -> None:
        server = await app.create_server(sock=sock, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()

    loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield f"http://{host}:{port}"
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


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
    [("/", 200), ("/webhooks/rest/", 200), ("/salud/vivo", 200), ("/salud/listo", 200), ("/nada", 404),
     ("/webhooks/rest/webhook", 405), ("/conversations/ana/tracker", 404), ("/model", 404)],
)  # fmt: skip
async def test_nothing_else_is_open(url, path, status):
    async with aiohttp.ClientSession() as session, session.get(url + path) as response:
        assert response.status == status
        assert response.content_type == "application/json"


def test_a_taken_port_is_reported():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(preflight.SetupError, match="ocupado"):
            preflight.open_socket("127.0.0.1", taken.getsockname()[1])
