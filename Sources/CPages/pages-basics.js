// The pages as an application. All that is told stands in the page already; this shows one part of it at a time, and adds
// search, comparison, pedigrees and judgements. The files pages-*.js are one module, in the order of pages.c.
//
// Text of the corpus may hold anything: it is only ever put in as text (textContent, append), never as markup.

const root = document.documentElement;
const main = byId("main");
const data = JSON.parse(byId("data")?.textContent ?? '{ "documents": [], "repeats": [], "bands": [] }');
const reportTitle = document.title;
const wide = matchMedia("(min-width: 64rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The weakest band that is told as a repeat; "echo" and "new" come after it. */
const weakestRepeat = data.bands.indexOf("reworded");

/** Documents by their anchors, in the order of time: { anchor, id, date, title, place }. */
const documents = new Map(data.documents.map(([anchor, id, date, title], place) =>
    [anchor, { anchor, id, date: date ?? "undated", title, place }]));

/** Repeats by their later statement (the best first) and by their earlier one: { later, earlier, score, band }. */
const repeats = lazily(() => {
    const [ofLater, ofEarlier] = [new Map(), new Map()];
    for (const [laterDocument, laterStatement, earlierDocument, earlierStatement, score, band] of data.repeats) {
        const repeat = {
            later: `d${laterDocument}-s${laterStatement}`, earlier: `d${earlierDocument}-s${earlierStatement}`, score, band,
        };
        add(ofLater, repeat.later, repeat);
        add(ofEarlier, repeat.earlier, repeat);
    }
    return { ofLater, ofEarlier };
});

function byId(id) { return document.getElementById(id); }

/** An element with attributes (functions are listeners) and children: elements, or strings as text. */
function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") made.addEventListener(name, value);
        else if (value === true) made.setAttribute(name, "");
        else if (value !== false && value != null) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child != null));
    return made;
}

function drawn(tag, attributes = {}) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
}

function button(text, click, attributes = {}) { return element("button", { type: "button", click, ...attributes }, text); }

/** The value of a function that is called when it is first needed, and once. */
function lazily(make) {
    let kept;
    return () => (kept ??= { value: make() }).value;
}

function add(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}

function documentOf(anchor) { return documents.get(anchor.split("-")[0]); }
function numberOf(anchor) { return anchor.split("-")[1]; }
function textOf(anchor) { return byId(anchor)?.textContent ?? ""; }

function cut(text, most) {
    const letters = text.slice(0, most);
    return letters.length < text.length ? letters.replace(/[\ud800-\udbff]$/, "") + " …" : text;
}

function counted(count, word) { return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`; }

/** A document as it is named in lists: date, then title. */
function named(told) {
    return [element("time", {}, told.date), " ", element("bdi", {}, told.title)];
}

function badge(repeat) {
    const name = data.bands[repeat.band];
    const band = element("span", { class: `band ${name}` }, name);
    return [band, " ", element("span", { class: "score" }, repeat.score.toFixed(2)), " "];
}

/** Work at most once a frame. */
function framed(work) {
    let asked = false;
    return () => {
        if (asked) return;
        asked = true;
        requestAnimationFrame(() => {
            asked = false;
            work();
        });
    };
}

function download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = element("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** What is kept from visit to visit, or until the page closes where there is no storage. */
const keep = {
    memory: new Map(),
    get(name) {
        try { return localStorage.getItem(`rhetoric:${name}`); } catch { return this.memory.get(name) ?? null; }
    },
    set(name, value) {
        this.memory.set(name, value);
        try { localStorage.setItem(`rhetoric:${name}`, value); } catch { /* the memory has it */ }
    },
};
