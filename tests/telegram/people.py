"""What people do in Telegram: write, press buttons, send things."""

import re
import time
from typing import Any, Optional

from tests.telegram.rules import units


class People:
    """Makes updates and hands them to deliver()."""

    def __init__(self) -> None:
        self.messages: dict[int, dict[str, Any]] = {}
        self.queries: dict[str, Any] = {}
        self._update = 1000
        self._message = 0
        self._chat = 10_000

    def deliver(self, update: dict[str, Any]) -> None:
        raise NotImplementedError

    def chat(self) -> int:
        """Return a chat that nobody has used."""
        self._chat += 1
        return self._chat

    def update(self, **content: Any) -> dict[str, Any]:
        """Hand over an update of any kind."""
        self._update += 1
        update = {"update_id": self._update, **content}
        self.deliver(update)
        return update

    def say(self, chat: int, text: Optional[str] = None, person: int = 0, **content: Any) -> dict[str, Any]:
        """A person writes in a chat, or sends what `content` says."""
        return self.update(message=self.message(chat, text=text, sender=user(person or abs(chat)), **content))

    def press(self, message: dict[str, Any], title: str, person: Optional[int] = None) -> dict[str, Any]:
        """A person presses the button with that title."""
        found = self.messages[message["message_id"]]
        buttons = [button for row in found["reply_markup"]["inline_keyboard"] for button in row]
        data = next(button["callback_data"] for button in buttons if button["text"] == title)
        return self.press_data(found, data, person)

    def press_data(self, message: dict[str, Any], data: str, person: Optional[int] = None) -> dict[str, Any]:
        """A person presses a button with that data."""
        query = {
            "id": f"{self._update}77", "from": user(person or abs(message["chat"]["id"])), "chat_instance": "1",
            "message": message, "data": data,
        }  # fmt: skip
        self.queries[query["id"]] = query
        return self.update(callback_query=query)

    def message(self, chat: int, *, sender: dict[str, Any], **content: Any) -> dict[str, Any]:
        """Return a new message."""
        self._message += 1
        kind = {"type": "private", "first_name": "Ana"} if chat > 0 else {"type": "supergroup", "title": "Grupo"}
        message = {"message_id": self._message, "date": int(time.time()), "chat": {"id": chat, **kind}, "from": sender}
        message.update({name: value for name, value in content.items() if value is not None})
        for field, entities in (("text", "entities"), ("caption", "caption_entities")):
            if field in message and (found := entities_of(message[field])):
                message.setdefault(entities, found)
        self.messages[self._message] = message
        return message


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Ana", "language_code": "es"}


def entities_of(text: str) -> list[dict[str, Any]]:
    """Return the commands and mentions of a text, in UTF-16 units."""
    command = re.match(r"/[A-Za-z0-9_]+(@\w+)?", text)
    found = [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []
    for mention in re.finditer(r"(?<![\w/])@\w+", text):
        if not (command and mention.start() < command.end()):
            found.append({"type": "mention", "offset": units(text[: mention.start()]), "length": len(mention[0])})
    return found
