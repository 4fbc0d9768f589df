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
  const done = busy();
  setTimeout(() => showTexts(texts, query.trim()).then(done), 30);
}

// The passages that hold the query as it stands, upper and lower case aside. Of an article that has it nowhere, only
// the packed text is read.
async function showTexts(section, query) {
  const low = query.toLowerCase();
  const inJson = JSON.stringify(low).slice(1, -1);
  const found = [];
  for (const one of articles) {
    if (found.length >= FOUND) break;
    if (!section.isConnected) return; // another view has taken its place
    const packed = await unpacked(`article-${one.position}`);
    if (!packed.toLowerCase().includes(inJson)) continue;
    for (const [, start, text] of JSON.parse(packed).blocks) {
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
