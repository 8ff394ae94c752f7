"""What a person did, read from an update of Telegram: pure functions."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Optional

from telegram import Chat, MaybeInaccessibleMessage, Message, MessageEntity, Update, User

from channels import commands, guard, texts

TEXT, MEDIA, BUTTON, RATING, EXCESS = "text", "media", "button", "rating", "excess"
KINDS = ("message", "callback_query")
RATING_DATA = re.compile(r"f:([01]):(\d{1,18})")
BUTTON_DATA = re.compile(r"q:([0-9a-f]{32})")
ATTACHED = "attached"  # a field of ours: the message has media, whatever it is


@dataclass(frozen=True)
class Address:
    """Where an answer goes: chat, forum topic, and in groups the message it replies to."""

    chat: int
    thread: Optional[int] = None
    reply_to: Optional[int] = None

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Incoming:
    """What a person did: wrote `text`, sent media without words, pressed a button or rated an answer (`data`).

    Of `kind` EXCESS, whatever it was: more than can be answered.
    """

    kind: str
    conversation: str
    address: Address
    text: str = ""
    data: str = ""
    query: str = ""
    date: float = 0.0
    album: str = ""


def conversation_of(update: Update) -> Optional[str]:
    """Return the conversation that an update belongs to, None if it is none of ours (edits, channels, other bots)."""
    query, message = update.callback_query, update.message
    person = query.from_user if query else message.from_user if message else None
    chat = query.message.chat if query and query.message else message.chat if message else None
    if person is None or chat is None or chat.type == Chat.CHANNEL:
        return None
    if message and message.sender_chat:  # an administrator who writes as the group, or somebody as their channel
        return _name(chat, message.sender_chat.id)
    return None if person.is_bot else _name(chat, person.id)


def _name(chat: Chat, person: int) -> Optional[str]:
    name = f"telegram:{chat.id}" if chat.type == Chat.PRIVATE else f"telegram:{chat.id}:{person}"
    return name if guard.valid_sender(name) else None


def read(update: Update, me: User) -> Optional[Incoming]:
    """Return what was done, None if there is nothing to answer. `me`: the bot itself."""
    conversation = conversation_of(update)
    if conversation is None:
        return None
    if update.callback_query:
        return _pressed(update, conversation)
    message = update.message
    if message is None or (message.chat.type != Chat.PRIVATE and not _addressed(message, me)):
        return None
    words = message.text if message.text is not None else message.caption
    if words is None and not message.api_kwargs.get(ATTACHED):
        return None  # somebody joined, a message was pinned…
    return Incoming(
        TEXT if words is not None else MEDIA,
        conversation,
        _address(message),
        _sentence(_without_mention(words or "", me)),
        date=message.date.timestamp(),
        album=message.media_group_id or "",
    )


def title_of(update: Update) -> str:
    """Return the title of the button that was pressed, as the message that bears it says; "" if it is not to be had."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message) or query.message.reply_markup is None:
        return ""
    rows = query.message.reply_markup.inline_keyboard
    return next((button.text for row in rows for button in row if button.callback_data == query.data), "")


def _pressed(update: Update, conversation: str) -> Optional[Incoming]:
    query = update.callback_query
    if query is None or query.message is None:
        return None
    kind = RATING if RATING_DATA.fullmatch(query.data or "") else BUTTON
    return Incoming(kind, conversation, _address(query.message), title_of(update), query.data or "", query.id)


def _address(message: MaybeInaccessibleMessage) -> Address:
    thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return Address(message.chat.id, thread, None if message.chat.type == Chat.PRIVATE else message.message_id)


def _addressed(message: Message, me: User) -> bool:
    """Return whether a message of a group is for the bot: replies to it or mentions it."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == me.id:
        return True
    wanted: list[Optional[str]] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND]
    found: dict[MessageEntity, str] = {}
    if message.text:
        found = message.parse_entities(wanted)
    elif message.caption:
        found = message.parse_caption_entities(wanted)
    name = f"@{me.username}".casefold()
    return any(
        (entity.user is not None and entity.user.id == me.id) or words.casefold().endswith(name)
        for entity, words in found.items()
    )


def _without_mention(words: str, me: User) -> str:
    return re.sub(rf"@{re.escape(me.username or '')}\b", " ", words, flags=re.IGNORECASE).strip()


def _sentence(words: str) -> str:
    """Return what is asked by a deep link ("/start plan4"), or the words as they are."""
    command, _, link = words.partition(" ")
    links: dict[str, str] = texts.load()["telegram"]["links"]
    if command.lower() == "/start" and link.strip():
        return links.get(link.strip().lower(), commands.plain("/start"))
    return words
