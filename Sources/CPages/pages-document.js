// A document with the uses of its statements: beside the text where there is room, below their paragraph where not.

const panel = element("aside", { class: "panel", "aria-label": "Uses of the statement", tabindex: "0" });
let inFocus = null;

/** Links to the documents before and after, and the statements that can be pressed. */
function prepareDocument(page) {
    const order = [...documents.values()];
    const place = documents.get(page.id)?.place ?? 0;
    const turn = element("nav", { class: "turn", "aria-label": "Documents in time" });
    for (const [told, way] of [[order[place - 1], "Before: "], [order[place + 1], "After: "]]) {
        turn.append(told ? element("a", { href: `#${told.anchor}` }, way, ...named(told)) : element("span"));
    }
    page.querySelector("header").prepend(turn);
    for (const number of page.querySelectorAll(".text a.n")) number.previousElementSibling?.classList.add("told");
    page.querySelector(".account")?.setAttribute("tabindex", "0");
}

/** Makes a statement the one that is looked at, and shows its uses. */
function focusStatement(statement, { reveal = true } = {}) {
    leaveStatement();
    inFocus = statement;
    const uses = byId(`u-${statement.id}`);
    const page = statement.closest(".page");
    statement.classList.add("in-focus");
    statement.tabIndex = -1;
    statement.focus({ preventScroll: true });
    if (uses) {
        complete(uses);
        if (wide.matches) fillPanel(statement.id, uses, page);
        else uses.open = true;
    }
    if (reveal) bringIntoView(statement);
}

function bringIntoView(statement) {
    const { top, bottom } = statement.getBoundingClientRect();
    const head = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    if (top < head || bottom > innerHeight * (wide.matches ? .85 : .5)) {
        scrollBy({ top: top - Math.max(head, innerHeight * (wide.matches ? .3 : .12)) });
    }
}

function leaveStatement() {
    if (!inFocus) return;
    inFocus.classList.remove("in-focus");
    inFocus.closest(".page").classList.remove("focused");
    const uses = byId(`u-${inFocus.id}`);
    if (uses) uses.open = false;
    inFocus = null;
}

/** Back from a statement to its document. */
function closeStatement() {
    if (!inFocus) return;
    note(inFocus.closest(".page").id);
    leaveStatement();
}

/** Pressing the number of a statement again closes its uses. Says whether it did. */
function closeUses(address) {
    if (!inFocus || address !== `u-${inFocus.id}` || !currentPage().contains(inFocus)) return false;
    closeStatement();
    return true;
}

function fillPanel(anchor, uses, page) {
    const content = uses.cloneNode(true);
    content.querySelector("summary").remove();
    const close = button("Close", closeStatement, { title: "Escape" });
    panel.replaceChildren(element("header", {}, element("h3", {}, `Statement ${numberOf(anchor)}`), close), ...content.childNodes);
    page.append(panel);
    page.classList.add("focused");
    panel.scrollTop = 0;
}

/** Adds to the uses of a statement what only a script can do: the words of each earlier use, judging, comparing. */
function complete(uses) {
    if (uses.dataset.complete) return;
    uses.dataset.complete = "yes";
    uses.querySelector("summary").after(
        element("p", { class: "needs-script" }, element("a", { href: `#pedigree/${uses.dataset.of}` }, "Pedigree of this statement")));
    for (const item of uses.querySelectorAll("li[data-later]")) {
        const { later, earlier } = item.dataset;
        if (!item.querySelector("blockquote")) {
            item.append(element("blockquote", { class: "earlier", dir: "auto" }, cut(textOf(earlier), 400)));
        }
        item.append(judging(later, earlier));
    }
    for (const item of uses.querySelectorAll("li[data-later]")) markJudged(item);
}

function told() { return [...currentPage().querySelectorAll(".text .st.told")]; }

/** To the next or previous statement with uses, from the one in focus or from what is on the screen. */
function step(by) {
    const statements = told();
    let place = statements.indexOf(inFocus);
    if (place < 0) {
        const below = statements.findIndex((statement) => statement.getBoundingClientRect().top > 0);
        place = by > 0 ? (below < 0 ? statements.length : below) - 1 : below < 0 ? statements.length : below;
    }
    const next = statements[place + by];
    if (!next) return;
    note(next.id);
    focusStatement(next);
}

function turnDocument(by) {
    const place = documents.get(currentPage().id)?.place ?? (by > 0 ? -1 : documents.size);
    const next = [...documents.values()][place + by];
    if (next) go(next.anchor);
}

function followRepeat() {
    const best = inFocus && (repeats().ofLater.get(inFocus.id) ?? []).find((repeat) => !isRejected(repeat));
    if (best) go(best.earlier);
}

function watchDocuments() {
    main.addEventListener("click", (event) => {
        const statement = event.target.closest(".document .st.told");
        if (!statement || event.target.closest("a, button") || !getSelection().isCollapsed) return;
        if (statement !== inFocus) go(statement.id);
    });
    // Details do not bubble when they open, so they are caught on the way down.
    main.addEventListener("toggle", (event) => {
        if (event.target.matches("details.uses") && event.target.open) complete(event.target);
    }, true);
    wide.addEventListener("change", () => {
        if (inFocus && currentPage().contains(inFocus)) focusStatement(inFocus);
    });
}
