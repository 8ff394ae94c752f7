"""What a person does: ask, follow up, choose, rate, reload, start over, take the conversation away."""

import asyncio
import time
from pathlib import Path

from playwright.async_api import Route, expect

import answers
from tests.browser.widget import Widget

DATE = "29 de enero de 2014"
COMPARISON = "compara cuánta gente participó en el plan 2 y el plan 3"


async def test_a_question_gets_an_answer_with_its_source(widget):
    started = time.monotonic()
    said = await widget.ask("cuando se presento el segundo plan")
    assert time.monotonic() - started < 5
    assert DATE in said and "Fuente" in said
    link = widget.last.get_by_role("link").first
    assert (await link.get_attribute("href") or "").startswith("http")
    assert {"noopener", "noreferrer"} <= set((await link.get_attribute("rel") or "").split())
    assert said.count("Fuente") == 1  # the line in the text is not repeated under it
    await expect(widget.input).to_have_value("")


async def test_a_follow_up_keeps_the_subject(widget):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    said = await widget.ask("¿y el primero?")
    assert "2011" in said and DATE not in said


async def test_suggestions_are_buttons_and_old_ones_are_disabled(widget):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    first = widget.suggestions.first
    title = await first.inner_text()
    await first.click()
    await expect(widget.questions.last).to_contain_text(title)
    await expect(widget.answers).to_have_count(3)
    stale = widget.element.locator(".suggestion", has_text=title).first
    await expect(stale).to_be_disabled()
    assert await widget.suggestions.count() > 0


async def test_the_title_is_shown_and_the_payload_is_sent(widget):
    await widget.ask("¿Cuándo se presentó el plan?")
    async with widget.page.expect_request("**/messages") as waiting:
        await widget.page.get_by_role("button", name="Segundo Plan de Acción", exact=True).click()
    assert (await waiting.value).post_data_json["text"] == "¿Cuándo se presentó el segundo plan?"
    await expect(widget.last).to_contain_text(DATE)


async def test_what_answers_can_be_rated_and_courtesy_cannot(widget):
    rated = {"¿Cuándo se presentó el plan?": False, "hola": False, COMPARISON: True, "¿quién ganó el mundial?": True}
    for text, can_be in rated.items():
        await widget.ask(text)
        await expect(widget.last.locator(".rating button")).to_have_count(2 if can_be else 0)


async def test_example_questions_of_the_page_are_asked_in_the_chat(widget):
    button = widget.page.locator("[data-ask]").first
    title = await button.inner_text()
    await button.click()
    await expect(widget.questions.last).to_contain_text(title)
    await expect(widget.answers).to_have_count(2)


async def test_reloading_keeps_the_conversation(widget):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    before = await widget.conversation()
    await widget.page.reload()
    await expect(widget.questions).to_have_count(1)
    await expect(widget.last).to_contain_text(DATE)
    assert await widget.conversation() == before
    assert await widget.suggestions.count() > 0
    assert "2011" in await widget.ask("¿y el primero?")


async def test_reloading_keeps_a_long_conversation_and_its_old_answers_can_be_rated(page, generous):
    widget = await Widget(page).go(generous.url)
    asked = [f"¿Cuándo se presentó el {plan} plan?" for plan in ("primer", "segundo", "tercer", "cuarto")] * 9
    for text in asked:
        await widget.ask(text)
    await page.reload()
    await expect(widget.questions).to_have_count(len(asked))
    assert [text.split("\n")[-1] for text in await widget.questions.all_inner_texts()] == asked
    assert DATE in await widget.answers.nth(2).inner_text()  # the greeting, the first, the second
    await widget.answers.nth(2).get_by_role("button", name="Útil", exact=True).click()
    await expect(widget.answers.nth(2)).to_contain_text("Gracias por tu opinión")
    assert generous.opinions()[-1]["facts"] == ["segundo.fecha_presentacion"]


