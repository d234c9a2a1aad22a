// The pages of a server: uses of a statement are fetched when it is looked at, the search answers while one types, and
// verdicts go to the server. Comes after pages-basics.js, whose helpers it has.
//
// What is fetched is either JSON, which is put in as text, or a part of a page that the server escaped as it does its pages.

const judgingAt = root.dataset.api;

/** A part of a page of this server, as elements. */
async function fetchPart(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.importNode(parsed.body.firstElementChild, true);
}

/** Shows the uses of a statement below its paragraph, or takes them away again. */
async function showUses(number) {
    if (number.hasAttribute("aria-busy")) return;
    const statement = number.previousElementSibling;
    const shown = byId(`u-${statement.id}`);
    if (shown) {
        shown.remove();
        number.setAttribute("aria-expanded", "false");
        return;
    }
    number.setAttribute("aria-expanded", "true");
    number.setAttribute("aria-busy", "true");
    let part;
    try {
        part = await fetchPart(`${number.getAttribute("href")}?part=uses`);
        await addJudging(part);
    } catch (fault) {
        part = element("p", { class: "none", id: `u-${statement.id}`, role: "status" }, `Its uses could not be read. ${fault.message}`);
    }
    number.removeAttribute("aria-busy");
    const paragraph = statement.closest("p, h3");
    let place = paragraph;
    while (place.nextElementSibling?.matches("details.uses")) place = place.nextElementSibling;
    place.after(part);
}

const verdicts = [["repeat", "a repeat"], ["not-a-repeat", "not a repeat"], ["unsure", "unsure"]];

/** Three buttons for each repeat, where the server lets pairs be judged. */
async function addJudging(part) {
    const items = [...part.querySelectorAll("li[data-later]")];
    if (!judgingAt || items.length === 0) return;
    const said = await judgements(items[0].dataset.later);
    for (const item of items) {
        const { later, earlier } = item.dataset;
        const row = element("span", { role: "group", class: "judging", "aria-label": `Is it a repeat of ${earlier}?` });
        const show = (verdict) => {
            for (const one of row.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.dataset.verdict === verdict));
            item.classList.toggle("rejected", verdict === "not-a-repeat");
        };
        for (const [verdict, name] of verdicts) {
            row.append(button(name, async () => {
                const body = JSON.stringify({ later, earlier, verdict, note: null });
                const answer = await fetch(judgingAt, { method: "POST", headers: { "Content-Type": "application/json" }, body });
                if (answer.ok) show(verdict);
                else row.append(element("span", { role: "alert" }, ` The server answered ${answer.status}.`));
            }, { "data-verdict": verdict }), " ");
        }
        show(said.get(`${later} ${earlier}`));
        item.append(row);
    }
}

/** The verdicts on pairs of the document of a later statement, the last said of each. */
async function judgements(later) {
    const name = (side) => `${side.document}#${side.statement}`;
    const document = later.slice(0, later.lastIndexOf("#"));
    const records = [];
    for (let page = 1, total = 1; records.length < total; page += 1) {
        const answer = await fetch(`${judgingAt}?page=${page}&size=200&document=${encodeURIComponent(document)}`);
        if (!answer.ok) break;
        const said = await answer.json();
        if (said.records.length === 0) break;
        records.push(...said.records);
        total = said.total;
    }
    // What others said is theirs, and what was said of other words says nothing of these.
    const own = records.filter((record) => record.by === root.dataset.judge && !record.earlierRevision);
    return new Map(own.map((record) => [`${name(record.later)} ${name(record.earlier)}`, record.verdict]));
}

/** Answers below the field while one types; without a script the form leads to a page of answers. */
function watchSearch(form) {
    const field = form.querySelector("input[type=search]");
    const found = element("ol", { class: "answers", "aria-live": "polite" });
    form.after(found);
    let waiting = 0;
    let asked = 0;
    const look = async () => {
        const number = (asked += 1);
        const query = field.value.trim();
        if (!query) return found.replaceChildren();
        const answer = await fetch(`/api/search?level=statement&top=10&q=${encodeURIComponent(query)}`);
        if (!answer.ok || number !== asked) return;
        const { records } = await answer.json();
        if (number === asked) found.replaceChildren(...records.map(told));
    };
    field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 150);
    });
}

function told(hit) {
    const { document: id, statement, date, text } = hit.statements[0];
    const address = `/documents/${encodeURIComponent(id)}#d1-${statement}`;
    return element("li", {}, element("a", { href: address }, element("time", {}, date ?? "undated"), " ", element("bdi", {}, id),
        ` ${statement}`), " ", element("q", { dir: "auto" }, cut(text, 300)));
}

function start() {
    for (const form of document.querySelectorAll("form.search")) watchSearch(form);
    main.addEventListener("click", (event) => {
        const number = event.target.closest(".document a.n");
        if (!number || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        showUses(number);
    });
    document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.target.closest("input, textarea") || event.ctrlKey || event.metaKey) return;
        const field = document.querySelector("form.search input");
        if (field) field.focus();
        else location.href = "/search";
        event.preventDefault();
    });
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    target?.nextElementSibling?.matches("a.n") && target.nextElementSibling.click();
}

start();
