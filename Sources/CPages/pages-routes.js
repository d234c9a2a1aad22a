// One page at a time, by the part of the address behind "#": a page, a statement or its uses, a family, or a view that
// is made when it is asked for ("compare/d1/d4", "pedigree/d3-s12", "judgements").

/** How many steps into this visit; the history keeps it with each entry, so that "back" stays within the report. */
let depth = history.state?.depth ?? 0;
const scrolled = new Map();
const views = { compare: showComparison, pedigree: showPedigree, judgements: showJudgements };

function firstPage() { return main.querySelector(":scope > .page"); }
function currentPage() { return main.querySelector(":scope > .page.current"); }

function go(address) {
    if (address === location.hash.slice(1)) return route();
    depth += 1;
    history.pushState({ depth }, "", `#${address}`);
    route();
}

/** Writes the address of what is looked at now, without a step of its own in the history. */
function note(address) { history.replaceState({ depth }, "", `#${address}`); }

function goBack() { if (depth > 0) history.back(); }

function route({ returning = false } = {}) {
    const address = decoded(location.hash.slice(1));
    if (address === "main" && currentPage()) return main.focus();
    const [name, ...rest] = address.split("/");
    const target = Object.hasOwn(views, name) ? views[name](...rest) : byId(address);
    const page = target?.closest(".page") ?? firstPage();
    show(page);
    const statement = statementOf(target);
    if (statement) focusStatement(statement, { reveal: !returning });
    else arrive(page, target, returning);
    if (returning) scrollTo(0, scrolled.get(depth) ?? 0);
}

function decoded(address) {
    try { return decodeURIComponent(address); } catch { return address; }
}

/** The statement that a target is, or whose uses it is. */
function statementOf(target) {
    if (!target?.closest(".page.document")) return null;
    return target.matches(".st, .left-out") ? target : byId(target.dataset.of);
}

function show(page) {
    const before = currentPage();
    if (before !== page) {
        before?.classList.remove("current");
        page.classList.add("current");
        root.classList.remove("start");
    }
    const links = [...document.querySelectorAll(".top nav a, #tools a")];
    const kind = page.matches(".document") ? "documents" : page.matches(".formulation") ? "formulations" : "";
    const entry = links.find((link) => link.hash === `#${page.id}`) ?? links.find((link) => link.hash === `#${kind}`);
    for (const link of links) {
        if (link === entry) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
    document.title = `${page.dataset.title} · ${reportTitle}`;
    prepare(page);
}

/** Focus goes to the heading of a page, or to the place within it that was asked for. */
function arrive(page, target, returning) {
    if (page.matches(".document")) leaveStatement();
    const heading = !target || target === page ? page.querySelector("h2") : target;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (returning) return;
    if (heading === target) target.scrollIntoView({ block: "start" });
    else page.scrollIntoView({ block: "start" });
}

/** What a page gets when it is first shown. */
function prepare(page) {
    if (page.dataset.ready) return;
    page.dataset.ready = "yes";
    if (page.matches(".document")) prepareDocument(page);
    prepareTables(page);
}

/** The page of a view, made when it is first asked for. */
function viewPage(id, name) {
    let page = byId(id);
    if (!page) {
        page = element("section", { class: "page", id, "data-title": name });
        main.append(page);
    }
    return page;
}

function followRoutes() {
    history.scrollRestoration = "manual";
    history.replaceState({ depth }, "");
    addEventListener("scroll", () => scrolled.set(depth, scrollY), { passive: true });
    addEventListener("popstate", (event) => {
        // An address that was typed has no state yet.
        const typed = event.state?.depth === undefined;
        depth = typed ? depth + 1 : event.state.depth;
        if (typed) history.replaceState({ depth }, "");
        route({ returning: !typed });
    });
    document.addEventListener("click", (event) => {
        const link = event.target.closest('a[href^="#"]');
        const address = link?.getAttribute("href").slice(1);
        if (!address || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        if (link.matches("a.n") && closeUses(address)) return;
        go(address);
    });
}