async def test_what_is_asked_while_the_conversation_is_recovered_comes_after_it(widget):
    asked = ["¿Cuándo se presentó el segundo plan?", "¿y el primero?"]
    await widget.ask(asked[0])
    recovered = asyncio.Event()

    async def slow(route: Route) -> None:
        await recovered.wait()
        await route.continue_()

    await widget.page.route("**/history", slow)
    await widget.page.reload()
    await widget.input.fill(asked[1])
    await widget.input.press("Enter")
    recovered.set()
    await expect(widget.last).to_contain_text("2011")
    assert [text.split("\n")[-1] for text in await widget.questions.all_inner_texts()] == asked


async def test_starting_over(widget):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    before = await widget.conversation()
    await widget.choose("Empezar de nuevo")
    await expect(widget.questions).to_have_count(0)
    await expect(widget.answers).to_have_count(1)
    await expect(widget.input).to_be_focused()
    await widget.ask("hola")
    assert await widget.conversation() != before


async def test_closed_stays_closed_after_reloading(widget):
    await widget.page.get_by_role("button", name="Cerrar el chat").click()
    await widget.page.reload()
    await expect(widget.launcher).to_be_visible()
    await expect(widget.panel).to_be_hidden()


async def test_two_tabs_are_two_conversations(widget, context, server):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    page = await context.new_page()
    await page.goto(server.url)
    other = Widget(page)
    await expect(other.answers).to_have_count(1)
    await asyncio.gather(other.ask("¿Qué es el CLAD?"), widget.ask("¿y el primero?"))
    assert await widget.conversation() != await other.conversation()
    assert "2011" in await widget.last.inner_text() and "CLAD" in await other.last.inner_text()


async def test_long_text_is_counted_refused_and_kept(widget):
    await widget.input.fill("a" * 399)
    await expect(widget.counter).to_be_hidden()
    await widget.input.fill("a" * 400)
    await expect(widget.counter).to_have_text("400 de 500 caracteres")
    await widget.input.fill("a " * 300)
    await widget.input.press("Enter")
    await expect(widget.alert).to_contain_text("599 caracteres")
    await expect(widget.input).to_have_value("a " * 300)
    await expect(widget.questions).to_have_count(0)
    await widget.ask("¿Cuándo se presentó el segundo plan? " + "por favor " * 46)
    await expect(widget.alert).to_be_empty()


async def test_an_opinion_is_stored_with_facts_and_knowledge_version(widget, server):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    useful = widget.last.get_by_role("button", name="Útil", exact=True)
    await useful.click()
    await expect(useful).to_have_attribute("aria-pressed", "true")
    opinion = server.opinions()[-1]
    assert opinion["useful"] is True and opinion["facts"] == ["segundo.fecha_presentacion"]
    assert opinion["knowledge"] == answers.load().version
    await widget.page.reload()
    await expect(widget.last.get_by_role("button", name="Útil", exact=True)).to_have_attribute("aria-pressed", "true")


async def test_a_comparison_has_a_chart_and_the_same_in_a_table_also_after_reloading(widget):
    await widget.ask(COMPARISON)
    for _ in range(2):
        assert await widget.last.locator("figure rect").count() == 2
        rows = widget.last.locator("table tbody tr")
        assert await rows.count() == 2
        assert [row.split()[-1] for row in await rows.all_inner_texts()] == ["200", "350"]
        assert await widget.last.locator("figure > div:not([aria-hidden=true])").count() == 0
        await widget.page.reload()
        await expect(widget.questions).to_have_count(1)


