"""Reading updates: whatever comes, the answer is a value, and no more is kept than is read."""

import copy
import json

from hypothesis import given
from hypothesis import strategies as st
from telegram import User

from channels import guard
from channels.telegram import receiving

ME = User(123456, "Bot", is_bot=True, username="TestNameBot")
ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "last_name": "Pérez", "username": "ana", "language_code": "es"}
MESSAGE = {
    "message_id": 1, "date": 1, "chat": {"id": -7, "type": "supergroup", "title": "Grupo"}, "from": ANA,
    "text": "@TestNameBot hola", "entities": [{"type": "mention", "offset": 0, "length": 12}],
    "media_group_id": "1", "reply_to_message": {"message_id": 2, "date": 1, "chat": {"id": -7, "type": "group"}},
}  # fmt: skip
PRESSED = {
    "id": "1", "from": ANA, "chat_instance": "1", "data": "q:1",
    "message": {**MESSAGE, "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "q:1"}]]}},
}  # fmt: skip
UPDATES = ({"update_id": 1, "message": MESSAGE}, {"update_id": 2, "callback_query": PRESSED})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_nothing_that_comes_is_an_error(data):
    update = copy.deepcopy(data.draw(st.sampled_from(UPDATES)))
    for _ in range(data.draw(st.integers(0, 3))):
        place = update
        while True:
            key = data.draw(st.sampled_from(sorted(place)) if isinstance(place, dict) else st.just(0))
            deeper = isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())
            if not deeper:
                break
            place = place[key]
        place[key] = data.draw(JSON)
    found = receiving.receive(update, data.draw(st.sampled_from([ME, None])))
    if found:
        number, conversation, kept = found
        assert 0 <= number < 2**63 and guard.valid_sender(conversation) and json.dumps(kept)


@given(JSON)
def test_rubbish_is_nothing(content):
    assert receiving.receive(content, ME) is None


def test_only_what_is_read_is_kept():
    update = {**UPDATES[0], "message": {**MESSAGE, "contact": {"phone_number": "5555"}, "location": {"latitude": 19.4}}}
    _, conversation, kept = receiving.receive(update, ME)
    assert conversation == "telegram:-7:7"
    assert not {"5555", "19.4", "Pérez", "ana", "Grupo"} & {word.strip('",{}[]: ') for word in json.dumps(kept).split()}
    assert kept["message"]["text"] == MESSAGE["text"] and kept["message"]["from"]["id"] == 7
