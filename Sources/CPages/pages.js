// The tools in the head of the page, the keys, printing; and the start of it all.

const keys = [
    ["j", "next statement with uses", () => step(1)],
    ["k", "previous statement with uses", () => step(-1)],
    ["n", "next document", () => turnDocument(1)],
    ["p", "previous document", () => turnDocument(-1)],
    ["Enter", "from a statement to its best earlier use", followRepeat],
    ["Backspace", "back", goBack],
    ["u", "back", goBack],
    ["/", "search", openSearch],
    ["?", "these keys", openHelp],
    ["Escape", "close what is open", closeStatement],
];
const themes = ["auto", "light", "dark"];

function pressed(event) {
    const key = keys.find(([name]) => name === event.key);
    if (!key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") || event.target.matches("input, select, textarea")) return;
    // Enter means what it always means where something can be pressed.
    if (event.key === "Enter" && event.target !== inFocus) return;
    event.preventDefault();
    key[2]();
}

function openHelp() {
    const list = element("dl", { class: "keys" });
    for (const [name, meaning] of keys) list.append(element("dt", {}, element("kbd", {}, name)), element("dd", {}, meaning));
    const dialog = element("dialog", { "aria-labelledby": "help-title" },
        element("h2", { id: "help-title" }, "Keys"), list,
        element("p", { class: "actions" }, button("Close", () => dialog.close())));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

function themeButton() {
    const made = button("", () => {
        const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
        if (next === "auto") delete root.dataset.theme;
        else root.dataset.theme = next;
        keep.set("theme", next);
        told();
    }, { id: "theme" });
    const told = () => { made.textContent = `Theme: ${root.dataset.theme ?? "auto"}`; };
    told();
    return made;
}

function showTools() {
    const search = button("Search", openSearch, { id: "open-search" });
    search.append(element("kbd", { "aria-hidden": "true" }, "/"));
    const judgements = element("a", { href: "#judgements" }, "Judgements", element("b", { id: "judged" }));
    judgements.hidden = data.repeats.length === 0;
    byId("tools").append(search, judgements, themeButton(), button("Keys", openHelp, { id: "open-help" }));
}

/** On paper the best earlier use of each statement stands open, and the legend. */
function openForPrint() {
    let opened = [];
    addEventListener("beforeprint", () => {
        opened = [...document.querySelectorAll("details.uses:not([open]):has(> .repeats), details.legend:not([open])")];
        for (const details of opened) {
            details.open = true;
            details.classList.toggle("best-only", details.matches(".uses"));
        }
    });
    addEventListener("afterprint", () => {
        for (const details of opened) {
            details.open = false;
            details.classList.remove("best-only");
        }
    });
}

showTools();
watchDocuments();
followRoutes();
linkClusters();
openForPrint();
document.addEventListener("keydown", pressed);
route();
// When all is read the browser goes to the place in the address by itself, and takes the focus along: once more, then.
if (location.hash && document.readyState !== "complete") addEventListener("load", () => setTimeout(route));
startJudgements();
