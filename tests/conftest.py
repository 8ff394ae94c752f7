"""What every test needs: the settings of a quiet process, and the trained agent."""

from pathlib import Path

import pytest

from service import environment
from service.project import Project

ROOT = Path(__file__).parents[1]
environment.prepare(ROOT / "config.yml")


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def agent(project: Project):
    """The real agent, with the real model (trained first if its sources changed) and the actions in process."""
    from service import bot, training

    training.ensure(project)
    return bot.load(project)
