"""For everybody: keyboard only, screen reader, phones, 320 px, dark, and no violation that axe-core knows of."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.widget import Widget

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}},
}
QUESTION = "compara cuánta gente participó en el plan 2 y el plan 3"
FOCUSED = "document.querySelector('gobierno-abierto-chat').shadowRoot.activeElement?.textContent"


async def violations(page: Page) -> list[str]:
    await page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    found = await Axe().run(page, options=RULES)
    assert len(found.response["passes"]) > 10  # it did look
    return [f"{v['id']}: {[node['target'] for node in v['nodes']]}" for v in found.response["violations"]]


async def headings(page: Page) -> list[str]:
    """Return what a screen reader finds as headings."""
    session = await page.context.new_cdp_session(page)
    nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    return [node["name"]["value"] for node in nodes if not node["ignored"] and node["role"]["value"] == "heading"]


@pytest.mark.parametrize("scheme", ("light", "dark"))
async def test_axe(page, server, scheme):
    await page.emulate_media(color_scheme=scheme)
    await page.goto(server.url)
    widget = Widget(page)
    await widget.ask("línea de tiempo de los planes")
    await widget.ask(QUESTION)
    await widget.last.get_by_role("button", name="No útil").click()
    assert await violations(page) == []
    await widget.element.locator(".menu > summary").click()
    await page.get_by_text("Aviso de privacidad").click()
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await page.route("**/messages", lambda route: route.fulfill(status=429, json={}, headers={"retry-after": "9"}))
    await widget.input.fill("a" * 450)
    await widget.input.press("Enter")
    await expect(widget.alert).not_to_be_empty()
    await widget.input.fill("a" * 501)
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(widget.launcher).to_be_focused()
    assert await violations(page) == []


@pytest.mark.parametrize("scheme", ("light", "dark"))
async def test_axe_on_the_catalogue(page, server, scheme):
    await page.emulate_media(color_scheme=scheme)
    await page.goto(f"{server.url}/conocimiento")
    await page.evaluate("document.querySelectorAll('details').forEach((one, i) => { one.open = i < 8; })")
    assert await violations(page) == []


async def test_keyboard_only_from_launcher_to_answer_and_back(page, server):
    await page.goto(server.url)
    widget = Widget(page)
    await page.keyboard.press("Tab")
    await widget.page.get_by_role("button", name="Cerrar el chat").focus()
    await page.keyboard.press("Enter")
    await expect(widget.launcher).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(widget.input).to_be_focused()
    await page.keyboard.type("¿Cuándo se presentó el segundo plan?")
    await page.keyboard.press("Enter")
    await expect(widget.last).to_contain_text("29 de enero de 2014")
    await expect(widget.input).to_be_focused()
    for _ in range(8):  # back from the box, through the suggestions, to the opinion
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate(FOCUSED) == "Útil":
            break
    await page.keyboard.press("Space")
    await expect(widget.last.get_by_role("button", name="Útil", exact=True)).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("Escape")
    await expect(widget.launcher).to_be_focused()
    await expect(widget.panel).to_be_hidden()


async def test_what_a_screen_reader_hears(widget):
    await expect(widget.log).to_have_attribute("aria-live", "polite")
    said = await widget.ask("hola")
    assert said.startswith("Asistente:")
    assert (await widget.questions.last.inner_text()).startswith("Tú:")
    assert await widget.element.get_attribute("lang") == "es-MX"
    await expect(widget.panel).to_have_attribute("aria-modal", "false")
    await expect(widget.alert).to_have_attribute("role", "alert")


async def test_each_thing_is_announced_once(widget):
    """A live region inside another is read twice; what is restored or changed in place is not read at all."""
    await widget.ask(QUESTION)
    live = "[role=log], [role=status], [role=alert], [aria-live]"
    assert await widget.element.locator(f":is({live}) :is({live})").count() == 0
    watch = """chat => {
        window.added = [];
        const log = chat.shadowRoot.querySelector("[role=log]");
        new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) =>
            window.added.push(node.textContent.slice(0, 10))))).observe(log, {childList: true, subtree: true});
    }"""
    await widget.element.evaluate(watch)
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    added = await widget.page.evaluate("window.added")
    assert [text for text in added if text.startswith("Tú:")] == ["Tú: ¿Cuánd"]
    assert len([text for text in added if text.startswith("Asistente:")]) == 1 and len(added) == 3  # and suggestions
    await widget.page.reload()
    await expect(widget.questions).to_have_count(2)
    await expect(widget.log).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("width", [320, 1200])
async def test_what_is_read_on_a_button_is_in_its_name(page, server, width):
    await page.set_viewport_size({"width": width, "height": 700})
    widget = await Widget(page).go(server.url)
    await page.get_by_role("button", name="Cerrar el chat").click()
    await expect(page.get_by_role("button", name="Pregunta sobre gobierno abierto", exact=True)).to_be_visible()
    assert (await widget.launcher.bounding_box() or {})["height"] < 60  # in one line


async def test_focus_returns_to_what_opened_it(widget):
    await widget.page.get_by_role("button", name="Cerrar el chat").click()
    button = widget.page.locator("[data-ask]").nth(1)
    await button.focus()
    await widget.page.keyboard.press("Enter")
    await expect(widget.answers).to_have_count(2)
    await widget.input.press("Escape")
    await expect(button).to_be_focused()


async def test_on_a_phone_the_covered_page_cannot_be_reached(browser, server):
    context = await browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    widget = await Widget(page).go(server.url)
    await expect(widget.panel).to_be_focused()  # not the box: the keyboard would cover the answer
    assert await headings(page) == ["Gobierno abierto"]
    assert await page.evaluate("(document.querySelector('header a').focus(), document.activeElement.localName)") != "a"
    await widget.input.fill("un borrador")
    await page.set_viewport_size({"width": 900, "height": 740})
    await expect(widget.panel).to_have_attribute("aria-modal", "false")
    assert len(await headings(page)) > 3
    await expect(widget.input).to_have_value("un borrador")
    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(widget.panel).to_have_attribute("aria-modal", "true")
    await page.get_by_role("button", name="Cerrar el chat").click()
    assert len(await headings(page)) > 3
    await context.close()


async def test_focus_is_not_lost_when_a_suggestion_is_chosen(widget):
    await widget.suggestions.first.focus()
    await widget.page.keyboard.press("Enter")
    await expect(widget.input).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 740), (740, 360)])
async def test_phones(browser, server, width, height):
    context = await browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
    page = await context.new_page()
    await page.goto(server.url)
    widget = Widget(page)
    await widget.ask(QUESTION)
    box = await widget.panel.bounding_box()
    assert box == {"x": 0, "y": 0, "width": width, "height": height}
    assert await violations(page) == []
    await expect(widget.panel).to_have_attribute("aria-modal", "true")
    wide = "nodes => nodes.filter((node) => node.getBoundingClientRect().right > innerWidth + 1).length"
    assert await widget.element.locator("*:not(.hidden, .hidden *)").evaluate_all(wide) == 0
    small = """nodes => nodes.filter((node) => node.offsetParent)
        .map((node) => [node.textContent, node.getBoundingClientRect()])
        .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([text]) => text)"""
    assert await widget.element.locator("button, textarea, summary").evaluate_all(small) == []
    await widget.input.focus()
    for _ in range(30):  # the page is covered: focus stays in the panel
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.localName") == "gobierno-abierto-chat"
    await page.get_by_role("button", name="Cerrar el chat").click()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.goto(f"{server.url}/conocimiento")
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await context.close()


async def test_forced_colours_and_reduced_motion(page, server):
    await page.emulate_media(forced_colors="active", reduced_motion="reduce")
    await page.goto(server.url)
    widget = Widget(page)
    await widget.ask(QUESTION)
    border = "node => getComputedStyle(node).borderTopStyle"
    assert await widget.last.evaluate(border) == "solid"
    assert await widget.send.evaluate(border) == "solid"
    assert await widget.last.evaluate("node => getComputedStyle(node).animationName") == "none"
