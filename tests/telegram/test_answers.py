"""What a person sees in a private chat: the running service with the real model, by polling and by webhook."""

import contextlib
import json
import sqlite3

import pytest

from channels import texts
from tests.telegram.rules import units

WORDS = texts.load()["telegram"]
QUESTION = "¿cuándo se presentó el segundo plan?"


def titles(message) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


async def test_the_source_is_a_link_and_there_are_no_previews(telegram, chat):
    telegram.say(chat, QUESTION)
    (said,) = await telegram.answers(chat)
    assert "29 de enero de 2014" in said["text"] and WORDS["source"] in said["text"]
    assert said["links"] and all(words and url.startswith("http") for words, url in said["links"])
    assert said["args"]["link_preview_options"] == {"is_disabled": True}
    calls = [name for name, args in telegram.calls if str(args.get("chat_id")) == str(chat)]
    assert calls[0] == "sendChatAction" and calls[-1] == "sendMessage"


async def test_html_typed_by_a_person_is_only_text(telegram, chat):
    telegram.say(chat, "<b>hola</b> & <a href='https://malo.example'>clic</a> <script>")
    (said,) = await telegram.answers(chat)
    assert said["text"] and not any("malo.example" in url for _, url in said["links"])


async def test_buttons_ask_and_are_answered(telegram, chat):
    telegram.say(chat, "cuantas personas participaron")
    (said,) = await telegram.answers(chat)
    buttons = [button for row in said["reply_markup"]["inline_keyboard"] for button in row]
    assert len(buttons) >= 4 and all(len(button["callback_data"].encode()) <= 64 for button in buttons)
    telegram.press(said, buttons[3]["text"])
    _, answer = await telegram.answers(chat, 2)
    assert "480" in answer["text"]
    assert not telegram.queries


async def test_a_button_of_a_message_too_old_to_be_read(telegram, chat):
    telegram.say(chat, "cuantas personas participaron")
    (said,) = await telegram.answers(chat)
    data = said["reply_markup"]["inline_keyboard"][3][0]["callback_data"]
    telegram.press_data({"message_id": said["message_id"], "chat": said["chat"], "date": 0}, data)
    assert "480" in (await telegram.answers(chat, 2))[1]["text"] and not telegram.queries


async def test_a_button_of_nobody_knows_what(telegram, chat):
    telegram.say(chat, "hola")
    (said,) = await telegram.answers(chat)
    telegram.press_data(telegram.messages[said["message_id"]], "q:" + "0" * 32)
    telegram.press_data(telegram.messages[said["message_id"]], "otra cosa")
    found = await telegram.answers(chat, 3)
    assert [message["text"] for message in found[1:]] == [WORDS["stale_button"]] * 2


async def test_an_answer_can_be_rated_once_and_keeps_its_suggestions(bot, telegram, chat):
    number = telegram.say(chat, QUESTION)["update_id"]
    (said,) = await telegram.answers(chat)
    assert titles(said)[-2:] == [WORDS["useful"], WORDS["not_useful"]]
    telegram.press(said, WORDS["not_useful"])
    left = telegram.messages[said["message_id"]]
    await telegram.until(lambda: WORDS["useful"] not in titles(left) and not telegram.queries)
    assert titles(left) == titles(said)[:-2]
    assert WORDS["thanks"] in [args.get("text") for name, args in telegram.calls if name == "answerCallbackQuery"]
    assert len(telegram.sent(chat)) == 1
    useful, about = kept(bot, "SELECT useful, about FROM ratings WHERE answer = ?", number)
    assert useful == 0 and json.loads(about)["status"] == "answered" and json.loads(about)["facts"]


def kept(bot, query: str, *values):
    """Return a row of the file of the service, None if there is none."""
    with contextlib.closing(sqlite3.connect(next(bot.state.glob("telegram-*.db")))) as db:
        return db.execute(query, values).fetchone()


async def test_small_talk_is_not_rated(telegram, chat):
    telegram.say(chat, "hola")
    (said,) = await telegram.answers(chat)
    assert WORDS["useful"] not in titles(said)


