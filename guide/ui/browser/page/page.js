"use strict";
// What textual-serve's own page leaves out: Chinese fonts, the keyboard from the start, a download without a new tab.

const CHINESE = {
  "zh-Hant": ["Noto Sans Mono CJK TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", "Heiti TC"],
  "zh-Hans": ["Noto Sans Mono CJK SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Heiti SC"],
};
const LATIN = "url(static/fonts/RobotoMono-VariableFont_wght.ttf)";
const RANGES = { narrow: "U+0-2E7F", wide: "U+2E80-A4CF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-3FFFF" };

// The terminal asks for "Roboto Mono" by name; what that name means for Chinese is said here. A font that this computer
// does not have is passed over, and the browser finds one by the page's language.
async function loadFonts() {
  const names = CHINESE[document.documentElement.lang] ?? CHINESE["zh-Hant"];
  const faces = [["400", " Regular"], ["700", " Bold"]].flatMap(([weight, style]) => {
    const local = names.map((name) => `local("${name}${style}")`);
    if (weight === "400") local.unshift(...names.map((name) => `local("${name}")`));
    return [
      new FontFace("Roboto Mono", LATIN, { weight, unicodeRange: RANGES.narrow }),
      new FontFace("Roboto Mono", local.join(), { weight, unicodeRange: RANGES.wide }),
    ];
  });
  for (const face of faces) document.fonts.add(face);
  await Promise.allSettled(faces.map((face) => face.load()));
}

// textual-serve opens a download in a new tab, which a browser may block. Nothing else is opened from here.
window.open = (url) => {
  const target = new URL(url ?? "", location.href);
  if (target.origin === location.origin && target.pathname.startsWith("/download/")) {
    const link = document.createElement("a");
    link.href = target;
    link.download = "";
    link.click();
  }
  return null;
};

// Leaving or reloading the page ends the visit: asked first where something would be lost. A visit that ends otherwise
// than by the reader's leaving says so.
const LEFT = 1000;
let unsaved = false;
window.WebSocket = class extends WebSocket {
  constructor(...where) {
    super(...where);
    this.addEventListener("message", ({ data }) => {
      const [kind, told] = typeof data === "string" ? JSON.parse(data) : [];
      if (kind === "unsaved") unsaved = told;
      if (kind === "copy") navigator.clipboard.writeText(told).catch(() => {}); // a browser may not let pages copy
    });
    this.addEventListener("close", ({ code }) => {
      unsaved = false;
      document.body.classList.toggle("ended", code !== LEFT);
    });
  }
};
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

document.getElementById("terminal").dataset.sessionWebsocketUrl = `ws://${location.host}${location.pathname}ws`;
new MutationObserver(() => document.querySelector(".xterm-helper-textarea")?.focus()).observe(document.body, {
  attributeFilter: ["class"], // set when the first page is painted
});

const start = window.onload; // set by textual.js; letters are drawn once and kept, so the fonts have to be there first
window.onload = (event) => loadFonts().then(() => start(event));