async def test_a_timeline_is_as_wide_as_what_is_known_and_the_same_in_a_table_also_after_reloading(widget):
    await widget.ask("línea de tiempo de los planes")
    for _ in range(2):
        rows = widget.last.locator("table tbody tr")
        assert [row.split("\t")[-1] for row in await rows.all_inner_texts()] == [
            "septiembre de 2011", "29 de enero de 2014", "del 14 de abril al 30 de septiembre de 2016",
            "10 de diciembre de 2019",
        ]  # fmt: skip
        boxes = [await rect.bounding_box() for rect in await widget.last.locator("figure rect").all()]
        assert [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
        assert boxes[2]["width"] == max(box["width"] for box in boxes)
        line = await widget.last.locator("figure").bounding_box()
        assert all(line["x"] - 1 <= b["x"] and b["x"] + b["width"] <= line["x"] + line["width"] + 1 for b in boxes)
        await widget.page.reload()
        await expect(widget.questions).to_have_count(1)


async def test_downloading_the_conversation(widget):
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    await widget.ask(COMPARISON)
    await widget.ask("línea de tiempo de los planes")
    async with widget.page.expect_download() as waiting:
        await widget.choose("Descargar conversación")
    download = await waiting.value
    assert download.suggested_filename.endswith(".txt")
    text = Path(await download.path()).read_text(encoding="utf-8")
    assert "Tú: ¿Cuándo se presentó el segundo plan?" in text and DATE in text and "Fuente: " in text
    assert "  Plan 2: 200\n  Plan 3: 350\n" in text and "  Plan 1 (presentación): septiembre de 2011\n" in text


async def test_enter_twice_sends_once_and_a_line_break_is_not_sent(widget):
    await widget.input.fill("hola")
    await widget.input.press("Shift+Enter")
    await expect(widget.questions).to_have_count(0)
    await widget.input.fill("hola")
    await widget.element.evaluate("chat => { chat.submit(); chat.submit(); }")
    await expect(widget.answers).to_have_count(2)
    await expect(widget.questions).to_have_count(1)


async def test_enter_that_ends_a_composition_is_not_sent(widget):
    await widget.input.fill("ho")
    for option in ("isComposing: true", "keyCode: 229"):
        pressed = f"new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true, {option}}})"
        await widget.input.evaluate(f"(node) => node.dispatchEvent({pressed})")
    await expect(widget.questions).to_have_count(0)
    await expect(widget.input).to_have_value("ho")


async def test_the_privacy_notice_is_in_the_menu(widget):
    await widget.element.locator(".menu > summary").click()
    await widget.page.get_by_text("Aviso de privacidad").click()
    notice = widget.page.get_by_text("Sin cookies")
    await notice.click()
    await expect(notice).to_be_visible()
    assert await widget.page.context.cookies() == []
    await widget.log.click(position={"x": 5, "y": 300})
    await expect(notice).to_be_hidden()


async def test_telegram_is_named_only_when_there_is_a_bot(widget):
    line = widget.page.locator("#telegram")
    await expect(line).to_be_hidden()
    bot = {"status": "ok", "bot": "prueba_bot"}
    await widget.page.route("**/webhooks/telegram/", lambda route: route.fulfill(json=bot))
    await widget.page.reload()
    await expect(line.get_by_role("link")).to_have_attribute("href", "https://t.me/prueba_bot")


async def test_the_catalogue_can_be_searched_and_linked(page, server):
    await page.goto(f"{server.url}/conocimiento#segundo.fecha_presentacion")
    fact = page.locator("[id='segundo.fecha_presentacion']")
    await expect(fact).to_be_in_viewport()
    await expect(fact).to_contain_text("Fecha: 2021-2022.")
    shown = page.locator(".fact:visible")
    await page.get_by_role("searchbox").fill("PRESENTO segundo")
    await expect(fact).to_be_visible()
    total = await page.locator(".fact").count()
    assert 0 < await shown.count() < total / 10
    await expect(page.get_by_role("status")).to_have_text(f"{await shown.count()} datos")
    await page.get_by_role("searchbox").fill("nada como esto")
    await expect(page.get_by_role("status")).to_have_text("0 datos")
    await page.get_by_role("searchbox").fill("")
    await expect(page.locator("details:visible")).to_have_count(await page.locator("details").count())
