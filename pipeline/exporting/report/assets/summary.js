// The first view: what went in, what came out, what was kept out, how to read certainty, where to begin.

function showSummary(main) {
  const run = index.run;
  const files = Object.entries(run.files);
  const found = files.reduce((sum, [, n]) => sum + n, 0);
  fill(main,
    el("h2", {}, run.input ? `What the articles in “${run.input}” say` : "What the articles say"),
    el("p", { class: "lede" }, "Every name, date, statement and event here can be traced to the words it was taken from. Open any of them to see its sentence and the sources that the article cites."),
    limitNote(),
    el("div", { class: "figures" },
      figure(index.articleCount, "article", "articles", "#articles"), figure(statements.length, "statement", "statements", "#connections"),
      figure(events.length, "event", "events", "#timeline"), figure(tableRows("sources"), "source", "sources"),
      figure(tableRows("rejects"), "record rejected", "records rejected")),
    el("h3", {}, "How to read certainty"), legend(), certaintyCounts(),
    el("div", { class: "columns" },
      el("section", {}, el("h3", {}, "What went in"), counts([["files found", found], ...files])),
      el("section", {}, el("h3", {}, "What was rejected"), counts(Object.entries(run.rejects), "Nothing."), rejectDetails()),
      el("section", {}, el("h3", {}, "What a reader should know"), counts(Object.entries(run.notices).map(([code, n]) => [words(code), n]), "Nothing."))),
    el("section", {}, el("h3", {}, "Where to begin"), busiest()),
    el("details", {}, el("summary", {}, "Every table of the dataset"),
      longTable(["Table", "Rows", "What it holds"], framed(index.tables), (row) => el("tr", {},
        el("th", { scope: "row" }, row.name), el("td", { class: "n" }, number(row.rows)), el("td", {}, row.about)), "None.")),
    el("p", { class: "quiet" }, "Made by ", Object.entries(run.versions).map(([name, version]) => `${name} ${version}`).join(", "), "; drawn with D3 ", d3.version, "."));
}

function limitNote() {
  if (articles.length === index.articleCount) return null;
  return el("p", { class: "note", role: "note" },
    `This report shows the first ${number(articles.length)} of ${number(index.articleCount)} articles, by their key, so that it stays quick. ` +
    "What it says of statements, events and connections is of these. The other formats of the dataset have all of them.");
}

function tableRows(name) {
  const row = framed(index.tables).find((one) => one.name === name);
  return row ? row.rows : 0;
}

function figure(value, one, many, link) {
  const content = [el("b", {}, number(value)), " ", value === 1 ? one : many];
  return link ? el("a", { href: link, class: "figure" }, content) : el("p", { class: "figure" }, content);
}

function counts(pairs, empty) {
  if (!pairs.length) return el("p", { class: "quiet" }, empty);
  return el("table", { class: "counts" }, el("tbody", {}, pairs.map(([name, n]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", { class: "n" }, number(n))))));
}

function certaintyCounts() {
  const kinds = [["statements", statements], ["events", events]];
  const head = el("thead", {}, el("tr", {}, el("td"), [...CAUTION, "of these negated"].map((key) => el("th", { scope: "col" }, key))));
  const row = ([name, facts]) => el("tr", {}, el("th", { scope: "row" }, name),
    CAUTION.map((key) => el("td", { class: "n" }, number(facts.filter((fact) => fact.certainty === key).length))),
    el("td", { class: "n" }, number(facts.filter((fact) => fact.negated).length)));
  return el("div", { class: "scroll" }, el("table", { class: "counts" }, head, el("tbody", {}, kinds.map(row))));
}

function rejectDetails() {
  if (!index.rejects.rows.length) return null;
  return el("details", {}, el("summary", {}, `The first ${number(index.rejects.rows.length)}`),
    longTable(["File", "Table", "Code", "Why"], framed(index.rejects), (row) => el("tr", {},
      [row.path, row.table, row.code, row.message].map((text) => el("td", {}, text))), ""));
}

function busiest() {
  const known = entities.filter((one) => isActor(one)).sort((a, b) => factsOf(b) - factsOf(a) || b.mentions - a.mentions || a.position - b.position);
  return el("ul", { class: "begin" }, known.slice(0, 12).map((entity) => el("li", {}, entityButton(entity.position), " ",
    el("span", { class: "quiet" }, [entity.description, count(factsOf(entity), "statement or event", "statements and events")].filter(Boolean).join(" · ")))));
}

function factsOf(entity) {
  return (factsOfEntity.get(entity.position) || []).length;
}

function isActor(entity) {
  return ["Person", "Organization", "Company", "PublicBody", "LegalEntity"].includes(entity.schema);
}
