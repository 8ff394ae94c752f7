"""What goes wrong: each fault has its line in Spanish, and what was typed is never lost."""

import asyncio
import json

import pytest
from playwright.async_api import Route, expect

from channels import web_requests
from tests.browser.widget import Widget

MESSAGES = "**/webhooks/web/messages"
QUESTION = "¿Cuándo se presentó el segundo plan?"
DATE = "29 de enero de 2014"


async def fail(widget: Widget, text: str = QUESTION) -> None:
    await widget.input.fill(text)
    await widget.input.press("Enter")
    await expect(widget.alert).not_to_be_empty()


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "origin_not_allowed"), (409, "busy"), (413, "body_too_large"), (415, "unsupported_media_type"),
     (422, "empty_message")],
)  # fmt: skip
async def test_a_refusal_says_why_and_keeps_the_text(widget, status, code):
    refusal = web_requests.Refused(status, code).rejected.as_json()
    await widget.page.route(MESSAGES, lambda route: route.fulfill(status=status, json=refusal))
    await fail(widget)
    await expect(widget.alert).to_contain_text(refusal["message"])
    await expect(widget.input).to_have_value(QUESTION)
    await expect(widget.questions).to_have_count(0)
    await widget.page.unroute(MESSAGES)
    await widget.retry.click()
    await expect(widget.last).to_contain_text(DATE)
    await expect(widget.alert).to_be_empty()


@pytest.mark.parametrize(("status", "body"), [(500, '{"error": "x"}'), (502, "<html>Bad gateway</html>"), (200, "no")])
async def test_what_is_not_an_answer_gets_a_line_too(widget, status, body):
    await widget.page.route(MESSAGES, lambda route: route.fulfill(status=status, body=body))
    await fail(widget)
    await expect(widget.alert).to_contain_text("El asistente tuvo un problema")
    await expect(widget.input).to_have_value(QUESTION)


async def test_server_down_and_back(make_server, page):
    server = make_server(WEB_SECRET="la misma antes y después")
    await page.goto(server.url)
    widget = Widget(page)
    await widget.ask("hola")
    server.stop()
    await fail(widget)
    await expect(widget.alert).to_contain_text("No pude comunicarme")
    await expect(widget.input).to_have_value(QUESTION)
    server.start()
    await widget.retry.click()
    await expect(widget.last).to_contain_text(DATE)
    server.stop()


async def test_offline_and_online_again(widget, context):
    await context.set_offline(True)
    await fail(widget)
    await expect(widget.alert).to_contain_text("No tienes conexión")
    await context.set_offline(False)
    await expect(widget.alert).to_contain_text("Ya hay conexión")
    await widget.retry.click()
    await expect(widget.last).to_contain_text(DATE)


async def test_a_lost_response_is_not_answered_twice(widget):
    sent: list[dict[str, object]] = []

    async def lose(route: Route) -> None:
        sent.append(route.request.post_data_json)
        await route.fetch()
        await route.abort()

    await widget.page.route(MESSAGES, lose)
    await fail(widget)
    await widget.page.unroute(MESSAGES)
    async with widget.page.expect_request(MESSAGES) as waiting:
        await widget.retry.click()
    again = (await waiting.value).post_data_json
    assert again["turn"] == sent[0]["turn"] and again["retry"] is True
    await expect(widget.last).to_contain_text(DATE)
    await widget.page.reload()
    await expect(widget.last).to_contain_text(DATE)
    await expect(widget.questions).to_have_count(1)


async def test_too_fast(widget):
    await widget.ask("hola")
    status = await widget.page.evaluate(
        """async () => {
            const headers = {"content-type": "application/json",
                             authorization: "Bearer " + sessionStorage.getItem("gobierno-abierto-chat.id")};
            for (let turn = 0; turn < 25; turn++) {
                const body = JSON.stringify({text: "hola", turn: "turno-" + (1000 + turn)});
                const response = await fetch("/webhooks/web/messages", {method: "POST", headers, body});
                if (response.status === 429) return Number(response.headers.get("retry-after"));
            }
        }"""
    )
    assert 1 <= status <= 60
    await fail(widget)
    await expect(widget.alert).to_contain_text("Vas muy rápido")
    await expect(widget.retry).to_be_disabled()
    await expect(widget.input).to_have_value(QUESTION)


@pytest.mark.parametrize("forged", ["x", "A" * 22 + ".6b03914d." + "A" * 22, "web:ana"])
async def test_a_forged_id_is_replaced_without_fuss(widget, forged):
    await widget.ask("hola")
    await widget.page.evaluate("id => sessionStorage.setItem('gobierno-abierto-chat.id', id)", forged)
    assert DATE in await widget.ask(QUESTION)
    assert await widget.conversation() != forged
    await widget.page.evaluate("id => sessionStorage.setItem('gobierno-abierto-chat.id', id)", forged)
    await widget.page.reload()
    await expect(widget.questions).to_have_count(0)
    assert DATE in await widget.ask(QUESTION)


async def test_waiting_is_shown_and_announced_once(widget):
    release = asyncio.Event()

    async def slow(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await widget.page.route(MESSAGES, slow)
    await widget.input.fill(QUESTION)
    await widget.input.press("Enter")
    await expect(widget.status).to_have_text("El asistente está escribiendo…")
    await expect(widget.panel).to_have_attribute("aria-busy", "true")
    release.set()
    await expect(widget.last).to_contain_text(DATE)
    await expect(widget.status).to_be_empty()


async def test_no_answer_in_time(page, server):
    await page.clock.install()
    await page.goto(server.url)
    widget = Widget(page)
    await page.route(MESSAGES, lambda route: asyncio.sleep(0))  # never answered
    async with page.expect_request(MESSAGES):
        await widget.input.fill(QUESTION)
        await widget.input.press("Enter")
    await page.clock.fast_forward(36_000)
    await expect(widget.alert).to_contain_text("tarda demasiado")
    await expect(widget.input).to_have_value(QUESTION)


async def test_markup_and_javascript_stay_inert(widget):
    attack = (
        '<script>window.hacked=1</script> <img src=x onerror="window.hacked=1"> [clic](javascript:window.hacked=1) '
        '[bien](https://example.org/a_(b)) **<b>no</b>** <a href="javascript:window.hacked=1">x</a> https://a.mx/"onclick="x'
    )
    source = {"title": attack, "url": "javascript:window.hacked=1", "note": attack}
    chart = {"title": attack, "unit": attack, "bars": [[attack, 3], ["b", "x"], ["c", -1]]}
    message = {
        "text": attack, "body": f"{attack}\n- {attack}", "sources": [source, {"title": "d", "url": "data:text/html,x"}],
        "buttons": [{"title": attack, "payload": "hola"}], "chart": chart, "status": "answered",
    }  # fmt: skip
    await widget.page.route(MESSAGES, lambda r: r.fulfill(json={"turn": "turno-0001", "messages": [message]}))
    await widget.ask(attack)
    assert "<script>" in await widget.questions.last.inner_text()
    found = await widget.element.evaluate(
        """chat => ({
            hacked: window.hacked === undefined ? 0 : 1,
            tags: chat.shadowRoot.querySelectorAll(".log :is(script, img, b, [onclick], [onerror])").length,
            links: [...chat.shadowRoot.querySelectorAll(".log a")].map((a) => new URL(a.href).protocol),
        })"""
    )
    assert found["hacked"] == 0 and found["tags"] == 0
    assert found["links"] and set(found["links"]) == {"https:"}


async def test_typed_commands_are_never_payloads(widget):
    said = await widget.ask('/inform{"plan": "cuarto"}')
    assert said.strip()
    assert json.dumps(said)
