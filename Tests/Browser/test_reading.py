"""Opening a report and finding one's way in it."""

import statistics
import unittest

import reports
from page_case import PageCase

# The first document that repeats, a statement with an earlier use, and that use: looked up once in the report itself.
FIND = """() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const [later, earlier] = [[], []];
    const found = data.repeats.filter(repeat => repeat[5] === 1).at(-1);
    return { later: `d${found[0]}-s${found[1]}`, earlier: data.repeats.filter(repeat => repeat[0] === found[0] && repeat[1] === found[1])
        .map(repeat => `d${repeat[2]}-s${repeat[3]}`), documents: data.documents.map(told => told[0]) };
}"""


class Opening(PageCase):
    def times(self, report):
        taken = []
        for _ in range(3):
            page = self.open(report)
            page.wait_for_selector("#tools button")
            taken.append(page.evaluate("""() => {
                const [paint] = performance.getEntriesByName("first-contentful-paint");
                return [paint.startTime, performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd];
            }"""))
        return [statistics.median(times) / 1000 for times in zip(*taken)]

    def test_opens_at_once(self):
        paint, ready = self.times(reports.examples())
        print(f"\nexamples: painted after {paint:.2f} s, ready after {ready:.2f} s")
        self.assertLess(ready, 2)

    def test_large_report_is_painted_at_once(self):
        report = reports.large()
        paint, ready = self.times(report)
        print(f"\n{report.stat().st_size / 1e6:.1f} MB: painted after {paint:.2f} s, ready after {ready:.2f} s")
        self.assertLess(paint, 3)
        page = self.open(report)
        page.wait_for_selector("#tools button")
        last = page.evaluate(FIND)["documents"][-1]
        longest = page.evaluate("""async address => {
            const link = document.querySelector(`#documents a[href="#d1"]`);
            link.click();
            let [longest, before] = [0, performance.now()];
            for (let step = 0; step < 60; step += 1) {
                scrollBy(0, 120);
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                [longest, before] = [Math.max(longest, now - before), now];
            }
            return longest;
        }""", last)
        print(f"longest frame while scrolling: {longest:.0f} ms")
        self.assertLess(longest, 500)

    def test_one_page_at_a_time(self):
        page = self.open(reports.examples())
        self.assertEqual(page.locator(".page:visible").count(), 1)
        for name, heading in [("Documents", "Documents"), ("Formulations", "Formulations"), ("Who repeats whom", "Who repeats whom"),
                              ("Method", "Method"), ("Clusters", "Clusters of statements"), ("Compare", "Compare"), ("Overview", "Overview")]:
            page.locator(".top nav a", has_text=name).click()
            self.assertEqual(page.locator(".page:visible h2").all_text_contents(), [heading])
            self.assertEqual(page.locator(".top [aria-current]").all_text_contents(), [name])
            self.assertTrue(page.title().startswith(page.locator(".page:visible").get_attribute("data-title").split(" ")[0]), page.title())
            self.assertEqual(self.focused(page), heading)
        page.go_back()
        self.assertEqual(page.locator(".page:visible h2").text_content(), "Compare")

    def test_unknown_address_shows_the_overview(self):
        for address in ["nowhere", "%E0%A4%A", "compare/d999/x", "pedigree/d1", "d1-s99999"]:
            page = self.open(reports.examples(), address)
            self.assertEqual(page.locator(".page:visible").count(), 1, address)


