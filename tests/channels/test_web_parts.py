"""The parts of the web channel that need no server: ids, limits, origins, settings, what is accepted."""

import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels import guard, history, ids, limits, origins, web_requests
from channels.web_settings import Settings

SECRET = b"un secreto de prueba"
DAY = 86_400


def test_an_id_is_recognised_and_names_a_valid_sender():
    issuer = ids.Ids(SECRET, DAY)
    token = issuer.issue(1000.0)
    sender = issuer.sender(token, 1000.0 + DAY)
    assert isinstance(sender, str) and sender.startswith("web:") and guard.valid_sender(sender)
    assert issuer.sender(token, 1001.0 + DAY) is ids.Invalid.EXPIRED
    assert issuer.issue(1000.0) != token


@given(st.integers(0, 53), st.characters(codec="ascii"))
def test_any_changed_character_is_a_forgery(place, char):
    issuer = ids.Ids(SECRET, DAY)
    token = issuer.issue(1000.0)
    changed = token[:place] + char + token[place + 1 :]
    assert changed == token or issuer.sender(changed, 1000.0) is ids.Invalid.FORGED


@given(st.text() | st.just("web:ana") | st.just("A" * 22 + ".6b03914d." + "A" * 22))
def test_what_was_not_issued_is_a_forgery(token):
    assert ids.Ids(SECRET, DAY).sender(token, 1000.0) is ids.Invalid.FORGED


def test_ids_of_another_secret_are_forgeries():
    assert ids.Ids(SECRET, DAY).sender(ids.Ids(b"otro", DAY).issue(1000.0), 1000.0) is ids.Invalid.FORGED


def test_the_secret_is_made_once_kept_and_private(tmp_path):
    path = tmp_path / "state" / "web_secret"
    made = ids.load_secret({}, path)
    assert len(made) >= 32 and ids.load_secret({}, path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["web_secret"]
    assert ids.load_secret({"WEB_SECRET": "dieciséis letras"}, path) == "dieciséis letras".encode()
    with pytest.raises(ValueError, match="WEB_SECRET"):
        ids.load_secret({"WEB_SECRET": "corto"}, path)
    path.write_text("")  # anybody could sign with it
    with pytest.raises(ValueError, match="web_secret"):
        ids.load_secret({}, path)


def test_the_window_slides_and_refusals_do_not_count():
    limiter = limits.Limiter(2)
    assert [limiter.hit("a", now) for now in (0.0, 10.0)] == [0, 0]
    assert limiter.hit("a", 20.0) == 40
    assert limiter.hit("b", 20.0) == 0
    assert limiter.hit("a", 59.5) == 1
    assert limiter.hit("a", 60.0) == 0
    assert limiter.hit("a", 60.1) == 10


def test_memory_is_bounded():
    limiter = limits.Limiter(1, keys=10)
    for number in range(1000):
        limiter.hit(str(number), 0.0)
    assert len(limiter._seen) == 10


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "found"),
    [
        ("10.0.0.1", "", 0, "10.0.0.1"),
        ("10.0.0.1", "1.2.3.4", 0, "10.0.0.1"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.9", 2, "1.2.3.4"),
        ("10.0.0.1", "1.2.3.4", 2, "10.0.0.1"),
        ("10.0.0.1", "basura", 1, "10.0.0.1"),
        ("::ffff:1.2.3.4", "", 0, "1.2.3.4"),
        ("2001:db8:1:2:3::4", "", 0, "2001:db8:1:2::/64"),
    ],
)
def test_address(peer, forwarded, proxies, found):
    assert limits.address(peer, forwarded, proxies) == found


@pytest.mark.parametrize(
    ("origin", "site", "allowed"),
    [
        (None, None, True),
        (None, "same-origin", True),
        (None, "cross-site", False),
        ("http://bot.mx:5005", "same-origin", True),
        ("https://bot.mx:5005", "same-origin", True),
        ("https://www.gob.mx", "cross-site", True),
        ("https://www.gob.mx.evil.com", "cross-site", False),
        ("https://evil.com", "cross-site", False),
        ("http://bot.mx", "same-site", False),
        ("null", "cross-site", False),
        ("", None, False),
        ("http://[", None, False),
    ],
)
def test_origins(origin, site, allowed):
    assert origins.allowed(origin, "bot.mx:5005", site, ("https://www.gob.mx",)) is allowed


def test_settings_and_environment():
    environ = {"WEB_ORIGINS": "https://a.mx, https://b.mx", "WEB_TURNS_PER_CONVERSATION": "5"}
    assert Settings.read(None, {}) == Settings()
    assert (Settings().turns_per_conversation, Settings().turns_per_address) == (20, 120)
    assert Settings.read({"origins": ["https://c.mx"], "days": 2}, {}) == Settings(("https://c.mx",), days=2)
    assert Settings.read({"days": 2}, environ) == Settings(("https://a.mx", "https://b.mx"), 5, days=2)


@pytest.mark.parametrize(
    "wrong",
    [{"origin": []}, {"origins": ["*"]}, {"origins": ["https://a.mx/"]}, {"origins": 7}, {"days": 0}, {"days": None},
     {"proxies": "dos"}, {"proxies": -1}],
)  # fmt: skip
def test_a_wrong_setting_is_named(wrong):
    with pytest.raises(ValueError, match=r"channels\.web"):
        Settings.read(wrong, {})


@pytest.mark.parametrize("variable", ["WEB_ORIGINS", "WEB_PROXIES", "WEB_TURNS_PER_ADDRESS"])
def test_a_wrong_variable_is_named(variable):
    with pytest.raises(ValueError, match=variable):
        Settings.read({"origins": ["https://a.mx"], "proxies": 1}, {variable: "-1"})


VALUES = st.none() | st.integers() | st.text() | st.lists(st.text())


@given(st.dictionaries(st.sampled_from(["text", "turn", "retry"]), VALUES))
def test_any_payload_gets_a_message_or_a_refusal(payload):
    body = json.dumps(payload).encode()
    try:
        message = web_requests.message(web_requests.read(body, "application/json", ("text", "turn", "retry")))
    except web_requests.Refused as refused:
        assert refused.rejected.status in (413, 422) and refused.rejected.message
    else:
        assert 1 <= len(message.text) <= 500 and not message.text.startswith("/")


def test_history_is_bounded():
    kept = history.History(turns=3, senders=2)
    for sender in ("ana", "eva", "luz"):
        for number in range(5):
            kept.add(sender, history.Turn(f"{sender}-{number}", "hola", []))
    assert {sender: [turn.id for turn in turns] for sender, turns in kept._kept.items()} == {
        sender: [f"{sender}-{number}" for number in (2, 3, 4)] for sender in ("eva", "luz")
    }
