// The pedigree of a statement: what it goes back to and what came of it, from repeat to repeat, along a line of time.

/** Statements that are reached from one by repeats, each with the repeat by which it was reached first. */
function reached(from, direction) {
    const { ofLater, ofEarlier } = repeats();
    const [found, waiting] = [new Map(), [from]];
    for (let place = 0; place < waiting.length; place += 1) {
        const at = waiting[place];
        for (const repeat of (direction === "earlier" ? ofLater : ofEarlier).get(at) ?? []) {
            const next = repeat[direction];
            if (repeat.band > weakestRepeat || found.has(next) || next === from || isRejected(repeat)) continue;
            found.set(next, repeat);
            waiting.push(next);
        }
    }
    return found;
}

/** In the order of time, and within a document of its statements. */
function inTime(one, other) {
    return documentOf(one).place - documentOf(other).place || Number(numberOf(one).slice(1)) - Number(numberOf(other).slice(1));
}

function showPedigree(anchor = "") {
    const statement = byId(anchor);
    if (!statement?.matches(".st")) return null;
    const page = viewPage("pedigree", "Pedigree");
    const told = documentOf(anchor);
    page.dataset.title = `Pedigree of ${told.id} ${numberOf(anchor)}`;
    const [before, after] = [reached(anchor, "earlier"), reached(anchor, "later")];
    const line = element("ol", { class: "line" });
    let previous = null;
    for (const place of [...before.keys(), anchor, ...after.keys()].sort(inTime)) {
        const silence = days(previous, place);
        if (silence > 180) line.append(element("li", { class: "silence" }, `${silence.toLocaleString("en")} days later`));
        line.append(pedigreeItem(place, anchor, before.get(place) ?? after.get(place), before.has(place)));
        previous = place;
    }
    page.replaceChildren(
        element("h2", {}, "Pedigree"),
        element("p", { class: "lead" },
            `Statement ${numberOf(anchor)} of `, element("a", { href: `#${anchor}` }, ...named(told)),
            ` goes back to ${counted(before.size, "earlier statement")} and lives on in ${counted(after.size, "later one")}, from repeat to repeat in this corpus. Mere echoes are not followed.`),
        line);
    return page;
}

function pedigreeItem(place, anchor, repeat, isEarlier) {
    const told = documentOf(place);
    const name = repeat ? data.bands[repeat.band] : "this";
    const item = element("li", { class: name },
        element("a", { href: `#${place}` }, element("time", {}, told.date), " ", element("bdi", {}, told.id), ` ${numberOf(place)}`), " ");
    if (repeat) {
        const other = isEarlier ? repeat.later : repeat.earlier;
        const through = other === anchor ? "" : isEarlier
            ? `through ${documentOf(other).date} ${documentOf(other).id} ${numberOf(other)}`
            : `from ${documentOf(other).date} ${documentOf(other).id} ${numberOf(other)}`;
        item.append(...badge(repeat), element("span", { class: "score" }, through));
    } else {
        item.append(element("b", {}, "this statement"));
    }
    item.append(element("blockquote", { dir: "auto" }, cut(textOf(place), 600)));
    return item;
}

/** Days between two statements; 0 where a date is not of one day. */
function days(one, other) {
    const [from, to] = [one, other].map((place) => place && /^\d{4}-\d\d-\d\d$/.test(documentOf(place).date)
        ? Date.parse(documentOf(place).date) : NaN);
    return Math.round((to - from) / 86_400_000) || 0;
}
