"""The agent: Rasa with the model, the stores of endpoints.yml and the actions in process."""

from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints

from service import environment, inprocess, preflight
from service.project import Project, SetupError


def load(project: Project, *, apart: bool = False) -> Agent:
    """Return an agent that is ready to answer. Raises SetupError if the model or the actions do not load.

    `apart`: use the action server of endpoints.yml (`rasa run actions`) instead of running the actions here.
    """
    environment.quiet_structlog()
    preflight.check_model(project)
    endpoints = AvailableEndpoints.read_endpoints(str(project.endpoints))
    action_endpoint = endpoints.action if apart else inprocess.create()
    try:
        return Agent.load(
            project.model,
            generator=endpoints.nlg,
            tracker_store=TrackerStore.create(endpoints.tracker_store),
            lock_store=LockStore.create(endpoints.lock_store),
            action_endpoint=action_endpoint,
        )
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise SetupError.because("model_unloadable", path=project.shown(project.model), error=reason) from error
