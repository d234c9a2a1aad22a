"""Paper, no script, and texts that mean harm."""

import io
import unicodedata
import unittest

from pypdf import PdfReader

import reports
from page_case import PageCase


def letters(text):
    """Without spaces and signs, which paper may set otherwise, and ligatures."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in text if letter.isalnum())


class Paper(PageCase):
    def test_every_document_is_printed(self):
        page = self.open(reports.few(), theme="dark")
        titles = page.locator(".page.document > header h2").all_text_contents()
        redline = page.locator(".document .redline").first.text_content()
        pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
        text = letters("".join(sheet.extract_text() for sheet in pdf.pages))
        self.assertGreater(len(pdf.pages), len(titles))
        for title in titles:
            self.assertTrue(letters(title) in text, title)
        for statement in page.locator(".page.document .st").all_text_contents()[::3]:
            self.assertTrue(letters(statement)[:40] in text, statement)
        self.assertTrue(letters(redline)[:60] in text, redline)
        self.assertFalse("notarepeat" in text)
        # Afterwards the page is as it was.
        self.assertEqual(page.locator("details.uses[open]").count(), 0)


class NoScript(PageCase):
    def test_everything_is_there(self):
        page = self.open(reports.examples(), script=False)
        hidden = page.locator(".page:not(.needs-script), .page .st").evaluate_all(
            "all => all.filter(one => getComputedStyle(one).display === 'none').map(one => one.id)")
        self.assertEqual(hidden, [])
        self.assertEqual(page.locator(".needs-script:visible").count(), 0)
        number = page.locator("a.n").first
        uses = page.locator(f"[id='{number.get_attribute('href')[1:]}']")
        uses.locator("summary").click()
        self.assertTrue(uses.locator("ol").first.is_visible())
        for size in [self.NARROW, self.WIDE]:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), size[0])


class Hostile(PageCase):
    def test_texts_stay_texts(self):
        page = self.open(reports.hostile())
        for address in self.pages(page) + ["judgements"]:
            self.go(page, address)
        page.keyboard.press("/")
        page.locator("#search input").fill("table")
        page.wait_for_selector("#found mark")
        page.locator("#search input").fill("<script>")
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        self.go(page, "compare")
        for view in ["redline", "dropped", "sides"]:
            page.locator(f"#view-{view}").click()
        repeat = page.evaluate("JSON.parse(document.getElementById('data').textContent).repeats[0]")
        later = f"d{repeat[0]}-s{repeat[1]}"
        self.go(page, f"pedigree/{later}")
        self.go(page, later)
        page.locator(".panel [data-verdict]").first.click()
        self.go(page, "judgements")
        self.assertIsNone(page.evaluate("window.hacked ?? null"))
        self.assertEqual(page.locator("main script, main img, main b.hacked").count(), 0)
        self.assertEqual(page.locator("script").count(), 3)

    def test_marks_stay_in_their_paragraph(self):
        page = self.open(reports.hostile(), "d1")
        for block in page.locator("#d1 .text > p").all():
            self.assertIn(block.evaluate("block => getComputedStyle(block).overflowY"), ["clip"])
            self.assertIn("paint", block.evaluate("block => getComputedStyle(block).contain"))
        for statement in page.locator("#d1 .st").all():
            self.assertEqual(statement.evaluate("one => getComputedStyle(one).unicodeBidi"), "isolate")

    def test_no_null_is_left(self):
        self.assertNotIn(b"\0", reports.hostile().read_bytes())


if __name__ == "__main__":
    unittest.main()
