// Which view is shown: the part of the address after # says it, so that back, forward and bookmarks work.

let redraw = null;
let turn = 0; // of views: an article that comes late does not take the place of a later view

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) { // written by hand
    return text;
  }
}

function route() {
  const main = document.getElementById("main");
  const [view, first, second] = location.hash.slice(1).split("/");
  const at = (text, list) => (/^\d+$/.test(text || "") && Number(text) < list.length ? Number(text) : null);
  redraw = null;
  turn += 1;
  if (view !== "article" || window.innerWidth < 1000) closePanel();
  if (view === "timeline") showTimeline(main, at(first, entities));
  else if (view === "connections") showConnections(main, at(first, entities));
  else if (view === "articles") showArticles(main);
  else if (view === "article" && at(first, articles) !== null) {
    const mine = turn;
    const show = () => { if (mine === turn) showArticle(main, Number(first), /^\d+$/.test(second || "") ? Number(second) : null); };
    withArticle(Number(first), show).then(atTop);
  }
  else if (view === "search") showSearch(main, decoded(location.hash.slice("#search/".length)));
  else showSummary(main);
  const tab = view === "article" ? "articles" : view || "summary";
  for (const link of document.querySelectorAll(".top nav a")) {
    if (link.getAttribute("href") === `#${tab}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  atTop();
}

function atTop() {
  if (!document.querySelector(".here")) window.scrollTo(0, 0);
}

const query = document.getElementById("query");
document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting); // what was typed is searched for now
  location.hash = `search/${encodeURIComponent(query.value)}`;
});
query.addEventListener("input", () => later(() => {
  if (query.value.trim().length < 3) return;
  const hash = `#search/${encodeURIComponent(query.value)}`;
  if (location.hash.startsWith("#search/")) { history.replaceState(null, "", hash); route(); } else location.hash = hash;
}));
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); document.getElementById("main").focus(); });
window.addEventListener("hashchange", route);
window.addEventListener("resize", () => later(() => { if (redraw) redraw(); }));
document.getElementById("main").setAttribute("aria-busy", "false");
route();
