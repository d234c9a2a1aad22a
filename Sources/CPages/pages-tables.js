// Tables are sorted by their columns, and what a table or a chart shows can be taken along as CSV or SVG.

function prepareTables(page) {
    for (const table of page.querySelectorAll("table")) {
        if (!table.tHead) continue;
        if (!table.matches(".matrix") && table.tBodies[0].rows.length > 2) makeSortable(table);
        const box = table.closest(".scroll") ?? table;
        box.after(element("p", { class: "exports" },
            button("CSV", () => download(`${fileName(captionOf(table))}.csv`, "text/csv", csv(table)),
                { "aria-label": `${captionOf(table)}: download as CSV` })));
    }
    // On a narrow screen the drawing of one formulation starts with its dots, not with its name.
    for (const box of page.querySelectorAll(".formulation figure > .scroll")) box.scrollLeft = box.scrollWidth;
    for (const figure of page.querySelectorAll("figure.chart")) {
        const name = figure.querySelector(".scroll").getAttribute("aria-label");
        const take = () => download(`${fileName(name)}.svg`, "image/svg+xml", svg(figure.querySelector("svg")));
        figure.querySelector("figcaption").after(
            element("p", { class: "exports" }, button("SVG", take, { "aria-label": `${name}: download as SVG` })));
    }
}

function captionOf(table) {
    return table.caption?.textContent ?? table.closest("[aria-label]")?.getAttribute("aria-label") ?? "table";
}

function fileName(name) { return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "table"; }

function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
        const sort = button("", () => sortBy(table, column, head));
        sort.append(...head.childNodes);
        head.append(sort);
    });
}

function sortBy(table, column, head) {
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, value: sortValue(row.cells[column]) }));
    rows.sort((a, b) => (descending ? -1 : 1) * compareValues(a.value, b.value));
    table.tBodies[0].append(...rows.map(({ row }) => row));
}

/** What a cell is sorted by: the number it begins with, or its words. A bar by its strongest part. */
function sortValue(cell) {
    const bar = cell.querySelector(".bar");
    if (bar) {
        const pieces = [...bar.children].map((piece) => [data.bands.indexOf(piece.classList[1]), Number(piece.style.flexGrow)]);
        const all = pieces.reduce((sum, [, count]) => sum + count, 0);
        return pieces.reduce((sum, [band, count]) => sum + count / all * (data.bands.length - 1 - band), 0);
    }
    const text = cell.textContent.trim();
    const number = /^(?:at least )?([\d,]+(?:\.\d+)?)(?=$|[%× ])/.exec(text);
    const id = /^f(\d+)$/.exec(text);
    return number ? Number(number[1].replaceAll(",", "")) : id ? Number(id[1]) : text;
}

/** Numbers before words; what is empty comes first. */
function compareValues(one, other) {
    if (typeof one === typeof other) return typeof one === "number" ? one - other : one.localeCompare(other, "en");
    return one === "" || (typeof one === "number" && other !== "") ? -1 : 1;
}

/** RFC 4180, with a mark in front of what a spreadsheet would take for a formula. */
function csv(table) {
    const cell = ({ textContent, firstElementChild }) => {
        let text = (firstElementChild?.getAttribute("aria-label") ?? textContent).trim().replace(/\s+/g, " ");
        if (/^[=+@\t]|^-(?!\d)/.test(text)) text = `'${text}`;
        return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return [...table.rows].map((row) => [...row.cells].map(cell).join(",")).join("\r\n") + "\r\n";
}

const drawnStyles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight",
    "font-style", "paint-order"];

/** A drawing that looks the same elsewhere: its styles inside, its links left out. */
function svg(drawing) {
    const copy = drawing.cloneNode(true);
    const parts = drawing.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((part, place) => {
        const style = getComputedStyle(parts[place]);
        for (const name of drawnStyles) part.style.setProperty(name, style.getPropertyValue(name));
        part.removeAttribute("href");
        part.removeAttribute("class");
    });
    const { width, height } = drawing.viewBox.baseVal;
    copy.prepend(drawn("rect", { width, height, fill: getComputedStyle(root).backgroundColor }));
    return new XMLSerializer().serializeToString(copy);
}

/** A cluster in the list and its points on the map point to each other. */
function linkClusters() {
    const page = byId("clusters");
    const light = (event) => {
        const part = event.target.closest(".clusters > li, [data-cluster], #map a");
        const number = part?.dataset.cluster ?? (part?.id || part?.getAttribute("href")?.slice(1))?.slice(1);
        for (const lit of page.querySelectorAll(".lit")) lit.classList.remove("lit");
        page.querySelector("#map svg")?.classList.toggle("lighting", number !== undefined);
        if (number === undefined) return;
        for (const point of page.querySelectorAll(`.point[data-cluster="${number}"]`)) point.classList.add("lit");
        byId(`k${number}`)?.classList.add("lit");
    };
    if (page) for (const kind of ["pointerover", "focusin"]) page.addEventListener(kind, light);
}
