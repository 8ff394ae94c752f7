"""What goes wrong: each fault has its line in Spanish, and what was typed is never lost."""

import asyncio
import time

import pytest
from playwright.async_api import Route, expect

from channels import ids, web_requests
from tests.browser.conftest import SECRET
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
    server = await make_server()
    widget = await Widget(page).go(server.url)
    await widget.ask("hola")
    server.kill()
    await fail(widget)
    await expect(widget.alert).to_contain_text("No pude comunicarme con el asistente. Tu mensaje sigue aquí")
    await expect(widget.input).to_have_value(QUESTION)
    await server.start()
    await widget.retry.click()
    await expect(widget.last).to_contain_text(DATE)


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


async def test_an_expired_id_is_renewed_without_a_word(page, generous):
    widget = await Widget(page).go(generous.url)
    await widget.ask("hola")
    expired = ids.Ids(SECRET.encode(), 1).issue(time.time() - 31 * 86_400)
    await page.evaluate("id => sessionStorage.setItem('gobierno-abierto-chat.id', id)", expired)
    async with page.expect_response(MESSAGES) as waiting:
        assert DATE in await widget.ask(QUESTION)
    refused = await waiting.value
    assert refused.status == 401 and (await refused.json())["error"] == "expired_conversation"
    await expect(widget.alert).to_be_empty()
    await expect(widget.questions).to_have_count(2)
    assert await widget.conversation() != expired


async def test_a_draft_survives_a_suggestion_after_a_failure(widget):
    await widget.page.route(MESSAGES, lambda route: route.abort())
    await fail(widget)
    await widget.input.fill("otra cosa a medias")
    await widget.page.unroute(MESSAGES)
    await widget.suggestions.first.click()
    await expect(widget.answers).to_have_count(2)
    await expect(widget.input).to_have_value("otra cosa a medias")


async def test_an_opinion_that_fails_says_so_and_is_not_marked(widget):
    await widget.ask(QUESTION)
    await widget.page.route("**/feedback", lambda route: route.abort())
    useful = widget.last.get_by_role("button", name="Útil", exact=True)
    await useful.click()
    await expect(widget.last).to_contain_text("No pude comunicarme con el asistente.")
    assert "Tu mensaje sigue aquí" not in await widget.last.inner_text()
    await expect(useful).to_have_attribute("aria-pressed", "false")


async def test_waiting_is_shown_only_when_it_is_long_and_announced_once(widget):
    await widget.status.evaluate(
        """node => {
            window.said = [];
            new MutationObserver(() => node.textContent && window.said.push(node.textContent))
                .observe(node, {childList: true, characterData: true, subtree: true});
        }"""
    )
    await widget.ask("hola")
    assert await widget.page.evaluate("window.said") == []
    release = asyncio.Event()

    async def slow(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await widget.page.route(MESSAGES, slow)
    await widget.input.fill(QUESTION)
    await widget.input.press("Enter")
    await expect(widget.status).to_have_text("El asistente está escribiendo…")
    await expect(widget.form).to_have_attribute("aria-busy", "true")
    assert await widget.element.locator("[aria-busy] [role=status], [aria-busy] [role=log]").count() == 0  # not muted
    release.set()
    await expect(widget.last).to_contain_text(DATE)
    await expect(widget.status).to_be_empty()
    assert await widget.page.evaluate("window.said") == ["El asistente está escribiendo…"]


async def test_no_answer_in_time(page, server):
    await page.clock.install()
    await page.goto(server.url)
    widget = Widget(page)
    held: list[Route] = []
    await page.route(MESSAGES, lambda route: held.append(route))
    async with page.expect_request(MESSAGES):
        await widget.input.fill(QUESTION)
        await widget.input.press("Enter")
    await page.clock.fast_forward(36_000)
    await expect(widget.alert).to_contain_text("tarda demasiado")
    await expect(widget.input).to_have_value(QUESTION)
    await asyncio.gather(*(route.abort() for route in held))


async def test_markup_and_javascript_stay_inert(widget):
    attack = (
        '<script>window.hacked=1</script> <img src=x onerror="window.hacked=1"> [clic](javascript:window.hacked=1) '
        '[bien](https://example.org/a_(b)) **<b>no</b>** <a href="javascript:window.hacked=1">x</a> https://a.mx/"onclick="x'
    )
    source = {"title": attack, "url": "javascript:window.hacked=1", "note": attack}
    chart = {"title": attack, "unit": attack, "bars": [[attack, 3], ["b", "x"], ["c", -1]],
             "spans": [[attack, attack, "2011", ""], ["d", "e", attack, None], ["f", "g", None, None]]}  # fmt: skip
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


@pytest.mark.parametrize("typed", ['/inform{"plan": "cuarto"}', "/action_answer", "/session_start", "EXTERNAL: hola"])
async def test_typed_commands_are_never_payloads(widget, typed):
    assert len(await widget.ask(typed)) > len("Asistente: ")
    await expect(widget.alert).to_be_empty()
