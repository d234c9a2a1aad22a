// Two documents: side by side with ribbons between what repeats, as a redline of the later one, or as a list of what is
// dropped. The texts are clones of those in the page, under ids of their own.

const comparison = { earlier: null, later: null, view: "sides", echoes: false, redraw: null };

function pairs() {
    const all = [];
    for (const [later, list] of repeats().ofLater) {
        if (documentOf(later) !== comparison.later) continue;
        all.push(...list.filter((repeat) => documentOf(repeat.earlier) === comparison.earlier && !isRejected(repeat)));
    }
    return all;
}

/** "compare", "compare/d1/d4", or with statements in the place of documents. */
function showComparison(one = "", other = "") {
    const page = byId("compare");
    const [first, second] = [documentOf(one), documentOf(other)];
    if (first && second) {
        [comparison.earlier, comparison.later] = first.place <= second.place ? [first, second] : [second, first];
    } else if (!comparison.later) {
        [comparison.earlier, comparison.later] = mostRepeated();
    }
    if (!comparison.later) {
        byId("comparison").replaceChildren(element("p", { class: "none" }, "No document here repeats another."));
        return page;
    }
    page.dataset.title = `Compare ${comparison.earlier.id} and ${comparison.later.id}`;
    drawComparison();
    const asked = [one, other].filter((place) => place.includes("-"));
    if (asked.length) requestAnimationFrame(() => asked.forEach((place) => light(place, { reveal: true })));
    return page;
}

/** The latest document that repeats anything, and what it repeats most. */
function mostRepeated() {
    const counts = new Map();
    for (const [later, [best]] of repeats().ofLater) {
        if (best.band > weakestRepeat) continue;
        const of = counts.get(documentOf(later)) ?? new Map();
        counts.set(documentOf(later), of.set(documentOf(best.earlier), (of.get(documentOf(best.earlier)) ?? 0) + 1));
    }
    const latest = [...counts.keys()].sort((a, b) => b.place - a.place)[0];
    if (!latest) return [null, null];
    return [[...counts.get(latest)].sort((a, b) => b[1] - a[1])[0][0], latest];
}

function drawComparison() {
    comparison.redraw = null;
    const all = pairs();
    const shown = comparison.echoes ? all : all.filter((repeat) => repeat.band <= weakestRepeat);
    const dropped = droppedStatements(all);
    const view = { sides: sidesView, redline: redlineView, dropped: droppedView }[comparison.view];
    byId("comparison").replaceChildren(choices(all, dropped), view(shown, dropped));
    comparison.redraw?.();
}

function choices(all, dropped) {
    const select = (label, chosen) => {
        const options = [...documents.values()].map((told) =>
            element("option", { value: told.anchor, selected: told === chosen }, `${told.date}  ${told.title} (${told.id})`));
        const made = element("select", { change: () => go(`compare/${earlier.value}/${later.value}`) }, ...options);
        return [made, element("label", {}, label, made)];
    };
    const [earlier, earlierLabel] = select("Earlier", comparison.earlier);
    const [later, laterLabel] = select("Later", comparison.later);
    const strong = all.filter((repeat) => repeat.band <= weakestRepeat).length;
    const names = { sides: "Side by side", redline: "Redline", dropped: `Dropped (${dropped.length})` };
    const buttons = Object.entries(names).map(([view, name]) => button(name, () => {
        comparison.view = view;
        drawComparison();
        byId(`view-${view}`).focus();
    }, { id: `view-${view}`, "aria-pressed": String(view === comparison.view) }));
    const echoes = element("input", { type: "checkbox", id: "echoes", checked: comparison.echoes, change: () => {
        comparison.echoes = echoes.checked;
        drawComparison();
        byId("echoes").focus();
    } });
    return element("div", { class: "choose" }, earlierLabel, laterLabel,
        element("div", { class: "views", role: "group", "aria-label": "View" }, ...buttons),
        element("label", { class: "check" }, echoes, `echoes too (${all.length - strong})`),
        element("p", { class: "shares" }, `${counted(strong, "repeat")} between them`));
}

/** A text of the page by itself: without uses and numbers that lead elsewhere, its ids under a prefix. */
function clonedText(told, prefix) {
    const text = byId(told.anchor).querySelector(".text").cloneNode(true);
    for (const uses of text.querySelectorAll("details.uses")) uses.remove();
    for (const number of text.querySelectorAll(".n")) number.remove();
    for (const statement of text.querySelectorAll("[id]")) {
        statement.dataset.place = statement.id;
        statement.id = `${prefix}-${statement.id}`;
        statement.classList.remove(...data.bands, "in-focus", "told");
        statement.removeAttribute("tabindex");
    }
    return text;
}

