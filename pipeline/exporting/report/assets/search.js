// Search over articles, names, statements, events and texts.

const FOUND = 20;

function showSearch(main, query) {
  const wanted = plain(query.trim());
  if (!wanted) {
    fill(main, el("h2", {}, "Search"), el("p", { class: "quiet" }, "Type into the field above."));
    return;
  }
  const terms = wanted.split(/\s+/);
  const has = (text) => { const low = plain(text); return terms.every((term) => low.includes(term)); };
  const group = (title, items, line, one) => el("section", {}, el("h3", {}, title, " ", el("span", { class: "quiet" }, number(items.length))),
    items.length ? longTable(one, items, line, "") : el("p", { class: "quiet" }, "None."));
  const foundArticles = articles.filter((one) => has(`${one.title} ${one.description || ""}`));
  const foundEntities = entities.filter((one) => has(one.name)).sort((a, b) => b.mentions - a.mentions || a.position - b.position);
  const facts = [...statements, ...events].filter((fact) => has(factText(fact)));
  const texts = el("section", {}, el("h3", {}, "Texts"), el("p", { class: "quiet" }, "Searching …"));
  fill(main, el("h2", {}, `Search: ${query}`), limitNote(),
    group("Articles", foundArticles, articleRow, ARTICLE_COLUMNS),
    group("Names", foundEntities, (one) => el("tr", {}, el("th", { scope: "row" }, entityButton(one.position)), el("td", {}, aboutEntity(one))), ["Name", "About"]),
    el("section", {}, el("h3", {}, "Statements and events ", el("span", { class: "quiet" }, number(facts.length))), factList(facts, "None.")),
    texts);
  setTimeout(() => { if (texts.isConnected) showTexts(texts, query.trim()); }, 30);
}

// The passages that hold the query as it stands, upper and lower case aside. A part of the page is read only where its
// JSON has the query at all.
function showTexts(section, query) {
  const low = query.toLowerCase();
  const inJson = JSON.stringify(low).slice(1, -1).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  const found = [];
  for (const one of articles) {
    if (found.length >= FOUND) break;
    if (!document.getElementById(`article-${one.position}`).textContent.toLowerCase().includes(inJson)) continue;
    for (const [, start, text] of article(one.position).blocks) {
      const at = text.toLowerCase().indexOf(low);
      if (at >= 0) found.push({ one, start, text, at });
    }
  }
  fill(section, el("h3", {}, "Texts ", el("span", { class: "quiet" }, found.length >= FOUND ? `the first ${FOUND}` : number(found.length))),
    found.length ? el("ul", { class: "texts" }, found.slice(0, FOUND).map(({ one, start, text, at }) => el("li", {},
      el("a", { href: `#article/${one.position}/${start + Array.from(text.slice(0, at)).length}` }, one.title), ": ",
      at > 90 ? "… " : "", text.slice(Math.max(0, at - 90), at), el("mark", {}, text.slice(at, at + query.length)), text.slice(at + query.length, at + query.length + 120), "…")))
      : el("p", { class: "quiet" }, "None."));
}
