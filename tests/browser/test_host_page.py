"""The widget on a page of another site: hostile styles, strict CSP, an origin that is not listed."""

from playwright.async_api import expect

from tests.browser.widget import Widget

CSS = """
* { all: unset !important; font-size: 40px !important; color: red !important; display: none !important; }
* { box-sizing: content-box !important; }
html, body { display: block !important; font-size: 62.5% !important; }
gobierno-abierto-chat { visibility: hidden !important; opacity: 0 !important; transform: scale(9) !important; }
* { --accent: lime !important; --ink: lime !important; --paper: lime !important; direction: rtl !important; }
dialog, dialog[open], .message, #panel { inset: 0 !important; color: lime !important; float: left !important; }
button { background: lime !important; } .panel { left: -9999px !important; }
"""


def embed(server: str, options: str = "") -> str:
    return (
        '<!doctype html><html lang="es"><head><title>Ministerio</title><link rel="stylesheet" href="/host.css"></head>'
        f'<body><h1>Ministerio</h1><script defer src="{server}/widget.js" {options}></script></body></html>'
    )


async def test_works_under_hostile_styles_and_a_strict_policy(page, server, ministry):
    policy = (
        f"default-src 'none'; script-src {server.url}; connect-src {server.url}; style-src 'self'; base-uri 'none'; "
        "require-trusted-types-for 'script'"
    )
    ministry.pages["/host.css"] = ("text/css", "", CSS)
    options = 'data-title="Pregúntale al INAI" data-position="left"'
    ministry.pages["/"] = ("text/html", policy, embed(server.url, options))
    violations: list[str] = []
    page.on("console", lambda m: violations.append(m.text) if m.type == "error" and "favicon" not in m.text else None)
    outside: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith((server.url, ministry.url)) else None)
    await page.goto(ministry.url)
    widget = Widget(page)
    await widget.launcher.click()
    await expect(widget.page.get_by_role("heading", name="Pregúntale al INAI")).to_be_visible()
    assert "29 de enero de 2014" in await widget.ask("¿Cuándo se presentó el segundo plan?")
    box = await widget.panel.bounding_box()
    assert box and box["x"] < 60 and 350 < box["width"] < 450
    size = "node => [getComputedStyle(node).fontSize, getComputedStyle(node).color]"
    assert await widget.last.evaluate(size) == ["16px", "rgb(43, 34, 38)"]
    look = "node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).direction]"
    assert await widget.panel.evaluate(look) == ["rgb(255, 255, 255)", "ltr"]
    assert violations == [] and outside == []
    names = "Object.keys(window).filter((name) => /chat|gobierno|ga_|widget/i.test(name))"
    assert await page.evaluate(names) == []


async def test_options_and_colours_of_the_site(page, server, ministry):
    css = "gobierno-abierto-chat { --ga-accent: #1e5b4f; }"
    ministry.pages["/host.css"] = ("text/css", "", css)
    options = 'data-title="Transparencia" data-open="true" data-theme="dark" data-examples="¿Qué es el CLAD?|hola"'
    ministry.pages["/options"] = ("text/html", "", embed(server.url, options))
    widget = await Widget(page).go(f"{ministry.url}/options")
    await expect(page.get_by_role("dialog", name="Transparencia")).to_be_visible()
    colour = "node => getComputedStyle(node).backgroundColor"
    assert await widget.send.evaluate(colour) == "rgb(30, 91, 79)"
    assert await widget.panel.evaluate(colour) == "rgb(25, 19, 21)"
    assert await widget.suggestions.all_inner_texts() == ["¿Qué es el CLAD?", "hola"]
    await widget.suggestions.first.click()
    await expect(widget.last).to_contain_text("CLAD")


async def test_a_site_that_is_not_listed_is_told_so(page, server, stranger):
    stranger.pages["/"] = ("text/html", "", embed(server.url, 'data-open="true"'))
    await page.goto(stranger.url)
    widget = Widget(page)
    await widget.input.fill("hola")
    await widget.input.press("Enter")
    await expect(widget.alert).to_contain_text("no tiene permiso")
    await expect(widget.input).to_have_value("hola")


async def test_the_tag_twice_is_one_widget(page, server, ministry):
    tag = f'<script defer src="{server.url}/widget.js"></script>'
    ministry.pages["/twice"] = ("text/html", "", f'<!doctype html><html lang="es"><body>{tag}{tag}</body></html>')
    await page.goto(f"{ministry.url}/twice")
    await Widget(page).launcher.wait_for()
    assert await page.locator("gobierno-abierto-chat").count() == 1


async def test_without_storage_it_still_talks(page, server):
    await page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    await page.goto(server.url)
    widget = Widget(page)
    await widget.ask("¿Cuándo se presentó el segundo plan?")
    assert "2011" in await widget.ask("¿y el primero?")


async def test_without_javascript_the_page_says_where_to_read(browser, server):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(server.url)
    await page.get_by_role("link", name="el catálogo de respuestas").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Todo lo que sabe el asistente")
    await context.close()
