"""The pages of `serve`: each made when it is asked for, from a corpus file."""

import functools
import json
import os
import subprocess
import unittest
from urllib.request import urlopen

import reports
from axe_playwright_python.sync_playwright import Axe
from page_case import PageCase, browser


@functools.cache
def desk():
    """The address of a server that is there until the tests end."""
    file = reports.folder() / "desk.rhet"
    reports.run("ingest", "examples/communiques", "--meta", "examples/dates.csv", "-o", str(file))
    reports.run("index", str(file), "--formulations")
    server = subprocess.Popen(
        [os.environ["RHETORIC"], "serve", str(file), "--port", "0", "--judge-as", "Ada Brandt"], stderr=subprocess.PIPE, text=True)
    unittest.addModuleCleanup(server.communicate)
    unittest.addModuleCleanup(server.terminate)
    for line in server.stderr:
        if "http://" in line:
            return "http://" + line.split("http://")[1].split()[0].rstrip("/")
    raise RuntimeError("the server did not say where it is")


class Served(PageCase):
    def visit(self, address, script=True, size=PageCase.WIDE):
        context = browser().new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, reduced_motion="reduce")
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: None if request.url.startswith(desk()) else self.requests.append(request.url))
        page.goto(desk() + address)
        return page

    def test_the_overview_leads_to_a_text_and_its_uses(self):
        page = self.visit("/")
        self.assertEqual(page.locator("#overview tbody tr").count(), 14)
        page.get_by_role("link", name="valdoria-press-conference-2025-05-22").or_(
            page.locator("a[href='/documents/valdoria-press-conference-2025-05-22']")).first.click()
        page.locator("#d1-s8 + a.n").click()
        uses = page.locator("#u-d1-s8")
        uses.wait_for()
        self.assertIn("grain and medicine pass at all times", uses.inner_text())
        first = uses.locator("li[data-later] a").first
        self.assertTrue(first.get_attribute("href").startswith("/documents/kestria-strait-statement#d1-s8"))
        first.click()
        page.wait_for_url("**/documents/kestria-strait-statement*")
        page.locator("#u-d1-s8").wait_for()

    def test_a_verdict_is_kept_by_the_server(self):
        page = self.visit("/documents/valdoria-press-conference-2025-05-22#d1-s8")
        verdict = page.locator("#u-d1-s8 [data-verdict=unsure]").first
        verdict.click()
        page.wait_for_function("() => document.querySelector('#u-d1-s8 [data-verdict=unsure]').getAttribute('aria-pressed') === 'true'")
        records = json.load(urlopen(desk() + "/api/judgements"))["records"]
        self.assertEqual([(record["verdict"], record["by"]) for record in records], [("unsure", "Ada Brandt")])
        page.reload()
        page.locator("#u-d1-s8 [data-verdict=unsure][aria-pressed=true]").first.wait_for()

    def test_search_answers_while_one_types(self):
        page = self.visit("/")
        page.keyboard.press("/")
        page.keyboard.type("grain and medicine")
        page.locator(".answers li").first.wait_for()
        self.assertIn("grain and medicine", page.locator(".answers").inner_text())

    def test_without_script_everything_has_an_address(self):
        page = self.visit("/search?q=grain+and+medicine", script=False)
        page.locator("#found li a").first.click()
        page.locator(".document .text").wait_for()
        page.locator("a.n").first.click()
        page.locator("#statement").wait_for()
        page = self.visit("/formulations", script=False)
        page.locator("#formulations tbody a").first.click()
        self.assertGreater(page.locator(".occurrences li").count(), 1)
        page = self.visit("/compare?earlier=valdoria-briefing-2020-11-05&later=kestria-strait-statement", script=False)
        self.assertGreater(page.locator("#redline ins").count(), 0)

    def test_no_number_of_a_page_is_too_large(self):
        for address in ["/?page=9223372036854775807", "/?page=-9223372036854775808", "/formulations?page=9223372036854775807", "/?page=x"]:
            page = self.visit(address, script=False)
            self.assertIn("Page 1 of 1", page.locator(".turning").inner_text(), address)

    def test_what_is_not_there_is_said(self):
        for address in ["/documents/nothing", "/nothing", "/documents/..%2f..%2fetc%2fpasswd", "/assets/other.js"]:
            context = browser().new_context()
            self.contexts.append(context)
            self.assertEqual(context.new_page().goto(desk() + address).status, 404, address)

    def test_nothing_is_in_the_way_of_those_who_have_it_read_out(self):
        for address in ["/", "/documents/kestria-strait-statement", "/documents/kestria-strait-statement/s8", "/search?q=grain", "/formulations", "/formulations/f1"]:
            page = self.visit(address, size=self.NARROW)
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
            self.assertEqual([(one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]], [], address)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), self.NARROW[0], address)
