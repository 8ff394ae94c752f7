"""Groups: silent unless spoken to, one conversation per person, answers as replies."""

import itertools

import pytest

from tests.telegram.emulator import ME
from tests.telegram.test_answers import kept

_groups = itertools.count(-100_001, -1)


@pytest.fixture
def group() -> int:
    return next(_groups)


QUESTION = "¿cuándo se presentó el segundo plan?"


async def test_only_what_is_for_the_bot_is_answered(telegram, group):
    telegram.say(group, QUESTION, person=1)
    telegram.say(group, "@OtroBot hola", person=1)
    telegram.say(group, "/ayuda", person=1)
    telegram.say(group, "/ayuda@OtroBot", person=1)
    asked = telegram.say(group, f"😀 @testnamebot {QUESTION}", person=1)
    (said,) = await telegram.answers(group)
    assert "29 de enero de 2014" in said["text"]
    assert said["args"]["reply_parameters"]["message_id"] == asked["message"]["message_id"]
    assert len(telegram.sent(group)) == 1


async def test_a_reply_a_command_and_a_caption_are_for_the_bot(telegram, group):
    telegram.say(group, "/planes@TestNameBot", person=1)
    _timeline, first = await telegram.answers(group, 2)
    telegram.say(group, QUESTION, person=1, reply_to_message=telegram.messages[first["message_id"]])
    await telegram.answers(group, 3)
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]
    telegram.say(group, person=1, photo=photo, caption=f"@TestNameBot {QUESTION}")
    _timeline, plans, *found = await telegram.answers(group, 4)
    assert "cuatro planes" in plans["text"]
    assert all("29 de enero de 2014" in message["text"] for message in found)


async def test_each_person_has_a_conversation(telegram, group):
    for count, (person, text) in enumerate(
        ((1, QUESTION), (2, "¿cuándo se presentó el cuarto plan?"), (1, "¿cuál fue su objetivo?")), start=1
    ):
        telegram.say(group, f"@TestNameBot {text}", person=person)
        await telegram.answers(group, count)
    assert "Segundo Plan" in telegram.sent(group)[-1]["text"]


async def test_buttons_are_of_who_presses_them_and_topics_are_kept(telegram, group):
    telegram.say(
        group, "@TestNameBot cuantas personas participaron", person=1, message_thread_id=77, is_topic_message=True
    )
    (said,) = await telegram.answers(group)
    assert said["args"]["message_thread_id"] in (77, "77")
    first = said["reply_markup"]["inline_keyboard"][0][0]["text"]
    telegram.press(said, first, person=2)
    await telegram.answers(group, 2)


async def test_a_group_that_became_a_supergroup(telegram, group):
    telegram.migrated[group] = group - 1_000_000
    telegram.say(group, "@TestNameBot gracias", person=1)
    assert await telegram.answers(group - 1_000_000)


async def test_what_is_not_for_the_bot_is_not_even_kept(bot, telegram, group):
    number = telegram.say(group, "entre nosotros", person=1)["update_id"]
    telegram.say(group, "@TestNameBot gracias", person=1)
    await telegram.answers(group)
    assert kept(bot, "SELECT 1 FROM updates WHERE id = ?", number) is None


async def test_an_administrator_who_writes_as_the_group(telegram, group):
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    as_group = {"id": group, "type": "supergroup", "title": "Grupo"}
    for text in ("hola", "@TestNameBot gracias"):
        telegram.update(message=telegram.message(group, sender=anonymous, sender_chat=as_group, text=text))
    assert "gusto" in (await telegram.answers(group))[0]["text"] and len(telegram.sent(group)) == 1


async def test_a_mention_without_user_name_a_lone_mention_and_a_deep_link(telegram, group):
    mention = {"type": "text_mention", "offset": 0, "length": 3, "user": ME}
    telegram.say(group, "Bot gracias", person=1, entities=[mention])
    await telegram.answers(group)
    telegram.say(group, "@TestNameBot", person=1)
    await telegram.answers(group, 2)
    telegram.say(group, "/start@TestNameBot plan4", person=1)
    assert "Cuarto Plan de Acción" in (await telegram.answers(group, 3))[-1]["text"]


async def test_a_topic_that_was_deleted_meanwhile(telegram, group):
    telegram.deleted_topics.add(88)
    telegram.say(group, "@TestNameBot gracias", person=1, message_thread_id=88, is_topic_message=True)
    assert "message_thread_id" not in (await telegram.answers(group))[0]["args"]