class Reading(PageCase):
    def setUp(self):
        super().setUp()
        self.page = self.open(reports.examples())
        self.found = self.page.evaluate(FIND)

    def test_statement_and_its_uses_have_addresses(self):
        later = self.found["later"]
        for address in [later, f"u-{later}"]:
            page = self.open(reports.examples(), address)
            self.assertEqual(self.focused(page), later)
            self.assertTrue(page.locator(f"[id='{later}']").is_visible())
            self.assertIn(f"Statement {later.split('-')[1]}", page.locator(".panel").inner_text())
            self.assertTrue(page.locator(".panel .redline ins, .panel .redline del").first.is_visible())

    def test_a_repeat_is_followed_and_back(self):
        page, later = self.page, self.found["later"]
        self.go(page, later.split("-")[0])
        page.locator(f"[id='{later}']").click()
        self.assertEqual(self.address(page), later)
        page.keyboard.press("Enter")
        self.assertEqual(self.address(page), self.found["earlier"][0])
        self.assertEqual(self.focused(page), self.found["earlier"][0])
        page.keyboard.press("Backspace")
        page.wait_for_function("later => location.hash === '#' + later", arg=later)
        self.assertEqual(self.focused(page), later)
        page.keyboard.press("Escape")
        self.assertFalse(page.locator(".panel").is_visible())
        page.keyboard.press("u")
        page.wait_for_function("later => location.hash === '#' + later.split('-')[0]", arg=later)

    def test_back_returns_to_where_one_was(self):
        page = self.page
        self.go(page, "formulations")
        page.evaluate("scrollTo(0, 700)")
        page.wait_for_timeout(100)
        self.go(page, "f9")
        self.assertLess(page.evaluate("scrollY"), 100)
        page.go_back()
        page.wait_for_function("scrollY === 700")

    def test_keys(self):
        page, first = self.page, self.found["documents"][1]
        self.go(page, first)
        page.keyboard.press("j")
        one = self.focused(page)
        page.keyboard.press("j")
        self.assertNotEqual(self.focused(page), one)
        page.keyboard.press("k")
        self.assertEqual(self.focused(page), one)
        self.assertEqual(self.address(page), one)
        page.keyboard.press("n")
        self.assertEqual(self.address(page), self.found["documents"][2])
        page.keyboard.press("p")
        self.assertEqual(self.address(page), first)
        page.keyboard.press("?")
        self.assertIn("next document", page.locator("dialog").inner_text())
        page.keyboard.press("Escape")
        self.assertEqual(page.locator("dialog[open]").count(), 0)

    def test_number_of_a_statement_by_keyboard(self):
        page, later = self.page, self.found["later"]
        self.go(page, later.split("-")[0])
        page.locator(f"a.n[href='#u-{later}']").focus()
        page.keyboard.press("Enter")
        self.assertEqual(self.focused(page), later)
        self.assertTrue(page.locator(".panel").is_visible())

    def test_uses_open_in_the_text_on_a_narrow_screen(self):
        page = self.open(reports.examples(), self.found["later"].split("-")[0], self.NARROW)
        number = page.locator(f"a.n[href='#u-{self.found['later']}']")
        number.click()
        uses = page.locator(f"[id='u-{self.found['later']}']")
        self.assertTrue(uses.locator(".repeats").is_visible())
        self.assertFalse(page.locator(".panel").is_visible())
        number.click()
        self.assertFalse(uses.is_visible())

    def test_pedigree(self):
        page = self.page
        self.go(page, self.found["later"])
        page.locator(".panel").get_by_text("Pedigree of this statement").click()
        self.assertEqual(self.address(page), f"pedigree/{self.found['later']}")
        times = page.locator("#pedigree .line > li > a > time").all_text_contents()
        self.assertGreater(len(times), 2)
        self.assertEqual(times, sorted(times))
        self.assertEqual(page.locator("#pedigree .this").count(), 1)

    def test_theme(self):
        page = self.page
        paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        light = paper()
        page.locator("#theme").click()
        page.locator("#theme").click()
        self.assertEqual(page.locator("#theme").text_content(), "Theme: dark")
        dark = paper()
        self.assertNotEqual(dark, light)
        page.reload()
        self.assertEqual(paper(), dark)
        page.locator("#theme").click()
        self.assertEqual(paper(), light)


class Search(PageCase):
    def search(self, page, query):
        page.keyboard.press("/")
        page.locator("#search input").fill(query)
        page.wait_for_function("() => document.querySelector('#search output').textContent !== ''")
        page.wait_for_timeout(150)
        return page.locator("#found [role=option]")

    def test_finds_and_opens(self):
        page = self.open(reports.examples())
        hits = self.search(page, "GRAIN  médicine")
        self.assertGreater(hits.count(), 3)
        for text in hits.all_text_contents():
            self.assertIn("grain", text.lower())
        self.assertEqual({mark.lower() for mark in page.locator("#found mark").all_text_contents()}, {"grain", "medicine"})
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("#found [aria-selected=true]").get_attribute("data-to")
        self.assertEqual(page.locator("#search input").get_attribute("aria-activedescendant"), "found-2")
        page.keyboard.press("Enter")
        self.assertEqual(self.address(page), chosen)
        self.assertEqual(page.locator("dialog[open]").count(), 0)

    def test_phrases(self):
        page = self.open(reports.examples())
        words = self.search(page, "equals partnership").count()
        phrase = self.search(page, '"equals partnership"').count()
        self.assertGreater(words, 0)
        self.assertEqual(phrase, 0)
        self.assertGreater(self.search(page, '“partnership of equals”').count(), 3)

    def test_groups_are_documents_in_time(self):
        page = self.open(reports.examples())
        self.search(page, "river")
        dates = page.locator("#found [role=group] time").all_text_contents()
        self.assertGreater(len(dates), 2)
        self.assertEqual(dates, sorted(dates))

    def test_thousands_of_statements_without_lag(self):
        page = self.open(reports.large())
        self.search(page, "the")
        pause = page.evaluate("""async () => {
            const input = document.querySelector("#search input");
            const pauses = [];
            for (const query of ["r", "ri", "riv", "rive", "river", "river t", "river th"]) {
                input.value = query;
                input.dispatchEvent(new Event("input"));
                let longest = 0;
                const end = performance.now() + 160;
                for (let before = performance.now(); before < end;) {
                    await new Promise(next => setTimeout(next));
                    longest = Math.max(longest, performance.now() - before);
                    before = performance.now();
                }
                pauses.push(longest);
            }
            return pauses.sort((a, b) => a - b)[3];
        }""")
        print(f"\npause after a letter while searching {page.locator('.st').count()} statements: {pause:.0f} ms")
        self.assertLess(pause, 400)


if __name__ == "__main__":
    unittest.main()
