"""What a page looks like to everybody: contrast, width, accessibility."""

import unittest
from importlib.resources import files

import reports
from page_case import PageCase

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()

# The checker walks through what is hidden too, so the pages that are not shown are taken out meanwhile. That links lead
# somewhere is then seen without script, where all pages are shown.
CHECK = """async options => {
    const hidden = [...document.querySelectorAll(".page")].filter(page => getComputedStyle(page).display === "none");
    const places = hidden.map(page => document.createComment(""));
    hidden.forEach((page, place) => page.replaceWith(places[place]));
    const found = await axe.run(document, { ...options, rules: { "skip-link": { enabled: hidden.length === 0 } } });
    places.forEach((mark, place) => mark.replaceWith(hidden[place]));
    return found.violations;
}"""

# On each ground, colours of text (4.5 to 1) and of marks and lines (3 to 1).
TEXT = {
    "paper": ["ink", "quiet", "accent", "gone"], "raised": ["ink", "accent", "quiet"], "tint": ["ink", "accent", "quiet", "gone"],
    "hit": ["ink"], "accent": ["paper"], "h1": ["on-weak"], "h2": ["on-weak"], "h3": ["on-weak"], "h4": ["on-strong"], "h5": ["on-strong"],
}
MARKS = {"paper": ["verbatim", "close", "reworded", "echo", "line", "accent"] + [f"c{number}" for number in range(10)],
         "tint": ["verbatim", "close", "reworded", "echo"], "raised": ["line", "close", "reworded", "echo"]}


def luminance(colour):
    def linear(part):
        part /= 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return sum(weight * linear(part) for weight, part in zip((0.2126, 0.7152, 0.0722), colour))


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Contrast(PageCase):
    def colour(self, page, name):
        return page.evaluate("""name => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = `var(--${name})`;
            const colour = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number);
            probe.remove();
            return colour;
        }""", name)

    def test_of_every_pair_in_both_themes(self):
        for theme in ["light", "dark"]:
            page = self.open(reports.few(), theme=theme)
            for pairs, least in [(TEXT, 4.5), (MARKS, 3)]:
                for ground, colours in pairs.items():
                    for name in colours:
                        with self.subTest(theme=theme, ground=ground, colour=name):
                            self.assertGreaterEqual(contrast(self.colour(page, ground), self.colour(page, name)), least)

    def test_the_ramp_is_a_ramp(self):
        for theme in ["light", "dark"]:
            page = self.open(reports.few(), theme=theme)
            paper = self.colour(page, "paper")
            ramp = [contrast(paper, self.colour(page, band)) for band in ["verbatim", "close", "reworded", "echo"]]
            self.assertEqual(ramp, sorted(ramp, reverse=True), theme)


class EveryPage(PageCase):
    """Pages of every kind, of the examples: the others are made in the same way."""

    def addresses(self, page):
        all_pages = self.pages(page)
        documents = [one for one in all_pages if one.startswith("d") and one[1:].isdigit()]
        kinds = [one for one in all_pages if one not in documents and not one[1:].isdigit()]
        repeat = page.evaluate("JSON.parse(document.getElementById('data').textContent).repeats.at(-1)")
        later = f"d{repeat[0]}-s{repeat[1]}"
        return kinds + documents[-2:] + ["f1", "f2", later, f"pedigree/{later}", "judgements"]

    def test_no_sideways_scrolling(self):
        for report in [reports.few(), reports.hostile()]:
            for size in [self.NARROW, self.WIDE]:
                page = self.open(report, size=size)
                for address in self.addresses(page):
                    self.go(page, address)
                    width = page.evaluate("document.documentElement.scrollWidth")
                    self.assertLessEqual(width, size[0], f"{report.name}#{address}")

    def violations(self, page, rules=None):
        options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
        found = page.evaluate(CHECK, options)
        return [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]

    def test_accessibility(self):
        for theme in ["light", "dark"]:
            for size in [self.WIDE, self.NARROW]:
                page = self.open(reports.few(), theme=theme, size=size)
                page.evaluate(AXE)
                for address in self.addresses(page):
                    with self.subTest(theme=theme, width=size[0], address=address):
                        self.go(page, address)
                        # A theme changes nothing but colours.
                        rules = ["color-contrast"] if theme == "dark" else None
                        self.assertEqual(self.violations(page, rules), [])

    def test_pages_of_a_pair_and_of_formulations(self):
        for report in [reports.pair(), reports.formulations()]:
            page = self.open(report)
            page.evaluate(AXE)
            for address in self.pages(page)[:5]:
                with self.subTest(report=report.name, address=address):
                    self.go(page, address)
                    self.assertEqual(page.locator(".page:visible").count(), 1)
                    self.assertEqual(self.violations(page), [])
            page.set_viewport_size({"width": 360, "height": 780})
            for address in self.pages(page)[:6]:
                self.go(page, address)
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360, address)

    def test_accessibility_of_dialogs(self):
        page = self.open(reports.few())
        page.evaluate(AXE)
        page.keyboard.press("?")
        self.assertEqual(self.violations(page), [])
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("river")
        page.wait_for_selector("#found mark")
        self.assertEqual(self.violations(page), [])

    def test_accessibility_without_script(self):
        # The checker is a script itself, so the pages are opened with one and read as without.
        page = self.open(reports.few())
        page.evaluate("document.documentElement.classList.remove('js')")
        page.evaluate(AXE)
        self.assertEqual(self.violations(page), [])

    def test_focus_is_seen(self):
        page = self.open(reports.few())
        for _ in range(25):
            page.keyboard.press("Tab")
            seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            self.assertEqual(seen, "solid", self.focused(page))


if __name__ == "__main__":
    unittest.main()
