"""What people think of an answer: an event of the conversation, and a line of a file that outlives it."""

import hashlib
import json
import logging
import time
from pathlib import Path

from rasa.core.agent import Agent

from channels.history import History, Turn
from channels.logs import log_error

logger = logging.getLogger(__name__)

MOST_CHANGES = 5


async def remember(
    agent: Agent, history: History, sender: str, turn: Turn, useful: bool, version: str, path: Path
) -> bool:
    """Keep an opinion of a turn; return False if the person has changed their mind too often to be believed.

    The event and the line of `path` (JSON Lines) have the facts behind the answer and the version of the knowledge; the
    line, a hash for the conversation; neither, anybody's words.
    """
    if turn.useful is useful:
        return True
    if len(turn.opinions) >= MOST_CHANGES:
        return False
    facts = [fact for message in turn.messages for fact in message.facts]
    status = turn.messages[-1].status
    opinion = {"turn": turn.id, "useful": useful, "facts": facts, "status": status, "knowledge": version}
    await history.rate(agent, sender, turn, opinion)
    line = {"time": int(time.time()), "conversation": hashlib.sha256(sender.encode()).hexdigest()[:16], **opinion}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:  # the conversation has it
        log_error(logger, "the opinion cannot be written to its file", error)
    return True
