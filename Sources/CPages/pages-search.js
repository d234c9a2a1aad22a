// Search as one types: every word must occur, in any order; what stands in quotation marks must occur as it stands. Case,
// accents and the shape of quotation marks make no difference.

const mostFound = 200;
const mostLetters = 260;

/** All statements and formulations: { anchor, group, text, folded }. Built when search is first opened. */
const searchable = lazily(() => {
    const entries = [];
    for (const heading of document.querySelectorAll(".page.formulation > h2")) {
        entries.push(entry(heading.parentElement.id, "formulations", heading.textContent));
    }
    for (const told of documents.values()) {
        for (const statement of byId(told.anchor).querySelectorAll(".text .st")) {
            entries.push(entry(statement.id, told.anchor, statement.textContent));
        }
    }
    return entries;
});

function entry(anchor, group, text) { return { anchor, group, text, folded: fold(text) }; }

function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replace(/ς/g, "σ").replace(/[’‘ʼ]/g, "'")
        .replace(/[“”„«»]/g, '"').replace(/\s/g, " ");
}

/** The words and quoted phrases of a query, folded. */
function wanted(query) {
    return [...fold(query).matchAll(/"([^"]*)"?|[^\s"]+/g)].map((match) => (match[1] ?? match[0]).trim()).filter(Boolean);
}

function find(query) {
    const words = wanted(query);
    if (words.length === 0) return { hits: [], count: 0, words };
    const hits = searchable().filter(({ folded }) => words.every((word) => folded.includes(word)));
    return { hits: hits.slice(0, mostFound), count: hits.length, words };
}

/** The ranges of a text where words occur, in its own letters: [from, to), in order, without overlap. */
function occurrences(text, words) {
    let folded = "";
    const origin = []; // of each folded letter: where its letter begins in the text
    let at = 0;
    for (const letter of text) {
        const piece = fold(letter);
        for (let place = 0; place < piece.length; place += 1) origin.push(at);
        folded += piece;
        at += letter.length;
    }
    origin.push(at);
    const ranges = [];
    for (const word of words) {
        for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length)) {
            ranges.push([origin[place], origin[place + word.length]]);
        }
    }
    ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const merged = [];
    for (const range of ranges) {
        const last = merged.at(-1);
        if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
        else merged.push([...range]);
    }
    return merged;
}

/** A text with its matches marked, cut to what surrounds the first of them where it is long. */
function marked(text, words) {
    const start = text.length > 20 * mostLetters ? 0 : Math.max(0, (occurrences(text, words)[0]?.[0] ?? 0) - 90);
    const piece = (start > 0 ? "… " : "") + cut(text.slice(start), mostLetters);
    const made = document.createDocumentFragment();
    let end = 0;
    for (const [from, to] of occurrences(piece, words)) {
        made.append(piece.slice(end, from), element("mark", {}, piece.slice(from, to)));
        end = to;
    }
    made.append(piece.slice(end));
    return made;
}

function openSearch() {
    const dialog = byId("search") ?? searchDialog();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
    setTimeout(searchable);
}

function searchDialog() {
    const told = element("output", { "aria-live": "polite" });
    const found = element("div", { id: "found", role: "listbox", "aria-label": "Found", tabindex: "-1" });
    const input = element("input", {
        type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "found", "aria-autocomplete": "list",
        "aria-label": "Search statements and formulations", placeholder: 'Words, or "a phrase"', autocomplete: "off", spellcheck: "false",
    });
    const dialog = element("dialog", { id: "search", "aria-label": "Search" },
        element("div", { class: "ask" }, input, told), found);
    let waiting = 0;
    const choose = (option) => {
        found.querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
        option?.setAttribute("aria-selected", "true");
        option?.scrollIntoView({ block: "nearest" });
        if (option) input.setAttribute("aria-activedescendant", option.id);
        else input.removeAttribute("aria-activedescendant");
    };
    const look = () => {
        const { hits, count, words } = find(input.value);
        found.replaceChildren(...groups(hits, words));
        told.textContent = words.length === 0 ? "" : count === 0 ? "Nothing is found."
            : `${counted(count, "place")}${count > hits.length ? `, the first ${hits.length} shown` : ""}`;
        choose(found.querySelector('[role="option"]'));
    };
    const open = (option) => {
        if (!option) return;
        dialog.close();
        go(option.dataset.to);
    };
    input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 80);
    });
    input.addEventListener("keydown", (event) => {
        const options = [...found.querySelectorAll('[role="option"]')];
        const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
        const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (way) choose(options[Math.min(Math.max(at + way, 0), options.length - 1)]);
        else if (event.key === "Enter") {
            clearTimeout(waiting);
            if (event.target.value && !options.length) look();
            open(found.querySelector('[aria-selected="true"]'));
        } else return;
        event.preventDefault();
    });
    found.addEventListener("click", (event) => open(event.target.closest('[role="option"]')));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
}

/** Found places under their documents, which come in the order of time; formulations are first. */
function groups(hits, words) {
    const made = new Map();
    hits.forEach((hit, place) => {
        let group = made.get(hit.group);
        if (!group) {
            const id = `found-${hit.group}`;
            const title = documents.has(hit.group) ? named(documents.get(hit.group)) : ["Formulations"];
            group = element("div", { role: "group", "aria-labelledby": id }, element("div", { id, role: "presentation" }, ...title));
            made.set(hit.group, group);
        }
        const number = documents.has(hit.group) ? numberOf(hit.anchor) : hit.anchor;
        group.append(element("div", { role: "option", id: `found-${place}`, "aria-selected": "false", "data-to": hit.anchor, dir: "auto" },
            element("small", {}, number), marked(hit.text, words)));
    });
    return made.values();
}
