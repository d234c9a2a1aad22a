"""Comparing, judging, sorting, taking along."""

import csv
import io
import json
import unittest
import xml.etree.ElementTree as xml

import reports
from page_case import PageCase


class Compare(PageCase):
    def setUp(self):
        super().setUp()
        self.page = self.open(reports.examples(), "compare")

    def test_starts_with_the_latest(self):
        page = self.page
        earlier, later = [select.input_value() for select in page.locator("#comparison select").all()]
        order = page.locator("#comparison select").first.locator("option").evaluate_all("all => all.map(one => one.value)")
        self.assertEqual(later, order[-1])
        self.assertLess(order.index(earlier), order.index(later))
        ribbons = page.locator(".ribbons path[d]").count()
        self.assertGreater(ribbons, 0)
        self.assertEqual(ribbons, page.locator(".side.later .partners a").count())
        self.assertEqual(page.evaluate("[...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"), 0)

    def test_ribbons_follow_the_scrolling(self):
        page = self.page
        path = page.locator(".ribbons path").first
        page.wait_for_function("() => document.querySelector('.ribbons path').getAttribute('d')")
        before = path.get_attribute("d")
        page.set_viewport_size({"width": 1500, "height": 700})
        page.evaluate("document.querySelector('.side.earlier').scrollTop = 60")
        page.wait_for_function("before => document.querySelector('.ribbons path').getAttribute('d') !== before", arg=before)

    def test_pointing_shows_the_partner(self):
        page = self.page
        page.locator(".side.earlier .st.paired").first.hover()
        self.assertGreater(page.locator(".side.later .partner").count(), 0)
        self.assertGreater(page.locator(".ribbons .lit").count(), 0)
        link = page.locator(".side.earlier .partners a").first
        link.click()
        partner = page.locator(f"#later-{link.get_attribute('data-to')}")
        self.assertTrue(partner.evaluate("""statement => {
            const [box, side] = [statement.getBoundingClientRect(), statement.closest(".side").getBoundingClientRect()];
            return box.bottom > side.top && box.top < side.bottom;
        }"""))
        self.assertRegex(self.address(page), r"^compare/d\d+-s\d+/d\d+-s\d+$")

    def test_views(self):
        page = self.page
        page.get_by_role("button", name="Redline").click()
        self.assertGreater(page.locator(".redlined ins, .redlined del").count(), 0)
        page.locator("#view-dropped").click()
        count = int(page.locator("#view-dropped").text_content().strip("Dropped ()"))
        self.assertEqual(page.locator(".dropped li").count(), count)
        self.assertIn("not among the 5 nearest", page.locator(".dropped").inner_text())

    def test_another_pair(self):
        page = self.page
        selects = page.locator("#comparison select")
        values = selects.first.locator("option").evaluate_all("all => all.map(one => one.value)")
        # In the wrong order they are turned round.
        self.go(page, f"compare/{values[3]}/{values[0]}")
        self.assertEqual([select.input_value() for select in selects.all()], [values[0], values[3]])
        selects.first.select_option(values[1])
        self.assertEqual(self.address(page), f"compare/{values[1]}/{values[3]}")

    def test_narrow(self):
        page = self.open(reports.examples(), "compare", self.NARROW)
        self.assertFalse(page.locator(".ribbons").is_visible())
        page.locator(".side.earlier .partners a").first.click()
        self.assertEqual(page.locator(".page:visible").get_attribute("id"), "compare")


class Judging(PageCase):
    def setUp(self):
        super().setUp()
        self.page = self.open(reports.examples())
        self.statement = self.page.evaluate("""() => {
            const data = JSON.parse(document.getElementById("data").textContent);
            const only = data.repeats.filter(a => a[5] < 3 && data.repeats.filter(b => a[0] === b[0] && a[1] === b[1]).length === 1);
            const found = only[0] ?? data.repeats[0];
            return `d${found[0]}-s${found[1]}`;
        }""")

    def verdict(self, name):
        return self.page.locator(".panel .repeats > li").first.get_by_role("button", name=name, exact=True)

    def test_judgements_are_kept_and_exported(self):
        page = self.page
        self.go(page, self.statement)
        statement = page.locator(f"[id='{self.statement}']")
        item = page.locator(".panel .repeats > li").first
        earlier = item.get_attribute("data-earlier")
        self.verdict("not a repeat").click()
        self.assertEqual(self.verdict("not a repeat").get_attribute("aria-pressed"), "true")
        self.assertIn("line-through", item.locator("a").first.evaluate("link => getComputedStyle(link).textDecorationLine"))
        self.assertIn("new", statement.get_attribute("class"))
        for word in statement.locator("u").all():
            self.assertEqual(word.evaluate("word => getComputedStyle(word).textDecorationLine"), "none")
        page.reload()
        self.assertEqual(self.verdict("not a repeat").get_attribute("aria-pressed"), "true")
        self.assertIn("new", statement.get_attribute("class"))
        self.assertEqual(page.locator("#judged").text_content(), " 1")

        page.locator("#tools a").click()
        self.assertIn("1 not a repeat", page.locator("#judgements .lead").inner_text())
        page.get_by_role("button", name="Export as JSON lines").click()
        page.locator("dialog input").fill("A. Reader")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        record = json.loads(download.value.path().read_text())
        data = page.evaluate("JSON.parse(document.getElementById('data').textContent).documents")
        names = {told[0]: told[1] for told in data}
        side = lambda anchor: {"document": names[anchor.split("-")[0]], "statement": anchor.split("-")[1]}
        self.assertRegex(record.pop("at"), r"^\d{4}-\d\d-\d\dT")
        self.assertEqual(record, {"type": "judgement", "verdict": "not-a-repeat", "by": "A. Reader",
                                  "later": side(self.statement), "earlier": side(earlier)})
        # The name is asked for once.
        with page.expect_download():
            page.get_by_role("button", name="Export as JSON lines").click()

    def test_a_judgement_is_taken_back(self):
        page = self.page
        self.go(page, self.statement)
        statement = page.locator(f"[id='{self.statement}']")
        before = set(statement.get_attribute("class").split())
        self.verdict("not a repeat").click()
        self.verdict("not a repeat").click()
        self.assertEqual(set(statement.get_attribute("class").split()), before)
        self.assertEqual(page.locator("#judged").text_content(), "")

    def test_without_storage_they_live_until_the_page_closes(self):
        context = self.page.context
        context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
        self.page.reload()
        self.go(self.page, self.statement)
        self.verdict("unsure").click()
        self.assertEqual(self.page.locator("#judged").text_content(), " 1")