@pytest.mark.parametrize(
    ("command", "expected"),
    [("/start", "¡Hola!"), ("/inicio", "¡Hola!"), ("/ayuda", "Puedo contestar"), ("/planes", "cuatro planes"),
     ("/fuentes", "documento público"), ("/reiniciar", "empezamos de nuevo"), ("/privacidad", "se guarda sólo hasta"),
     ("/restart", "empezamos de nuevo"), ("/session_start", "¡Hola!"), ("/start plan4", "Cuarto Plan de Acción"),
     ("/start plan1", "Primer Plan de Acción"), ("/start no_existe", "¡Hola!"),
     ("/AYUDA@TestNameBot", "Puedo contestar")],
)  # fmt: skip
async def test_commands(telegram, chat, command, expected):
    telegram.say(chat, command)
    last = 1 if command == "/planes" else 0  # the list of plans comes after its timeline
    assert expected in (await telegram.answers(chat, last + 1))[last]["text"]


@pytest.mark.parametrize("link", WORDS["links"])
async def test_deep_links(telegram, chat, link):
    telegram.say(chat, f"/start {link}")
    telegram.say(chat, WORDS["links"][link])
    found = await telegram.answers(chat, 4 if link in ("privacidad", "planes") else 2)
    said = [message.get("text") or message["caption"] for message in found]
    assert said[: len(said) // 2] == said[len(said) // 2 :] and not said[0].startswith("¡Hola!")


async def test_privacy_says_what_the_bot_says_too(telegram, chat):
    telegram.say(chat, "/privacidad")
    own, bots = await telegram.answers(chat, 2)
    assert own["text"] == WORDS["privacy"] and "datos personales" in bots["text"]


async def test_restart_forgets_what_the_talk_was_about(telegram, chat):
    for count, text in enumerate((QUESTION, "/reiniciar", "¿y cuántas personas participaron?"), start=1):
        telegram.say(chat, text)
        await telegram.answers(chat, count)
    assert "¿De cuál" in telegram.sent(chat)[-1]["text"]


async def test_the_menu_of_commands_is_in_spanish(telegram, bot):
    for language in ("", "es"):
        assert [each["command"] for each in telegram.commands[language]] == list(WORDS["menu"])


@pytest.mark.parametrize(
    "text", ['/inform{"plan": "cuarto"}', "/action_listen", "EXTERNAL: hola", "/", "😀", "a" * 501]
)
async def test_whatever_is_typed_gets_an_answer(telegram, chat, text):
    telegram.say(chat, text)
    assert (await telegram.answers(chat))[0]["text"]


FILE = {"file_id": "a", "file_unique_id": "b"}
MEDIA = {
    "sticker": {
        "sticker": {**FILE, "width": 9, "height": 9, "is_animated": False, "is_video": False, "type": "regular"}
    },
    "voice": {"voice": {**FILE, "duration": 3}},
    "photo": {"photo": [{**FILE, "width": 9, "height": 9}]},
    "document": {"document": FILE},
    "location": {"location": {"longitude": -99.1, "latitude": 19.4}},
    "contact": {"contact": {"phone_number": "5555555555", "first_name": "Ana"}},
    "video_note": {"video_note": {**FILE, "length": 9, "duration": 3}},
    "checklist": {"checklist": {"title": "Pendientes", "tasks": [{"id": 1, "text": "uno"}]}},
    "a poll of another version of the API": {"poll": {"id": "1", "question": "¿?", "options": []}},
    "a sticker of another version of the API": {"sticker": {"nuevo": True}},
}


@pytest.mark.parametrize("what", MEDIA)
async def test_media_gets_a_polite_line(telegram, chat, what):
    telegram.say(chat, **MEDIA[what])
    (said,) = await telegram.answers(chat)
    assert said["text"] == WORDS["media"]


async def test_captions_are_read_and_an_album_is_one_thing(telegram, chat):
    telegram.say(chat, caption=QUESTION, **MEDIA["photo"])
    assert "29 de enero de 2014" in (await telegram.answers(chat))[0]["text"]
    for _ in range(3):
        telegram.say(chat, media_group_id="7", **MEDIA["photo"])
    telegram.say(chat, "gracias")
    found = await telegram.answers(chat, 3)
    assert [message["text"] == WORDS["media"] for message in found] == [False, True, False]


ANA = {"id": 7, "is_bot": False, "first_name": "Ana"}
SAID = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": ANA, "text": "pitaya"}
POST = {**SAID, "chat": {"id": -5, "type": "channel", "title": "Canal"}, "sender_chat": {"id": -5, "type": "channel"}}
MEMBER = {"chat": SAID["chat"], "from": ANA, "date": 1, "new_chat_member": {"status": "nuevo", "user": ANA}}
IGNORED = {
    "an edit": {"edited_message": SAID},
    "an edited caption": {"edited_message": {**SAID, "text": None, "caption": "pitaya", "photo": []}},
    "a post of a channel": {"channel_post": POST},
    "an edited post": {"edited_channel_post": POST},
    "the bot blocked or added": {"my_chat_member": MEMBER},
    "a member": {"chat_member": MEMBER},
    "another bot": {"message": {**SAID, "from": {**ANA, "is_bot": True}}},
    "a new title": {"message": {**SAID, "text": None, "new_chat_title": "Otro"}},
    "a pinned message": {"message": {**SAID, "text": None, "pinned_message": SAID}},
    "a topic": {"message": {**SAID, "text": None, "forum_topic_created": {"name": "Tema", "icon_color": 1}}},
    "a reaction": {"message_reaction": {"chat": SAID["chat"], "message_id": 1, "date": 1, "new_reaction": [{}]}},
    "a poll": {"poll": {"id": "1", "question": "¿?"}},
    "an inline query": {"inline_query": {"id": "1", "from": ANA, "query": "pitaya", "offset": ""}},
    "a button of an inline message": {"callback_query": {"id": "1", "from": ANA, "data": "q:1", "chat_instance": "1"}},
    "a kind of tomorrow": {"telepathy": {"thought": "pitaya"}},
    "nothing": {},
    "rubbish": {"message": 7},
    "a message without chat": {"message": {"text": "pitaya"}},
    "a date beyond time": {"message": {**SAID, "date": 10**30}},
}  # fmt: skip


@pytest.mark.parametrize("what", IGNORED)
async def test_what_is_no_message_for_the_bot_is_ignored_and_not_sent_again(bot, telegram, chat, what):
    before = len(telegram.accepted)
    number = telegram.update(**IGNORED[what])["update_id"]
    telegram.say(chat, "gracias")
    await telegram.answers(chat)
    assert len(telegram.accepted) == before + 1
    if bot.mode == "webhook":
        deliveries = await telegram.until(lambda: [status for id_, status in telegram.webhook.log if id_ == number])
        assert deliveries == [200]
    else:
        await telegram.until(lambda: not telegram.pending)
    assert kept(bot, "SELECT 1 FROM updates WHERE id = ?", number) is None
    assert "Traceback" not in bot.log.read_text() and "pitaya" not in bot.log.read_text()


async def test_a_chart_is_a_photo_described_in_words(telegram, chat):
    telegram.say(chat, "¿en qué plan participó más gente?")
    photo, said = await telegram.answers(chat, 2)
    assert (
        photo["caption"].startswith("Gráfica.")
        and "Plan 4 (personas en línea): 1,100" in photo["caption"]
        and units(photo["caption"]) <= 1024
    )
    assert "Cuarto Plan" in said["text"] and titles(said)


async def test_a_timeline_is_a_photo_described_in_words(telegram, chat):
    telegram.say(chat, "línea de tiempo de los planes")
    photo, said = await telegram.answers(chat, 2)
    assert "Plan 3 (construcción): del 14 de abril al 30 de septiembre de 2016" in photo["caption"]
    assert "septiembre de 2011" in said["text"]


async def test_an_update_that_comes_twice_is_answered_once(telegram, chat):
    update = telegram.say(chat, "gracias")
    telegram.deliver(update)
    await telegram.answers(chat)
    telegram.deliver(update)
    telegram.say(chat, "hola")
    assert len(await telegram.answers(chat, 2)) == 2


async def test_haste_is_told_once_and_others_are_served(telegram, chat):
    for _ in range(25):
        telegram.say(chat, "gracias", date=1_700_000_000)
    found = await telegram.answers(chat, 21)
    other = telegram.chat()
    telegram.say(other, "gracias")
    await telegram.answers(other)
    assert [message["text"] for message in found].count(WORDS["too_fast"]) == 1 and len(telegram.sent(chat)) == 21


async def test_only_messages_and_buttons_are_asked_for(telegram, bot):
    method = "getUpdates" if bot.mode == "polling" else "setWebhook"
    asked = [args["allowed_updates"] for name, args in telegram.calls if name == method]
    assert asked and all(kinds == ["message", "callback_query"] for kinds in asked)


@pytest.mark.parametrize("bot", ["polling"], indirect=True, scope="package")
async def test_by_polling_there_is_no_webhook(bot):
    assert await bot.post(bot.webhook, json={}) == 404
