// Before anything is painted: tells the style sheet that there is a script, and which theme was chosen.
"use strict";
{
    const root = document.documentElement;
    root.classList.add("js");
    // A page without an address shows its overview while the rest is still being read.
    if (location.hash.length < 2) root.classList.add("start");
    try {
        const theme = localStorage.getItem("rhetoric:theme");
        if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    } catch {
        // Without storage the theme is that of the system.
    }
}