class JudgingWithAServer(PageCase):
    def test_judgements_go_to_the_server(self):
        html = reports.examples().read_text().replace("<html ", '<html data-api="/api/judgements" data-judge="A. Reader" ', 1)
        html = html.replace("default-src 'none'", "default-src 'none'; connect-src 'self'", 1)
        start = html.index('id="data">') + len('id="data">')
        data = json.loads(html[start:html.index("</script>", start)])
        ids = {told[0]: told[1] for told in data["documents"]}
        repeat = next(repeat for repeat in data["repeats"] if repeat[5] < 3)
        later, earlier = [{"document": ids[f"d{repeat[at]}"], "statement": f"s{repeat[at + 1]}"} for at in (0, 2)]
        asked = []

        def answer(route):
            request = route.request
            if not request.url.startswith("http://desk.test/api/"):
                return route.fulfill(body=html, content_type="text/html")
            asked.append((request.method, request.url.removeprefix("http://desk.test"), request.post_data))
            if request.method == "GET":
                record = {"verdict": "not-a-repeat", "by": "A. Reader", "at": "2025-01-01", "later": later, "earlier": earlier}
                return route.fulfill(json={"page": 1, "size": 200, "total": 1, "records": [record]})
            route.fulfill(status=204 if request.method == "DELETE" else 403,
                          body="" if request.method == "DELETE" else '{"error":{"message":"nobody may judge here"}}')

        page = self.open(reports.few())
        self.requests.clear()
        page = page.context.new_page()
        page.route("**/*", answer)
        said = []
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
        page.goto(f"http://desk.test/#d{repeat[0]}-s{repeat[1]}")
        item = page.locator(".panel .repeats > li").first
        no, yes = [item.get_by_role("button", name=name, exact=True) for name in ("not a repeat", "a repeat")]
        page.wait_for_function("() => document.querySelector('#judged').textContent === ' 1'")
        self.assertEqual(no.get_attribute("aria-pressed"), "true")
        no.click()
        page.wait_for_function("() => document.querySelector('#judged').textContent === ''")
        # What the server refuses is not kept, and it is said why.
        yes.click()
        page.wait_for_function("() => document.querySelector('#judged').textContent === ''")
        self.assertEqual([method for method, _, _ in asked], ["GET", "DELETE", "POST"])
        self.assertEqual(json.loads(asked[2][2]), {
            "verdict": "repeat", "later": "#".join(later.values()), "earlier": "#".join(earlier.values()), "note": None})
        self.assertIn("nobody may judge here", "".join(said))


class TakingAlong(PageCase):
    def saved(self, page, button) -> str:
        with page.expect_download() as download:
            button.click()
        return download.value.path().read_bytes().decode()

    def test_tables_are_sorted(self):
        page = self.open(reports.examples())
        table = page.locator("#overview table").first
        column = lambda number: table.locator(f"tbody tr td:nth-child({number})").all_text_contents()
        head = table.locator("th").nth(3)
        head.get_by_role("button").click()
        self.assertEqual(head.get_attribute("aria-sort"), "ascending")
        numbers = [int(text) for text in column(4)]
        self.assertEqual(numbers, sorted(numbers))
        head.get_by_role("button").click()
        self.assertEqual(head.get_attribute("aria-sort"), "descending")
        self.assertEqual([int(text) for text in column(4)], sorted(numbers, reverse=True))
        table.locator("th").first.get_by_role("button").click()
        self.assertEqual(column(1), sorted(column(1)))
        self.assertIsNone(head.get_attribute("aria-sort"))

    def test_tables_as_csv(self):
        page = self.open(reports.examples(), "matrix")
        text = self.saved(page, page.get_by_role("button", name="CSV"))
        rows = list(csv.reader(io.StringIO(text)))
        self.assertEqual({len(row) for row in rows}, {len(rows)})

    def test_formulas_of_spreadsheets_are_disarmed(self):
        page = self.open(reports.examples(), "method")
        page.evaluate("document.querySelector('#method tbody tr:nth-child(1) td').textContent = '=1+1'")
        page.evaluate("document.querySelector('#method .scroll tbody td').textContent = '=HYPERLINK(\"x\")'")
        self.assertIn("\"'=HYPERLINK(\"\"x\"\")\"", self.saved(page, page.get_by_role("button", name="CSV")))

    def test_charts_as_svg(self):
        page = self.open(reports.examples(), "formulations")
        drawing = xml.fromstring(self.saved(page, page.get_by_role("button", name="SVG")))
        circles = drawing.findall(".//{*}circle")
        self.assertGreater(len(circles), 5)
        self.assertIn("fill: rgb(", circles[0].get("style"))


if __name__ == "__main__":
    unittest.main()
