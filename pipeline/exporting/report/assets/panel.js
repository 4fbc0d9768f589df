// The panel that shows evidence: a fact with its passage and sources, a source, a name, or what was taken at one place.

const panel = document.getElementById("panel");
let openedFrom = null;

function openPanel(title, ...content) {
  if (panel.hidden || !panel.contains(document.activeElement)) openedFrom = document.activeElement;
  fill(panel, panelHead(title), content);
  showPanel();
  panel.focus({ preventScroll: true });
}

function showPanel() {
  panel.hidden = false;
  document.body.classList.add("with-panel");
  panel.scrollTop = 0;
}

function panelHead(title) {
  return el("div", { class: "panel-head" }, el("h2", {}, title), button("Close", closePanel, { class: "close" }));
}

// Beside an article, until something else is opened: all that was taken from it.
function showTaken(position) {
  fill(panel, panelHead("Taken from this article"), factList(inOrder(position), "Neither statements nor events."));
  showPanel();
}

function inOrder(position) {
  return [...(factsOfArticle.get(position) || [])].sort((a, b) => a.start - b.start || a.end - b.end);
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  if (openedFrom && openedFrom.isConnected) openedFrom.focus({ preventScroll: true });
}

function openFact(fact) {
  return withArticle(fact.article, () => openPanel(fact.type === "event" ? "Event" : "Statement", factBlock(fact, true)));
}

// Everything that was taken at one place of an article.
function openPlace(position, facts, names, dates) {
  return withArticle(position, () => openPanel("Taken from here",
    byCaution(facts).map((fact) => factBlock(fact, false)),
    names.map((ref) => el("section", { class: "taken" },
      el("p", { class: "kind" }, "Name"), entityButton(ref), el("p", { class: "quiet" }, aboutEntity(entities[ref])))),
    dates.map((edtf) => el("section", { class: "taken" },
      el("p", { class: "kind" }, "Date"), el("p", {}, edtf === null ? "What it means cannot be told from the text." : ["means ", el("code", {}, edtf)]))),
    el("p", {}, button("All that was taken from this article", () => { showTaken(position); panel.focus(); }))));
}

function factBlock(fact, withPlace) {
  const [before, exact, after] = passageOf(fact);
  return el("section", { class: `taken ${fact.certainty}`, "data-id": fact.id },
    chips(fact),
    fact.type === "event" ? eventHead(fact) : statementHead(fact),
    el("blockquote", {}, before, el("mark", {}, exact), after),
    sourceList(fact),
    withPlace ? el("p", {}, "From ", el("a", { href: `#article/${fact.article}/${fact.start}` }, articles[fact.article].title)) : null,
    el("p", { class: "key" }, fact.id, ` · characters ${fact.start}–${fact.end} · confidence ${fact.confidence}`));
}

function refNode(ref) {
  return typeof ref === "number" ? entityButton(ref) : el("span", {}, ref);
}

function statementHead(fact) {
  const rest = qualifiers(fact);
  return el("p", { class: "head" },
    fact.subject === null ? null : refNode(fact.subject), " ",
    el("span", { class: "property" }, propertyLabel(fact)), " ",
    fact.value === null ? null : refNode(fact.value),
    rest.length ? el("span", { class: "quiet" }, " (", rest.join("; "), ")") : null);
}

function eventHead(fact) {
  const rest = qualifiers(fact);
  return [
    el("p", { class: "kind" }, words(fact.kind), fact.date === null ? "" : ` · ${fact.date}`),
    el("p", { class: "head" }, fact.what, rest.length ? el("span", { class: "quiet" }, " (", rest.join("; "), ")") : null),
    fact.participants.length
      ? el("ul", { class: "plain" }, fact.participants.map(([who, role]) => el("li", {}, refNode(who), " ", el("span", { class: "quiet" }, role))))
      : null,
  ];
}

function sourceList(fact) {
  if (!fact.sources.length) return el("p", { class: "quiet" }, "The article cites no source for it.");
  const known = article(fact.article).sources;
  return el("div", { class: "sources" }, el("h3", {}, "Sources that the article cites"),
    el("ul", {}, fact.sources.map(([position, scope]) => el("li", {}, sourceText(known[position]),
      scope === "inherited" ? el("span", { class: "quiet" }, " (next marker of the paragraph)") : null))));
}

function sourceText([label, text, url]) {
  return [label === null ? null : el("b", {}, `[${label}] `), url === null ? text : outward(url, text)];
}

function openSource(position, source) {
  return withArticle(position, () => openPanel("Source",
    el("section", { class: "taken" }, el("p", {}, sourceText(article(position).sources[source]))),
    el("h3", {}, "Cited for"),
    factList((factsOfArticle.get(position) || []).filter((fact) => fact.sources.some(([n]) => n === source)), "Nothing was taken with it.")));
}

function entityButton(ref) {
  return button(entities[ref].name, () => openEntity(ref), { class: "entity" });
}

function aboutEntity(entity) {
  const size = `${count(entity.mentions, "mention")} in ${count(entity.articles, "article")}`;
  return [entity.schema, entity.description, size].filter(Boolean).join(" · ");
}

function openEntity(ref) {
  const entity = entities[ref];
  const own = articles.filter((one) => one.subject === ref);
  openPanel(entity.name,
    el("p", { class: "quiet" }, aboutEntity(entity)),
    el("p", { class: "actions" },
      own.map((one) => el("a", { href: `#article/${one.position}` }, "Its article")),
      el("a", { href: `#timeline/${ref}` }, "On the timeline"),
      el("a", { href: `#connections/${ref}` }, "Its connections")),
    el("h3", {}, "What is said"),
    factList(factsOfEntity.get(ref) || [], "No statement or event names it."),
    el("p", { class: "key" }, entity.id));
}

function factList(facts, empty) {
  if (!facts.length) return el("p", { class: "quiet" }, empty);
  const list = el("ul", { class: "facts" });
  const more = button("", () => grow());
  let shown = 0;
  function grow() {
    add(list, facts.slice(shown, shown + 50).map((fact) => el("li", {}, factLine(fact))));
    shown += 50;
    more.hidden = shown >= facts.length;
    more.textContent = `Show more (${number(facts.length - shown)} left)`;
  }
  grow();
  return [list, more];
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePanel();
});
