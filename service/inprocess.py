"""Runs the custom actions inside Rasa's process, through rasa_sdk's own executor.

Rasa's way (HTTP to a second server) costs, at each turn, a JSON copy of the whole conversation and 21 ms to rebuild a
JSON-schema validator; when that server is down the person gets silence. Here an action gets the sender, the slots and
the latest message (no events, no domain), and whatever it raises ends in an apology.
"""

import asyncio
import contextlib
import copy
import importlib
import json
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import Any

import rasa.core.actions.action as rasa_actions
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from channels import texts
from channels.logs import log_error
from service.project import SetupError

logger = logging.getLogger(__name__)

ACTION_SECONDS = 10.0
_RemoteAction = rasa_actions.RemoteAction


class InProcessEndpoint(EndpointConfig):
    """An action endpoint whose request() runs the action here."""

    def __init__(self, executor: ActionExecutor, seconds: float = ACTION_SECONDS) -> None:
        super().__init__(url="in-process")
        self._executor = executor
        self._seconds = seconds
        for name, function in list(executor.actions.items()):
            executor.actions[name] = off_the_loop(function)

    async def request(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return {"events", "responses"} of the action in kwargs["json"]; an apology if it fails or takes too long.

        Raises ClientResponseError(400), which Rasa understands, when the action declines to run.
        """
        call = kwargs["json"]
        try:
            result = await asyncio.wait_for(self._executor.run(call), self._seconds)
            if isinstance(result, dict) and all(isinstance(said, dict) for said in result["responses"]):
                return result
            raise TypeError("the action returned no result")
        except ActionExecutionRejection as rejection:
            body = {"action_name": rejection.action_name, "error": rejection.message}
            raise ClientResponseError(400, "rejected", json.dumps(body)) from rejection
        except Exception as error:  # the person gets an answer, whatever the action did
            log_error(logger, f"{call.get('next_action')} failed", error)
            return {
                "events": [],
                "responses": [{"text": texts.say("chat", "apology"), "metadata": {"status": "error"}}],
            }


class InProcessAction(_RemoteAction):  # type: ignore[misc, valid-type]
    """Rasa's action that calls the endpoint, without the work that only a remote server needs."""

    def _action_call_format(self, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        if not isinstance(self.action_endpoint, InProcessEndpoint):
            return dict(super()._action_call_format(tracker, domain))
        state = tracker.current_state(EventVerbosity.NONE)
        state["slots"] = copy.deepcopy(state["slots"])
        state["events"] = []
        return {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state, "domain": {}}

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        own = isinstance(self.action_endpoint, InProcessEndpoint)
        return own or bool(super()._validate_action_result(result))


def off_the_loop(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the action as a coroutine function that runs it in a thread of its own; coroutine functions unchanged.

    One that hangs holds up nobody else, and neither a pool nor the end of the process (the thread is a daemon).
    """
    if asyncio.iscoroutinefunction(function):
        return function

    async def threaded(dispatcher: Any, tracker: Any, domain: Any) -> Any:
        outcome: Future[Any] = Future()

        def work() -> None:
            with contextlib.suppress(InvalidStateError):  # nobody waits any more
                try:
                    outcome.set_result(function(dispatcher, tracker, domain))
                except Exception as error:
                    outcome.set_exception(error)

        threading.Thread(target=work, name="action", daemon=True).start()
        return await asyncio.wrap_future(outcome)

    return threaded


def create(package: str = "actions", seconds: float = ACTION_SECONDS) -> InProcessEndpoint:
    """Return an endpoint with all actions of a package, and make Rasa use it. Raises SetupError if they do not load."""
    try:
        importlib.import_module(package)
        executor = ActionExecutor()
        executor.register_package(package)
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
        raise SetupError.because("actions_broken", error=reason) from error
    rasa_actions.RemoteAction = InProcessAction
    return InProcessEndpoint(executor, seconds)
