"""What a person sees in a private chat: the running service with the real model, by polling and by webhook."""

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
    assert ("sendChatAction", str(chat)) in [(name, str(args.get("chat_id"))) for name, args in telegram.calls]


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


async def test_a_button_of_nobody_knows_what(telegram, chat):
    telegram.say(chat, "hola")
    (said,) = await telegram.answers(chat)
    telegram.press_data(telegram.messages[said["message_id"]], "q:" + "0" * 32)
    telegram.press_data(telegram.messages[said["message_id"]], "otra cosa")
    found = await telegram.answers(chat, 3)
    assert [message["text"] for message in found[1:]] == [WORDS["stale_button"]] * 2


async def test_an_answer_can_be_rated_once_and_keeps_its_suggestions(telegram, chat):
    telegram.say(chat, QUESTION)
    (said,) = await telegram.answers(chat)
    assert titles(said)[-2:] == [WORDS["useful"], WORDS["not_useful"]]
    telegram.press(said, WORDS["not_useful"])
    left = telegram.messages[said["message_id"]]
    await telegram.until(lambda: WORDS["useful"] not in titles(left) and not telegram.queries)
    assert titles(left) == titles(said)[:-2]
    assert WORDS["thanks"] in [args.get("text") for name, args in telegram.calls if name == "answerCallbackQuery"]
    assert len(telegram.sent(chat)) == 1


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
    assert expected in (await telegram.answers(chat))[0]["text"]


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


@pytest.mark.parametrize("field", ["sticker", "voice", "photo", "document", "location", "contact"])
async def test_media_gets_a_polite_line(telegram, chat, field):
    telegram.say(chat, **MEDIA[field])
    (said,) = await telegram.answers(chat)
    assert said["text"] == WORDS["media"]


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
}


async def test_captions_are_read_and_an_album_is_one_thing(telegram, chat):
    telegram.say(chat, caption=QUESTION, **MEDIA["photo"])
    assert "29 de enero de 2014" in (await telegram.answers(chat))[0]["text"]
    for _ in range(3):
        telegram.say(chat, media_group_id="7", **MEDIA["photo"])
    telegram.say(chat, "gracias")
    found = await telegram.answers(chat, 3)
    assert [message["text"] == WORDS["media"] for message in found] == [False, True, False]


async def test_edits_channels_members_and_bots_are_ignored(telegram, chat):
    message = telegram.message(chat, sender={"id": chat, "is_bot": False, "first_name": "Ana"}, text="hola")
    telegram.update(edited_message=message)
    telegram.update(channel_post={**message, "chat": {"id": -5, "type": "channel", "title": "Canal"}})
    telegram.update(my_chat_member={"chat": message["chat"], "from": message["from"], "date": 1})
    telegram.update(message={**message, "from": {**message["from"], "is_bot": True}})
    telegram.say(chat, new_chat_title="Otro título")
    telegram.say(chat, "gracias")
    await telegram.answers(chat)
    assert len(telegram.sent(chat)) == 1 and not telegram.sent(-5)


async def test_a_chart_is_a_photo_described_in_words(telegram, chat):
    telegram.say(chat, "¿en qué plan participó más gente?")
    photo, said = await telegram.answers(chat, 2)
    assert (
        photo["caption"].startswith("Gráfica.")
        and "Plan 4 (personas en línea): 1,100" in photo["caption"]
        and units(photo["caption"]) <= 1024
    )
    assert "Cuarto Plan" in said["text"] and titles(said)


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


@pytest.mark.parametrize("bot", ["polling"], indirect=True, scope="package")
async def test_by_polling_there_is_no_webhook(bot):
    assert await bot.post(bot.webhook, json={}) == 404