/** Marks the statements of a cloned text that have partners, and links to these behind each. */
function markPartners(text, shown, own, other) {
    const partners = new Map();
    for (const repeat of shown) add(partners, repeat[own], repeat);
    for (const statement of text.querySelectorAll(".st")) {
        const list = partners.get(statement.dataset.place);
        if (!list) continue;
        const best = list.reduce((a, b) => (b.score > a.score ? b : a));
        statement.classList.add("paired", data.bands[best.band]);
        const links = list.map((repeat) => element("a", {
            href: `#compare/${repeat.earlier}/${repeat.later}`, "data-to": repeat[other],
            "aria-label": `${data.bands[repeat.band]}: ${other} ${numberOf(repeat[other])}`,
        }, numberOf(repeat[other])));
        statement.after(element("span", { class: "partners" }, own === "earlier" ? "→ " : "← ", ...links.flatMap((link) => [link, " "])));
    }
}

function droppedStatements(all) {
    const kept = new Set(all.map((repeat) => repeat.earlier));
    return [...byId(comparison.earlier.anchor).querySelectorAll(".text .st")].filter((statement) => !kept.has(statement.id));
}

// Side by side

function sidesView(shown) {
    const view = element("div", { class: "sides compared" });
    const column = (told, own, other) => {
        const text = clonedText(told, own);
        markPartners(text, shown, own, other);
        return element("div", { class: `side ${own}`, tabindex: "0", role: "region", "aria-label": `${own} text: ${told.id}` }, text);
    };
    const head = (told, place) => element("h3", { style: `grid-area: 1 / ${place}` },
        element("a", { href: `#${told.anchor}` }, ...named(told)));
    const sides = [column(comparison.earlier, "earlier", "later"), column(comparison.later, "later", "earlier")];
    const ribbons = drawn("svg", { class: "ribbons", "aria-hidden": "true" });
    const maps = sides.map(() => drawn("svg", { class: "map", "aria-hidden": "true", preserveAspectRatio: "none" }));
    [maps[0], sides[0], sides[1], maps[1]].forEach((part, place) => { part.style.gridArea = `2 / ${[1, 2, 4, 5][place]}`; });
    view.append(head(comparison.earlier, 2), sides[0], head(comparison.later, 4), sides[1], ribbons, ...maps);

    const paths = shown.map((repeat) => {
        const path = drawn("path", { class: data.bands[repeat.band] });
        path.dataset.earlier = repeat.earlier;
        path.dataset.later = repeat.later;
        ribbons.append(path);
        return path;
    });
    let layout = null;
    const draw = framed(() => {
        if (!view.isConnected || !wide.matches) return;
        layout ??= measure(sides, shown);
        drawRibbons(paths, shown, layout, sides, ribbons.clientWidth);
        maps.forEach((map, place) => drawMap(map, sides[place], layout[place]));
    });
    const renew = () => {
        layout = null;
        draw();
    };
    sides.forEach((side) => side.addEventListener("scroll", draw, { passive: true }));
    maps.forEach((map, place) => map.addEventListener("click", (event) => {
        const box = map.getBoundingClientRect();
        const side = sides[place];
        side.scrollTo({ top: (event.clientY - box.top) / box.height * side.scrollHeight - side.clientHeight / 2 });
    }));
    view.addEventListener("click", pressPartner);
    for (const kind of ["pointerover", "focusin"]) {
        view.addEventListener(kind, (event) => {
            const place = event.target.dataset?.to ?? event.target.closest?.(".st.paired")?.dataset.place;
            if (place) light(place);
        });
    }
    new ResizeObserver(renew).observe(view);
    comparison.redraw = renew;
    return view;
}

/** Where the statements of both sides are, in the coordinates of their texts: [side] -> place -> { top, bottom, band }. */
function measure(sides, shown) {
    return sides.map((side, place) => {
        const spans = new Map();
        const origin = side.getBoundingClientRect().top + side.clientTop - side.scrollTop;
        for (const repeat of shown) {
            const at = place === 0 ? repeat.earlier : repeat.later;
            const box = byId(`${place === 0 ? "earlier" : "later"}-${at}`)?.getBoundingClientRect();
            const before = spans.get(at);
            if (box) spans.set(at, { top: box.top - origin, bottom: box.bottom - origin, band: Math.min(before?.band ?? 9, repeat.band) });
        }
        return spans;
    });
}

