"""One browser window and what it must never see."""

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

PASSWORD = "correct horse battery"
# What the browser says of an answer other than 200; `open` knows which are meant.
_ANSWERED = "Failed to load resource"
_COLLECT_VIOLATIONS = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


class Visitor:
    """A window of one language and size; `page` is Playwright's."""

    def __init__(
        self, browser: Browser, address: str, language: str, size: tuple[int, int]
    ) -> None:
        self.address = address
        self.troubles: list[str] = []
        self._context = browser.new_context(
            locale=language, viewport={"width": size[0], "height": size[1]}
        )
        self._context.add_init_script(_COLLECT_VIOLATIONS)
        self.page: Page = self._context.new_page()
        self.page.on("request", self._watch_request)
        self.page.on("console", self._watch_console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))

    def _watch_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "about:")):
            self.troubles.append(f"request to another host: {request.url}")

    def _watch_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.troubles.append(f"content policy: {message.text}")
        elif message.type == "error" and not message.text.startswith(_ANSWERED):
            self.troubles.append(f"console: {message.text}")

    def open(self, path: str) -> Page:
        """Go to an address of the product; an answer other than 200 is a trouble."""
        self.note_violations()
        answer = self.page.goto(self.address + path)
        if answer is None or answer.status != 200:
            self.troubles.append(f"{path} answered {answer and answer.status}")
        return self.page

    def sign_in(self, name: str, password: str = PASSWORD) -> Page:
        self.open("/account/login/")
        self.page.fill("input[name=username]", name)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("input[name=password]", "Enter")
        return self.page

    def follow(self, link: Locator) -> None:
        """Click what leads to another page, and wait until that page's scripts listen."""
        with self.page.expect_navigation():
            link.click()

    def is_too_wide(self) -> bool:
        """Whether the page scrolls sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def note_violations(self) -> None:
        found = self.page.evaluate("window.__violations || []")
        self.troubles.extend(f"content policy: {one}" for one in found)

    def close(self) -> list[str]:
        """End the visit; what was seen that must never be seen."""
        self.note_violations()
        self._context.close()
        return self.troubles
