// The articles: a list to choose from, and the text of one with what was taken from it marked.

const ARTICLE_COLUMNS = ["Article", "Words", "Statements and events", "of these alleged"];
const ARTICLE_ORDERS = {
  key: ["by key", () => 0],
  title: ["by title", (a, b) => a.title.localeCompare(b.title, "en")],
  words: ["longest first", (a, b) => b.words - a.words],
  facts: ["most statements and events first", (a, b) => factsOfArticleCount(b) - factsOfArticleCount(a)],
  alleged: ["most alleged first", (a, b) => allegedCount(b) - allegedCount(a)],
};
const articleChoice = { text: "", order: "key", marks: { facts: true, names: true, dates: true } };

function showArticles(main) {
  const list = el("div", {});
  const draw = () => {
    const wanted = plain(articleChoice.text);
    fill(list, longTable(ARTICLE_COLUMNS,
      articles.filter((one) => plain(`${one.title} ${one.description || ""}`).includes(wanted)).sort((a, b) => ARTICLE_ORDERS[articleChoice.order][1](a, b) || a.position - b.position),
      articleRow, "No article matches."));
  };
  fill(main, el("h2", {}, "Articles"), limitNote(),
    el("div", { class: "controls" }, textField("Title or description", articleChoice.text, (text) => { articleChoice.text = text; draw(); }, "all"),
      choice("Order", Object.entries(ARTICLE_ORDERS).map(([key, [label]]) => [key, label]), articleChoice.order, (key) => { articleChoice.order = key; draw(); })), list);
  draw();
}

function factsOfArticleCount(one) {
  return (factsOfArticle.get(one.position) || []).length;
}

function allegedCount(one) {
  return (factsOfArticle.get(one.position) || []).filter((fact) => fact.certainty === "alleged").length;
}

function articleRow(one) {
  return el("tr", {}, el("th", { scope: "row" }, el("a", { href: `#article/${one.position}` }, one.title), one.description === null ? null : el("div", { class: "quiet" }, one.description)),
    el("td", { class: "n" }, number(one.words)), el("td", { class: "n" }, number(factsOfArticleCount(one))),
    el("td", { class: "n" }, number(allegedCount(one))));
}

function showArticle(main, position, at) {
  const about = articles[position];
  const facts = factsOfArticle.get(position) || [];
  const text = el("article", { class: "text", lang: about.language });
  const shown = articleChoice.marks;
  const look = () => { for (const key of Object.keys(shown)) text.classList.toggle(`no-${key}`, !shown[key]); };
  const toggle = (key, label) => el("label", {}, el("input", { type: "checkbox", checked: shown[key], onchange: (event) => { shown[key] = event.target.checked; look(); } }), " ", label);
  look();
  fill(main,
    el("p", { class: "quiet" }, el("a", { href: "#articles" }, "All articles")),
    el("h2", {}, about.title),
    el("p", { class: "quiet" }, [about.description, count(about.words, "word")].filter(Boolean).join(" · "), " · ", about.url === null ? about.path : outward(about.url, about.url)),
    el("div", { class: "controls marks" }, el("span", {}, "Mark"), toggle("facts", "statements and events"), toggle("names", "names"), toggle("dates", "dates"),
      el("span", { class: "samples" }, CAUTION.map((key) => el("span", { class: `sample ${key}` }, key)), el("span", { class: "sample asserted not" }, "negated"))),
    el("p", { class: "quiet keys" }, "Choose a marked place to see what was taken from it. With the keyboard: Tab into the text, ← and → go from mark to mark, Enter opens."),
    el("details", { class: "taken-list" }, el("summary", {}, `${count(facts.length, "statement or event", "statements and events")} taken from this article`),
      factList(inOrder(position), "")),
    text);
  const places = writeText(text, position, facts);
  walkable(text, places, at);
  if (window.innerWidth >= 1000 && at === null) showTaken(position);
}

