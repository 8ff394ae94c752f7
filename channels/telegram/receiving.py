"""What is kept of an update: only what is read of it, so that no more is stored and nothing new is misunderstood."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Optional

from telegram import Update, User
from telegram.constants import MessageAttachmentType

from channels.logs import log_error
from channels.telegram import incoming
from channels.telegram.incoming import ATTACHED

logger = logging.getLogger(__name__)

MOST = 10**18  # no number of an update is as large

_USER = ("id", "is_bot", "first_name")
_CHAT = ("id", "type")
_QUERY = ("id", "chat_instance", "data")
_MESSAGE = (
    "message_id", "date", "message_thread_id", "is_topic_message", "media_group_id", "text", "entities", "caption",
    "caption_entities", "reply_markup",
)  # fmt: skip
_MEDIA = frozenset({kind.value for kind in MessageAttachmentType} | {"checklist"})


def receive(content: Any, me: Optional[User]) -> Optional[tuple[int, str, dict[str, Any]]]:
    """Return number, conversation and content of an update, None if there is nothing to answer.

    The content has no files, places or telephone numbers. `me`: the bot itself, None while it is not known: then what
    is said in groups is sorted out later.
    """
    try:
        kept = _trimmed(content)
        update = Update.de_json(kept)
        conversation = incoming.conversation_of(update)
        if conversation is None or (me and incoming.read(update, me) is None):
            return None
    except Exception as error:  # no update of Telegram is like this: sent again, it would be the same
        log_error(logger, "telegram update not understood", error)
        return None
    return update.update_id, conversation, kept


def _trimmed(content: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {"update_id": content["update_id"]}
    if not isinstance(kept["update_id"], int) or not 0 <= kept["update_id"] < MOST:
        raise ValueError
    if "message" in content:
        kept["message"] = _trimmed_message(content["message"])
    elif "callback_query" in content:
        query = content["callback_query"]
        kept["callback_query"] = {**_only(_QUERY, query), "from": _only(_USER, query["from"])}
        if "message" in query:
            kept["callback_query"]["message"] = _trimmed_message(query["message"])
    return kept


def _trimmed_message(message: Mapping[str, Any]) -> dict[str, Any]:
    kept = {**_only(_MESSAGE, message), ATTACHED: not _MEDIA.isdisjoint(message)}
    for name, fields in (("chat", _CHAT), ("sender_chat", _CHAT), ("from", _USER)):
        if name in message:
            kept[name] = _only(fields, message[name])
    if "reply_to_message" in message:
        replied = _trimmed_message(message["reply_to_message"])
        kept["reply_to_message"] = _only(("message_id", "date", "chat", "from"), replied)
    return kept


def _only(names: Iterable[str], content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in names if name in content}
