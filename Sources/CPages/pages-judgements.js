// What a reader thinks of a repeat: a repeat, not one, or unsure. Kept in the browser under the name of this very report,
// or, where a server stands behind the page (<html data-api="/api/judgements">), with that server.

const verdicts = [["repeat", "a repeat"], ["not-a-repeat", "not a repeat"], ["unsure", "unsure"]];

/** Pairs "d4-s5 d2-s3" (later, earlier) with { verdict, by, at }. */
const judged = new Map();

const judgementStore = root.dataset.api ? served(root.dataset.api) : kept(`judgements:${fingerprint()}`);

/** load() gives pairs with their records, save() keeps one: a verdict, or null where it was taken back. */
function kept(name) {
    return {
        async load() {
            try { return Object.entries(JSON.parse(keep.get(name) ?? "{}")); } catch { return []; }
        },
        async save() { keep.set(name, JSON.stringify(Object.fromEntries(judged))); },
    };
}

/** The same with a server that answers as `rhetoric serve` does: pages of records, POST to judge, DELETE to take back. */
function served(address) {
    const anchors = new Map([...documents.values()].map((told) => [told.id, told.anchor]));
    const anchor = (side) => `${anchors.get(side.document)}-${side.statement}`;
    const place = (at) => `${documentOf(at).id}#${numberOf(at)}`;
    const ask = async (query, options) => {
        const answer = await fetch(address + query, options);
        const told = answer.status === 204 ? null : await answer.json();
        if (!answer.ok) throw new Error(told?.error?.message ?? `The server answered ${answer.status}.`);
        return told;
    };
    return {
        async load() {
            const records = [];
            for (let page = 1, total = 1; records.length < total; page += 1) {
                const told = await ask(`?page=${page}&size=200`);
                if (told.records.length === 0) break;
                records.push(...told.records);
                total = told.total;
            }
            // What others said is theirs, and what was said of other words says nothing of these.
            const own = records.filter((record) => record.by === root.dataset.judge && !record.earlierRevision);
            return own.map((record) => [`${anchor(record.later)} ${anchor(record.earlier)}`, record]);
        },
        async save(one, other, verdict) {
            const pair = { later: place(one), earlier: place(other) };
            if (verdict === null) return ask(`?${new URLSearchParams(pair)}`, { method: "DELETE" });
            const body = JSON.stringify({ verdict, ...pair, note: null });
            return ask("", { method: "POST", headers: { "Content-Type": "application/json" }, body });
        },
    };
}

/** A short name of what the report was made of: its title and the hashes of its sources. */
function fingerprint() {
    const hashes = [...document.querySelectorAll("#method code")].map((code) => code.textContent);
    let hash = 0x811c9dc5; // FNV-1a, 32 bits
    for (const letter of [reportTitle, ...hashes].join("\n")) {
        hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, "0");
}

function isRejected({ later, earlier }) { return judged.get(`${later} ${earlier}`)?.verdict === "not-a-repeat"; }

/** The row below a repeat: three verdicts, and the way to compare the two documents. */
function judging(later, earlier) {
    const group = element("span", { role: "group", "aria-label": `Is it a repeat of ${documentOf(earlier).id} ${numberOf(earlier)}?` });
    for (const [verdict, name] of verdicts) {
        group.append(button(name, null, { "data-verdict": verdict, "aria-pressed": "false" }), " ");
    }
    const compare = element("a", { href: `#compare/${earlier}/${later}` }, "compare");
    return element("div", { class: "judge" }, group, compare);
}

async function judge(later, earlier, verdict) {
    const pair = `${later} ${earlier}`;
    const before = judged.get(pair);
    const next = before?.verdict === verdict ? null : verdict;
    const set = (record) => {
        if (record) judged.set(pair, record);
        else judged.delete(pair);
        showJudged(later, earlier);
    };
    set(next && { verdict: next, by: keep.get("name") ?? null, at: new Date().toISOString() });
    try {
        await judgementStore.save(later, earlier, next);
    } catch (problem) {
        set(before);
        alert(`The judgement was not kept. ${problem.message}`);
    }
}

/** Everywhere the pair stands: which button is pressed, what is struck out, how its statement is underlined. */
function showJudged(later, earlier) {
    for (const item of document.querySelectorAll(`li[data-later="${later}"][data-earlier="${earlier}"]`)) markJudged(item);
    markStatement(later);
    countJudged();
}

