"""A real Chromium over pages made from the sample bundle; skipped with a reason where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.export.sample import large_bundle, sample_bundle

from marsad.export.page.render import render_page

NAMES = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT_MS = 10_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system."""
    executable = next((path for name in NAMES if (path := shutil.which(name))), None)
    if executable is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        # No sandbox: tests may run as root in a container, and open only files that they made themselves.
        launched = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample's page on disk."""
    return _write(tmp_path_factory.mktemp("page") / "sample.html", render_page(sample_bundle(), title="Sample"))


@pytest.fixture(scope="session")
def large_page_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of 2,000 incidents on disk."""
    return _write(tmp_path_factory.mktemp("page") / "large.html", render_page(large_bundle(2000)))


class Journey:
    """Opens pages and keeps what the browser complained about and what it asked the network for."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(TIMEOUT_MS)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, url: str) -> Page:
        """The page at `url`, once its list is drawn."""
        self.page.goto("about:blank")
        self.page.goto(url)
        self.page.locator("#count").get_by_text("incident").or_(self.page.locator("#incident h2")).first.wait_for()
        return self.page


@pytest.fixture
def journey(browser: Browser) -> Iterator[Journey]:
    """A desktop window."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Journey(context)
    context.close()


@pytest.fixture(params=[360, 390, 768])
def narrow(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Journey]:
    """Phones and a small tablet, with touch."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, has_touch=True)
    yield Journey(context)
    context.close()


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return path.as_uri()
