"""A test case that opens pages, and fails when a page asks for anything, or complains."""

import atexit
import functools
import os
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright


@functools.cache
def browser():
    driver = sync_playwright().start()
    started = driver.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    atexit.register(driver.stop)
    atexit.register(started.close)
    return started


class PageCase(unittest.TestCase):
    WIDE, NARROW = (1600, 1000), (360, 780)

    def setUp(self):
        self.contexts, self.complaints, self.requests = [], [], []

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.assertEqual(self.complaints, [])
        self.assertEqual(self.requests, [])

    def open(self, report: Path, address: str = "", size=WIDE, theme="light", script=True):
        """A page of a report, in a browser that has seen none before."""
        context = browser().new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, java_script_enabled=script,
            accept_downloads=True, reduced_motion="reduce")
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: self.note(request.url, report))
        page.goto(report.as_uri() + (f"#{address}" if address else ""))
        return page

    def note(self, url: str, report: Path):
        # A download is made in the page, of a blob.
        if url.split("#")[0] != report.as_uri() and not url.startswith("blob:"):
            self.requests.append(url)

    def address(self, page) -> str:
        return page.evaluate("location.hash.slice(1)")

    def go(self, page, address: str):
        """As by a link."""
        page.evaluate("""address => {
            const link = document.createElement("a");
            link.href = "#" + address;
            document.querySelector("main").append(link);
            link.click();
            link.remove();
        }""", address)

    def focused(self, page) -> str:
        return page.evaluate("document.activeElement.id || document.activeElement.textContent")

    def pages(self, page) -> list[str]:
        return page.evaluate("[...document.querySelectorAll('.page')].map(page => page.id)")
