"""The preview's page as a person finds their way in it: by roles and names, never by how the page is built."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Error, Locator, Page


@dataclass
class Complaints:
    """What the browser complained about: errors in the console, exceptions nobody caught; and alerts."""

    _heard: list[str] = field(default_factory=list)
    _meant: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._exception)
        page.on("dialog", self._alert)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._heard.append(message.text)

    def _exception(self, error: Error) -> None:
        self._heard.append(str(error))

    def _alert(self, dialog: Dialog) -> None:
        self._heard.append(f"an alert: {dialog.message}")
        dialog.dismiss()

    def forgive(self, text: str) -> None:
        """Complaints with this text are what the test is about."""
        self._meant.append(text)

    @property
    def unforgiven(self) -> list[str]:
        return [text for text in self._heard if not any(meant in text for meant in self._meant)]


class Screen:
    """An open page, and the parts of it that tests speak of."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # What there is -----------------------------------------------------------------------------------------------

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name=re.compile("^Message "))

    @property
    def messages(self) -> Locator:
        """The messages of the open conversation, oldest first; replies stand in their thread."""
        return self.page.get_by_role("log", name=re.compile("^Messages in ")).get_by_role("article")

    @property
    def answer(self) -> Locator:
        """The newest message."""
        return self.messages.last

    @property
    def modal(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("region", name="Thread")

    @property
    def replies(self) -> Locator:
        return self.thread.get_by_role("log", name="Replies").get_by_role("article")

    @property
    def home(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Home")

    @property
    def inspector(self) -> Locator:
        return self.page.get_by_role("region", name="Inspector")

    @property
    def entries(self) -> Locator:
        """What the inspector lists, newest first. Chromium knows a `details` by no role that tells it from others."""
        return self.inspector.locator("details").filter(has=self.page.get_by_role("time"))

    @property
    def notices(self) -> Locator:
        return self.page.get_by_role("region", name="Notices")

    def button(self, name: str) -> Locator:
        """A button of the newest message."""
        return self.answer.get_by_role("button", name=name, exact=True)

    @property
    def focused(self) -> Locator:
        return self.page.locator(":focus")

    # What one does -----------------------------------------------------------------------------------------------

    def says(self, text: str) -> None:
        """Write into the open conversation and send it."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def goes_to(self, name: str) -> None:
        """Open a conversation from the sidebar."""
        self.page.get_by_role("navigation", name="Conversations").get_by_role("button", name=name).click()

    def goes_to_the_bot(self) -> None:
        self.goes_to("MLOps for Recruiters")

    def uses_shortcut(self, name: str, message: Locator | None = None) -> None:
        """Use a global shortcut, or one in the menu of a message."""
        if message:
            message.hover()
            message.get_by_role("button", name="More actions").click()
        else:
            self.page.get_by_role("button", name="Shortcuts").first.click()
        self.page.get_by_role("menuitem", name=name).click()

    def opens_thread(self) -> None:
        """Open the thread under the newest message, once somebody has replied."""
        self.answer.get_by_role("button", name=re.compile(r"^\d+ repl")).click()

    def opens_home(self) -> None:
        self.goes_to_the_bot()
        self.page.get_by_role("tab", name="Home").click()
        self.home.get_by_role("button").first.wait_for()  # once the bot has published it

    def opens_inspector(self) -> None:
        self.page.get_by_role("main").get_by_role("button", name="Inspector", exact=True).click()

    # What one measures -------------------------------------------------------------------------------------------

    @property
    def overhang(self) -> int:
        """How many pixels one would have to scroll sideways to see everything, on the page or in a part of it."""
        widest: int = self.page.evaluate(
            """() => Math.max(...[...document.querySelectorAll("*")]
                .filter((node) => node.checkVisibility() && getComputedStyle(node).clipPath === "none")
                .filter((node) => node === document.documentElement || getComputedStyle(node).overflowX !== "visible")
                .map((node) => node.scrollWidth - node.clientWidth))"""
        )
        return widest
