"""Long answers: parts that Telegram accepts, with nothing lost and no link cut."""

from hypothesis import given
from hypothesis import strategies as st

from channels.telegram import rendering, splitting
from channels.telegram.splitting import Atom, units
from channels.turns import BotMessage
from tests.telegram.rules import Parsed

TEXTS = st.text(st.sampled_from("ab á😀\n .&<>"), max_size=400)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.integers(4, 60))
def test_parts_fit_and_nothing_is_lost(text, limit):
    pieces = splitting.split(rendering.atoms(text), limit)
    read = [Parsed(splitting.as_html(piece)) for piece in pieces]
    assert all(parsed.error is None and units(parsed.text) <= limit for parsed in read)
    assert without_spaces("".join(parsed.text for parsed in read)) == without_spaces(text)


@given(st.lists(st.sampled_from(["hola ", "https://a.mx/b?c=1&d=2 ", "fin.\n\n"]), max_size=60), st.integers(30, 90))
def test_addresses_are_never_cut(words, limit):
    pieces = splitting.split(rendering.atoms("".join(words)), limit)
    found = [word for piece in pieces for word in splitting.as_html(piece).split() if "a.mx" in word]
    assert set(found) <= {"https://a.mx/b?c=1&amp;d=2"} and len(found) == "".join(words).count("a.mx")


WORDS = st.sampled_from(["el documento oficial & 😀", "fin.\n\n"]) | st.text(
    "abc á😀&<>\"'.\n ", min_size=1, max_size=20
).filter(str.strip)
LINKS = st.builds(Atom, WORDS, st.sampled_from(["https://a.mx/?b=1&c=2", 'https://a.mx/"x"<y>']))


@given(st.lists(st.one_of(LINKS, st.builds(Atom, WORDS)), max_size=40), st.integers(40, 60))
def test_links_stay_whole_in_order_and_readable(found, limit):
    pieces = splitting.split(found, limit)
    read = [Parsed(splitting.as_html(piece)) for piece in pieces]
    assert all(parsed.error is None and units(parsed.text) <= limit for parsed in read)
    assert [link for parsed in read for link in parsed.links] == [(atom.text, atom.url) for atom in found if atom.url]
    whole = "".join(atom.text for atom in found)
    assert without_spaces("".join(parsed.text for parsed in read)) == without_spaces(whole)


def test_what_has_no_space_between_stays_together():
    pieces = splitting.split([Atom("uno"), Atom(" "), Atom("dos"), Atom("tres", "https://a.mx")], 9)
    assert [splitting.as_html(piece) for piece in pieces] == ["uno", 'dos<a href="https://a.mx">tres</a>']


def test_paragraphs_are_the_preferred_cut():
    text = "uno dos tres.\n\ncuatro cinco. seis siete"
    pieces = splitting.split(rendering.atoms(text), 26)
    assert [splitting.as_html(piece) for piece in pieces] == ["uno dos tres.", "cuatro cinco. seis siete"]


def test_a_link_longer_than_a_message_is_a_link_in_each():
    pieces = splitting.split([Atom("x" * 25, "https://a.mx/?b=1&c=2")], 10)
    assert [Parsed(splitting.as_html(piece)).links for piece in pieces] == [
        [("x" * size, "https://a.mx/?b=1&c=2")] for size in (10, 10, 5)
    ]


def test_an_answer_of_several_parts_has_its_buttons_on_the_last():
    source = {"title": "Plan <1>", "url": "https://a.mx/?b=1&c=2", "note": "puede no abrir"}
    body = "Una frase de prueba & algo más. " * 400
    button = {"title": "¿Y el tercero?", "payload": "y el tercero " * 20}
    text = f"{body}\n\nFuente: Plan <1> · https://a.mx"
    parts = rendering.render([BotMessage(text, (button,), "answered", body, (source,))], 7)
    read = [Parsed(part.html) for part in parts]
    assert len(parts) > 1 and all(units(parsed.text) <= 4096 and not parsed.error for parsed in read)
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert read[-1].links == [("Plan <1>", "https://a.mx/?b=1&c=2")] and read[-1].text.endswith("(puede no abrir)")
    assert all(len(data.encode()) <= 64 for row in parts[-1].buttons for _, data in row)
    assert rendering.Part.from_dict(parts[-1].as_dict()) == parts[-1]


def test_links_that_are_no_addresses_stay_words():
    source = {"title": "x", "url": "javascript:alert(1)", "note": ""}
    (part,) = rendering.render([BotMessage("a\n\nFuente: x", (), None, "a", (source,))], 7)
    assert "href" not in part.html and part.buttons == ()


def test_short_titles_go_two_in_a_row():
    buttons = tuple({"title": f"Plan {n}", "payload": f"plan {n}"} for n in range(1, 5))
    (part,) = rendering.render([BotMessage("¿Cuál?", buttons)], 7)
    assert [len(row) for row in part.buttons] == [2, 2]
