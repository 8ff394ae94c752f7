"""The terminal: what is printed, numbers that choose, exit codes."""

import io
import json
import stat

import pytest
from rasa.core.channels.channel import UserMessage

from channels import settings, shell, terminal, texts
from channels.turns import BotMessage

BUTTON = {"title": "¿Y el tercero?", "payload": "y el tercero"}


async def bot(message: UserMessage) -> None:
    if message.text == "falla":
        raise RuntimeError
    await message.output_channel.send_response(
        message.sender_id, {"text": f"Dices: {message.text}", "buttons": [BUTTON], "status": "answered"}
    )


@pytest.fixture
def talk(monkeypatch, capsys):
    async def run(typed: str, **options: bool) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = await shell.run(bot, **options)
        return code, capsys.readouterr().out

    return run


async def test_only_the_conversation_on_stdout(talk):
    assert await talk("hola\n\n") == (0, "Dices: hola\n  1) ¿Y el tercero?\n\n")


async def test_a_number_chooses_a_suggestion(talk):
    _, said = await talk("hola\n1\n2\n")
    assert "Dices: y el tercero" in said and "Dices: 2" in said


async def test_json_gives_one_line_per_turn(talk):
    _, said = await talk("hola\n/ayuda\n", as_json=True)
    turns = [json.loads(line) for line in said.splitlines()]
    assert [turn["question"] for turn in turns] == ["hola", "/ayuda"]
    assert turns[0]["messages"][0]["status"] == "answered"


async def test_salir_ends(talk):
    assert await talk("/salir\nhola\n") == (0, "")


async def test_a_failed_turn_shows_in_the_exit_code(talk):
    assert await talk("falla\n") == (shell.TURN_FAILED, texts.say("chat", "apology") + "\n\n")


def test_wraps_paragraphs_and_lists_but_not_links():
    link = "https://" + "a" * 60
    text = f"{'palabra ' * 12}\n1. {'elemento ' * 8}\n{link}"
    lines = terminal.render([BotMessage(text)], terminal.Style(40)).splitlines()
    assert lines[-1] == link and all(len(line) <= 40 for line in lines[:-1])
    assert any(line.startswith("   elemento") for line in lines)


def test_colours_only_when_asked_for():
    message = BotMessage("hola", (BUTTON,))
    assert "\x1b" not in terminal.render([message], terminal.Style())
    assert "\x1b" in terminal.render([message], terminal.Style(colour=True))


def test_what_is_typed_is_kept_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    shell._history().store_string("mi pregunta")
    file = settings.state_folder() / "shell_history"
    assert "mi pregunta" in file.read_text() and stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_place_to_keep_it_the_conversation_goes_on(tmp_path, monkeypatch):
    (tmp_path / "gobierno-abierto").write_text("no es una carpeta")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    shell._history().store_string("mi pregunta")