function markJudged(item) {
    const { later, earlier } = item.dataset;
    const verdict = judged.get(`${later} ${earlier}`)?.verdict;
    item.classList.toggle("rejected", verdict === "not-a-repeat");
    for (const choice of item.querySelectorAll("[data-verdict]")) {
        choice.setAttribute("aria-pressed", choice.dataset.verdict === verdict);
    }
}

/** A statement is underlined by the best repeat that was not rejected. */
function markStatement(anchor) {
    const statement = byId(anchor);
    if (!statement) return;
    const all = repeats().ofLater.get(anchor) ?? [];
    const best = all.find((repeat) => !isRejected(repeat));
    statement.classList.remove(...data.bands);
    statement.classList.add(best ? data.bands[best.band] : "new");
}

function tally() {
    const counts = new Map(verdicts.map(([verdict]) => [verdict, 0]));
    for (const { verdict } of judged.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    return counts;
}

function countJudged() { byId("judged").textContent = judged.size ? ` ${judged.size}` : ""; }

/** The page that lists what was judged. */
function showJudgements() {
    const page = viewPage("judgements", "Judgements");
    const counts = tally();
    const told = verdicts.map(([verdict, name]) => `${counts.get(verdict)} ${name}`).join(", ");
    const where = root.dataset.api ? "They are kept by the server." : "They stay in this browser until you export them.";
    const side = (anchor) => element("a", { href: `#${anchor}` }, element("time", {}, documentOf(anchor).date), " ",
        element("bdi", {}, documentOf(anchor).id), ` ${numberOf(anchor)}`);
    const rows = [...judged].map(([pair, { verdict }]) => {
        const [later, earlier] = pair.split(" ");
        return element("tr", {}, element("td", {}, verdicts.find(([key]) => key === verdict)?.[1] ?? verdict),
            element("td", {}, side(later), element("blockquote", { dir: "auto" }, cut(textOf(later), 300))),
            element("td", {}, side(earlier), element("blockquote", { dir: "auto" }, cut(textOf(earlier), 300))));
    });
    const head = element("tr", {}, ...["Verdict", "Later", "Earlier"].map((name) => element("th", { scope: "col" }, name)));
    const table = element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Judgements" },
        element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
    page.replaceChildren(
        element("h2", {}, "Judgements"),
        element("p", { class: "lead" }, judged.size
            ? `${counted(judged.size, "judgement")}: ${told}. ${where}`
            : "Nothing is judged yet. Each earlier use of a statement has three buttons to say whether it is a repeat."),
        element("p", { class: "actions" },
            button("Export as JSON lines", exportJudgements, { disabled: judged.size === 0 }),
            button(keep.get("name") ? `Judged by ${keep.get("name")}` : "Your name", () => askName(showJudgements))),
        ...(rows.length ? [table] : []));
    delete page.dataset.ready;
    return page;
}

function exportJudgements() {
    if (keep.get("name") === null) return askName(exportJudgements);
    const side = (anchor) => ({ document: documentOf(anchor).id, statement: numberOf(anchor) });
    const lines = [...judged].map(([pair, { verdict, by, at }]) => {
        const [later, earlier] = pair.split(" ").map(side);
        return JSON.stringify({ type: "judgement", verdict, by: by ?? keep.get("name"), at, later, earlier });
    });
    download("judgements.jsonl", "application/jsonl", lines.join("\n") + "\n");
}

/** Asks for the name that stands with judgements, then goes on. An empty name is an answer too. */
function askName(then) {
    const input = element("input", { id: "name", autocomplete: "name", value: keep.get("name") ?? "" });
    const dialog = element("dialog", { "aria-labelledby": "name-title" });
    const done = () => {
        keep.set("name", input.value.trim());
        dialog.close();
        then();
    };
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") done(); });
    dialog.append(
        element("h2", { id: "name-title" }, "Who judges?"),
        element("p", {}, element("label", { for: "name" }, "Your name, as it will stand with each judgement "), input),
        element("p", { class: "actions" }, button("Continue", done), button("Cancel", () => dialog.close())));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

async function startJudgements() {
    main.addEventListener("click", (event) => {
        const pressed = event.target.closest("[data-verdict]");
        const pair = pressed?.closest("li[data-later]");
        if (pair) judge(pair.dataset.later, pair.dataset.earlier, pressed.dataset.verdict);
    });
    try {
        for (const [pair, record] of await judgementStore.load()) {
            if (pair.split(" ").every((anchor) => byId(anchor)?.matches(".st"))) judged.set(pair, record);
        }
        for (const pair of judged.keys()) showJudged(...pair.split(" "));
    } catch (problem) {
        console.warn(`Judgements were not read. ${problem.message}`);
    }
}