// The blocks and headings in the order of the text, then the entries of the reference list.
function writeText(text, position, facts) {
  const data = article(position);
  const places = [];
  const parts = [...data.sections.map((one) => [one[3], 0, one]), ...data.blocks.map((one) => [one[1], 1, one])].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const spans = [
    ...facts.map((fact) => ({ start: fact.start, end: fact.end, fact })),
    ...data.names.map(([start, end, name]) => ({ start, end, name })),
    ...data.dates.map(([start, end, date]) => ({ start, end, date })),
    ...data.markers.map(([start, end, source]) => ({ start, end, source })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let first = 0;
  for (const [, isBlock, part] of parts) {
    if (!isBlock) {
      if (part[1]) text.append(el(`h${Math.min(6, part[0] + 1)}`, {}, part[1]));
      continue;
    }
    const [kind, start, words, label] = part;
    const slice = slicer(words, start);
    const end = start + (/[\ud800-\udfff]/.test(words) ? Array.from(words).length : words.length);
    while (first < spans.length && spans[first].end <= start && spans[first].start < start) first += 1;
    const inside = label ? [{ start, end: start + Array.from(label).length, label }] : [];
    for (let i = first; i < spans.length && spans[i].start < end; i += 1) if (spans[i].end > start) inside.push(spans[i]);
    text.append(el(kind === "quote" ? "blockquote" : "p", { class: `block ${kind}` }, markedParts(position, start, end, inside, slice, places)));
  }
  if (data.sources.length) {
    text.append(el("h3", {}, "Sources"), el("ul", { class: "sources" }, data.sources.map((source) => el("li", {}, sourceText(source)))));
  }
  return places;
}

// The text of a block, cut wherever a mark begins or ends; each piece knows all marks that cover it.
function markedParts(position, start, end, spans, slice, places) {
  const cuts = Array.from(new Set([start, end, ...spans.flatMap((span) => [span.start, span.end])])).filter((n) => n >= start && n <= end).sort((a, b) => a - b);
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    const over = spans.filter((span) => span.start <= from && span.end >= to);
    const piece = slice(from, to);
    if (!over.length) {
      parts.push(piece);
      continue;
    }
    const facts = over.filter((span) => span.fact).map((span) => span.fact);
    const names = over.filter((span) => span.name !== undefined).map((span) => span.name);
    const dates = over.filter((span) => span.date !== undefined).map((span) => span.date);
    const markers = over.filter((span) => span.source !== undefined);
    const labelled = over.some((span) => span.label);
    if (labelled && over.length === 1) {
      parts.push(el("span", { class: "label" }, piece));
      continue;
    }
    const classes = ["m", labelled && "label", names.length && "name", dates.length && "date", markers.length && "marker"];
    if (facts.length) classes.push("fact", mostCautious(facts), facts.some((fact) => fact.negated) && "not");
    const source = markers.length && markers[0].source !== null ? markers[0].source : null;
    const open = !facts.length && markers.length
      ? () => { if (source !== null) openSource(position, source); }
      : () => openPlace(position, facts, names, dates);
    const node = el("span", {
      class: classes.filter(Boolean).join(" "), role: "button", tabindex: -1, onclick: open, "data-start": from, "data-end": to,
      title: facts.length ? byCaution(facts).map((fact) => `${cautionText(fact)}: ${factText(fact)}`).join("\n") : null,
    }, piece);
    places.push(node);
    parts.push(node);
  }
  return parts;
}

// One stop for the Tab key; the arrow keys go from mark to mark.
function walkable(text, places, at) {
  if (!places.length) return;
  const hit = at === null ? null : places.find((node) => Number(node.dataset.end) > at);
  let current = hit || places[0];
  current.tabIndex = 0;
  function go(node) {
    current.tabIndex = -1;
    current = node;
    current.tabIndex = 0;
  }
  text.addEventListener("focusin", (event) => { if (places.includes(event.target)) go(event.target); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      if (places.includes(event.target)) { event.preventDefault(); event.target.click(); }
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const visible = places.filter((node) => isMarked(text, node));
    const next = visible[visible.indexOf(current) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  if (hit) {
    hit.classList.add("here");
    hit.scrollIntoView({ block: "center" });
  }
}

function isMarked(text, node) {
  return ["fact", "name", "date"].some((key) => node.classList.contains(key) && !text.classList.contains(`no-${key}s`));
}
