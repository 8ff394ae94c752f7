"""One server on a free port, with the channels over HTTP, that a stub of Rasa's agent answers."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered

from channels import ids
from channels.web import WebChannel
from channels.web_settings import Settings
from service import preflight, web
from service.store import BoundedTrackerStore

SECRET = b"un secreto de prueba"
SETTINGS = Settings(("https://www.gob.mx",), turns_per_conversation=40, turns_per_address=10_000, waiting=2)
BUTTON = {"title": "¿Y el tercero?", "payload": "y el tercero"}
SOURCE = {"title": "documento", "url": "https://example.org/", "note": ""}
CHART = {"title": "Personas", "unit": "personas", "bars": [["Plan 2", 200], ["Plan 3", 350]]}


class Agent:
    """Stands for Rasa's agent: repeats what it hears, and stores it as Rasa does."""

    def __init__(self) -> None:
        self.tracker_store = BoundedTrackerStore(Domain.empty())
        self.lock_store = InMemoryLockStore()

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        if message.text == "falla":
            raise RuntimeError("secreto")
        if message.text == "lento":
            await asyncio.sleep(0.5)
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        extra = {"body": message.text, "facts": ["hecho"], "sources": [SOURCE], "chart": CHART, "status": "answered"}
        said = BotUttered(f"Dices:\n\n{message.text}", {"buttons": [BUTTON]}, extra)
        tracker.update(UserUttered(message.text, metadata=message.metadata))
        tracker.update(said)
        await self.tracker_store.save(tracker)
        await message.output_channel.send_response(message.sender_id, said.message())


@pytest.fixture(scope="package")
def stub() -> Agent:
    return Agent()


@pytest.fixture(scope="package")
def state(tmp_path_factory):
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="package")
def url(stub: Agent, state) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("channels.web.state_folder", lambda: state)
        patch.setattr(WebChannel, "from_credentials", lambda _: WebChannel(SETTINGS, ids.Ids(SECRET, 86_400)))
        channels = {"channels.rest.RestChannel": {}, "channels.web.WebChannel": {}}
        app = web.create_app(stub, channels, name="test_channels")
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