function drawRibbons(paths, shown, layout, sides, width) {
    const [left, right] = sides.map((side) => side.scrollTop);
    const middle = width / 2;
    shown.forEach((repeat, place) => {
        const [from, to] = [layout[0].get(repeat.earlier), layout[1].get(repeat.later)];
        if (!from || !to) return;
        const [a, b, c, d] = [from.top - left, from.bottom - left, to.top - right, to.bottom - right];
        paths[place].setAttribute("d",
            `M0 ${a}C${middle} ${a} ${middle} ${c} ${width} ${c}V${d}C${middle} ${d} ${middle} ${b} 0 ${b}Z`);
    });
}

function drawMap(map, side, spans) {
    const whole = side.scrollHeight;
    map.setAttribute("viewBox", `0 0 10 ${whole}`);
    const marks = [...spans.values()].map(({ top, bottom, band }) =>
        drawn("rect", { x: 2, y: top, width: 6, height: Math.max(bottom - top, whole / 200), class: data.bands[band] }));
    map.replaceChildren(...marks, drawn("rect", { x: 0, y: side.scrollTop, width: 10, height: side.clientHeight, class: "view" }));
}

/** Makes a statement, its partners and the ribbons between them stand out; on request brings all of it into view. */
function light(place, { reveal = false } = {}) {
    const view = document.querySelector(".sides");
    if (!view) return;
    for (const lit of view.querySelectorAll(".lit, .partner")) lit.classList.remove("lit", "partner");
    const own = documentOf(place) === comparison.earlier ? "earlier" : "later";
    const marked = [byId(`${own}-${place}`)];
    for (const path of view.querySelectorAll(`path[data-${own}="${place}"]`)) {
        path.classList.add("lit");
        marked.push(own === "earlier" ? byId(`later-${path.dataset.later}`) : byId(`earlier-${path.dataset.earlier}`));
    }
    for (const statement of marked.filter(Boolean)) statement.classList.add("partner");
    if (reveal) marked.slice(0, 2).filter(Boolean).forEach(bringIntoColumn);
}

function bringIntoColumn(statement) {
    const behavior = calm.matches ? "auto" : "smooth";
    const side = statement.closest(".side");
    if (!wide.matches) return statement.scrollIntoView({ block: "center", behavior });
    const top = statement.getBoundingClientRect().top - side.getBoundingClientRect().top + side.scrollTop;
    side.scrollTo({ top: top - side.clientHeight / 3, behavior });
}

/** A press on a statement or on a link to its partner shows the pair, without leaving the view. */
function pressPartner(event) {
    const link = event.target.closest("a[data-to]");
    const statement = link ? null : event.target.closest(".st.paired");
    if (!link && !statement) return;
    event.preventDefault();
    event.stopPropagation();
    if (link) note(link.getAttribute("href").slice(1));
    light(link ? link.closest(".partners").previousElementSibling.dataset.place : statement.dataset.place, { reveal: true });
    if (link) bringIntoColumn(byId(`${documentOf(link.dataset.to) === comparison.earlier ? "earlier" : "later"}-${link.dataset.to}`));
}

// Redline, and what is dropped

/** The later text; where the best repeat of a statement is of the earlier document, what was changed in it. */
function redlineView(shown, dropped) {
    const text = clonedText(comparison.later, "later");
    markPartners(text, shown, "later", "earlier");
    for (const repeat of shown) {
        const uses = byId(`u-${repeat.later}`);
        const redline = uses?.querySelector(`li[data-earlier="${repeat.earlier}"] > .redline`);
        if (!redline) continue;
        const statement = text.querySelector(`[data-place="${repeat.later}"]`);
        statement.replaceChildren(...redline.cloneNode(true).childNodes);
        statement.classList.remove("paired", ...data.bands);
    }
    return element("div", { class: "redlined compared" },
        element("p", { class: "shares" }, "Where the best repeat of a statement is of the earlier document, its changes are marked. "
            + "Statements whose best repeat is elsewhere stand as they are, with links to what they share."),
        text, droppedView(shown, dropped));
}

function droppedView(shown, dropped) {
    const items = dropped.map((statement) => element("li", {},
        element("a", { href: `#${statement.id}` }, numberOf(statement.id)), " ",
        element("q", { dir: "auto" }, cut(statement.textContent, 600))));
    const all = byId(comparison.earlier.anchor).querySelectorAll(".text .st").length;
    return element("section", { class: "dropped" },
        element("h3", {}, `What is dropped: ${dropped.length} of ${counted(all, "statement")}`),
        element("p", { class: "shares" }, `These statements of the earlier document are not among the ${data.top === 1 ? "one" : data.top} nearest earlier uses of any `
            + "statement here. Their words may still stand in the later one where others are nearer."),
        element("ul", {}, ...items));
}
