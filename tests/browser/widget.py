"""The widget as a person finds it: by role and name."""

from playwright.async_api import Locator, Page, expect


class Widget:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("gobierno-abierto-chat")
        self.launcher = page.get_by_role("button", name="Pregunta sobre gobierno abierto")
        self.panel = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.input = page.get_by_role("textbox", name="Escribe tu pregunta")
        self.send = page.get_by_role("button", name="Enviar")
        self.form = self.element.locator("form")
        self.alert = self.element.locator(".alert")
        self.status = self.element.locator(".status")
        self.counter = self.element.locator(".counter")
        self.answers = self.element.locator(".message.bot")
        self.questions = self.element.locator(".message.user")
        self.suggestions = self.element.locator(".suggestion:not(:disabled)")
        self.retry = self.alert.get_by_role("button", name="Reintentar")

    @property
    def last(self) -> Locator:
        return self.answers.last

    async def go(self, url: str) -> "Widget":
        """Open a page that has it open."""
        await self.page.goto(url)
        await self.input.wait_for()
        return self

    async def ask(self, text: str) -> str:
        """Type a question, press Enter and return the answer."""
        await self.input.wait_for()  # until then the greeting is not there to be counted
        before = await self.answers.count()
        await self.input.fill(text)
        await self.input.press("Enter")
        await expect(self.answers).to_have_count(before + 1)
        return await self.last.inner_text()

    async def choose(self, name: str) -> None:
        """Choose from the menu."""
        await self.element.locator(".menu > summary").click()
        await self.page.get_by_role("button", name=name).click()

    async def conversation(self) -> str | None:
        return await self.page.evaluate("sessionStorage.getItem('gobierno-abierto-chat.id')")
