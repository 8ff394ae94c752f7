"""The service in polling and in webhook mode, each against an emulator of its own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from service import training
from service.project import Project
from tests.telegram.emulator import Emulator
from tests.telegram.process import Service

MODES = ("polling", "webhook")


@pytest.fixture(scope="session")
def trained(project: Project) -> None:
    training.ensure(project)


@pytest_asyncio.fixture(scope="package", loop_scope="session", params=MODES)
async def bot(request, trained, tmp_path_factory) -> AsyncIterator[Service]:
    """The service, running; its emulator is `bot.emulator`."""
    emulator = await Emulator().up()
    service = Service(request.param, emulator, tmp_path_factory.mktemp("telegram"))
    await service.start()
    yield service
    service.stop()
    await emulator.down()


@pytest.fixture
def telegram(bot: Service) -> Emulator:
    return bot.emulator


@pytest.fixture
def chat(telegram: Emulator) -> int:
    return telegram.chat()
