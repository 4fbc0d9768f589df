// The timeline: one row for each kind of event, one mark for what stands together. Marks of different certainty are
// never joined, and differ in shape as well as in colour.

const timelineChoice = { text: "", entity: null, kind: "", certainty: "" };
const ROW = 30;
const STEP = 9; // marks nearer than this become one
const MARGIN = { top: 34, right: 16, bottom: 10, left: 118 };
const DAY = 86400000;
const NAMES = 500; // to choose from; others can be typed

function showTimeline(main, entity) {
  timelineChoice.entity = entity;
  const chart = el("div", { class: "chart" });
  const list = el("div", {});
  const kinds = Array.from(new Set(events.map((event) => event.kind))).sort();
  const dated = events.filter((event) => event.first).map((event) => Object.assign(event, {
    begins: Date.parse(event.first), ends: Date.parse(event.last) + DAY, middle: (Date.parse(event.first) + Date.parse(event.last) + DAY) / 2,
  })).sort((a, b) => a.begins - b.begins || a.ends - b.ends || a.position - b.position);
  const draw = () => drawTimeline(chart, list, dated.filter(chosenEvent), events.filter((event) => !event.first && chosenEvent(event)));
  fill(main, el("h2", {}, "Timeline"), limitNote(),
    el("div", { class: "controls" },
      entityField(entity, "timeline"),
      textField("Words", timelineChoice.text, (text) => { timelineChoice.text = text; draw(); }, "all"),
      choice("Kind", [["", "all kinds"], ...kinds.map((kind) => [kind, words(kind)])], timelineChoice.kind, (kind) => { timelineChoice.kind = kind; draw(); }),
      choice("Certainty", certaintyOptions(), timelineChoice.certainty, (key) => { timelineChoice.certainty = key; draw(); })),
    onlyEntity(entity, "#timeline"), markLegend(), chart, list);
  draw();
  redraw = draw;
}

function certaintyOptions() {
  return [["", "all"], ...CAUTION.map((key) => [key, key]), ["negated", "negated"]];
}

function hasCertainty(fact, key) {
  return !key || (key === "negated" ? Boolean(fact.negated) : fact.certainty === key && !fact.negated);
}

function onlyEntity(entity, all) {
  return entity === null ? null : el("p", { class: "note" }, "Only ", entityButton(entity), ". ", el("a", { href: all }, "Show all"));
}

// A field that takes the name of a person or organisation, with the names to choose from, and shows the view of it alone.
function entityField(entity, view) {
  const known = entities.filter((one) => isActor(one) && factsOf(one)).sort((a, b) => factsOf(b) - factsOf(a) || a.position - b.position);
  const input = el("input", {
    type: "search", list: `names-${view}`, value: entity === null ? "" : entities[entity].name, placeholder: "all", autocomplete: "off",
    onchange: () => {
      const wanted = plain(input.value.trim());
      const found = known.find((one) => plain(one.name) === wanted) || (wanted && known.find((one) => plain(one.name).includes(wanted)));
      location.hash = found ? `${view}/${found.position}` : view;
      if (wanted && !found) { input.setCustomValidity("Nobody of this name here."); input.reportValidity(); }
    },
    oninput: () => input.setCustomValidity(""),
  });
  const names = el("datalist", { id: `names-${view}` }, known.slice(0, NAMES).map((one) => el("option", { value: one.name })));
  return el("label", { class: "field" }, el("span", {}, "Person or organisation"), input, names);
}

function chosenEvent(event) {
  const { text, entity, kind, certainty } = timelineChoice;
  return (entity === null || namedIn(event).includes(entity) || articles[event.article].subject === entity)
    && (!kind || event.kind === kind) && hasCertainty(event, certainty)
    && (!text || plain(`${factText(event)} ${articles[event.article].title}`).includes(plain(text)));
}

function markLegend() {
  const key = (name, label, negated) => {
    const svg = d3.select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr({ width: 18, height: 18, "aria-hidden": "true" });
    drawMark(svg.append("g").attr("transform", "translate(9,9)"), name, negated, 1);
    return el("span", { class: "key-item" }, svg.node(), label);
  };
  return el("p", { class: "marks" }, CAUTION.map((name) => key(name, name, false)), key("asserted", "crossed out: negated", true));
}

function drawMark(group, certainty, negated, size) {
  const area = Math.min(52 + 20 * Math.log(size) / Math.LN2, 150);
  group.attr("class", `mark ${certainty}${negated ? " negated" : ""}`).append("path").attr("d", d3.svg.symbol().type(MARKS[certainty]).size(area));
  const reach = Math.sqrt(area) / 2 + 3;
  if (negated) group.append("path").attr({ class: "strike", d: `M${-reach},${reach}L${reach},${-reach}` });
}

function drawTimeline(chart, list, dated, undated) {
  if (!dated.length) {
    fill(chart, el("p", { class: "quiet" }, "No dated event matches."));
    listEvents(list, [], undated);
    return;
  }
  const kinds = Array.from(new Set(dated.map((event) => event.kind))).sort();
  const width = Math.max(chart.clientWidth, 320);
  const left = width < 560 ? 98 : MARGIN.left;
  const height = MARGIN.top + kinds.length * ROW + MARGIN.bottom;
  const x = d3.time.scale.utc().range([left + 8, width - MARGIN.right]);
  const axis = d3.svg.axis().scale(x).orient("top").ticks(Math.max(3, Math.round((width - left) / 110))).tickSize(-(height - MARGIN.top - MARGIN.bottom), 0);
  const svg = d3.select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr({
    width, height, viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "group", "aria-label": "Timeline. Arrow keys move, plus and minus zoom, 0 shows all; the list below has the same events.",
  });
  const axisGroup = svg.append("g").attr({ class: "axis", transform: `translate(0,${MARGIN.top})` });
  const rows = svg.selectAll(".lane").data(kinds).enter().append("g").attr({ class: "lane", transform: (_, i) => `translate(0,${MARGIN.top + i * ROW + ROW / 2})` });
  rows.append("text").attr({ x: left - 10, dy: "0.35em", "text-anchor": "end" }).text(words);
  rows.append("line").attr({ x1: left, x2: width - MARGIN.right });
  const marks = svg.append("g");
  const zoom = d3.behavior.zoom().on("zoom", draw);
  svg.call(zoom).on("dblclick.zoom", null);
  // Without a modifier the wheel scrolls the page.
  const zoomByWheel = svg.on("wheel.zoom");
  svg.on("wheel.zoom", function () { if (d3.event.ctrlKey || d3.event.metaKey) zoomByWheel.apply(this, arguments); });

  function look(from, to) {
    x.domain([new Date(from), new Date(Math.max(to, from + 30 * DAY))]);
    zoom.x(x);
    draw();
  }
  function scaled(factor, shift) {
    const [from, to] = x.domain().map(Number);
    const middle = (from + to) / 2 + (to - from) * (shift || 0);
    look(middle - (to - from) / 2 * factor, middle + (to - from) / 2 * factor);
  }
  function all() {
    const from = d3.min(dated, (event) => event.begins);
    const to = d3.max(dated, (event) => event.ends);
    look(from - (to - from) * 0.02, to + (to - from) * 0.02);
  }
  function most() {
    const middles = dated.map((event) => event.middle).sort(d3.ascending);
    const from = d3.quantile(middles, 0.02);
    const to = d3.quantile(middles, 0.98);
    look(from - (to - from) * 0.04, to + (to - from) * 0.06);
  }

  function draw() {
    const [from, to] = x.domain().map(Number);
    const seen = dated.filter((event) => event.ends >= from && event.begins <= to);
    const bins = new Map();
    for (const event of seen) {
      const key = [event.kind, event.certainty, event.negated, Math.round(x(event.middle) / STEP)].join();
      if (bins.has(key)) bins.get(key).push(event);
      else bins.set(key, [event]);
    }
    axisGroup.call(axis);
    marks.selectAll("*").remove();
    // What asks for more caution lies on top.
    const inside = CAUTION.flatMap((key) => Array.from(bins.values()).filter((bin) => bin[0].certainty === key
      && x(bin[0].middle) >= left && x(bin[0].middle) <= width - MARGIN.right + 4));
    const groups = marks.selectAll("g").data(inside).enter().append("g").attr("transform", (bin) =>
      `translate(${x(d3.mean(bin, (event) => event.middle))},${MARGIN.top + (kinds.indexOf(bin[0].kind) + 0.5) * ROW + 7 * (CAUTION.indexOf(bin[0].certainty) - 1)})`);
    groups.each(function (bin) {
      const group = d3.select(this);
      const span = bin.length === 1 ? x(bin[0].ends) - x(bin[0].begins) : 0;
      if (span > 14) {
        const at = x(bin[0].middle);
        group.append("line").attr({ class: `span ${bin[0].certainty}`, x1: Math.max(left, x(bin[0].begins)) - at, x2: Math.min(width - MARGIN.right, x(bin[0].ends)) - at });
      }
      drawMark(group, bin[0].certainty, bin[0].negated, bin.length);
      group.append("title").text(bin.length === 1
        ? `${cautionText(bin[0])}: ${factText(bin[0])}`
        : `${count(bin.length, "event")}, ${bin[0].certainty}${bin[0].negated ? "; negated" : ""}: ${words(bin[0].kind)}`);
    }).on("click", (bin) => { if (!d3.event.defaultPrevented) openEvents(bin); });
    listEvents(list, seen, undated);
  }

  svg.on("keydown", () => {
    const keys = {
      ArrowLeft: () => scaled(1, -0.2), ArrowRight: () => scaled(1, 0.2), "+": () => scaled(0.5), "=": () => scaled(0.5), "-": () => scaled(2), 0: all,
    };
    const action = keys[d3.event.key];
    if (action && !d3.event.ctrlKey && !d3.event.metaKey && !d3.event.altKey) { d3.event.preventDefault(); action(); }
  });
  fill(chart,
    el("div", { class: "chart-buttons" }, button("Zoom in", () => scaled(0.5)), button("Zoom out", () => scaled(2)), button("Earlier", () => scaled(1, -0.4)),
      button("Later", () => scaled(1, 0.4)), button("Show all", all), el("span", { class: "quiet hint" }, "Drag to move; Ctrl and wheel to zoom.")),
    svg.node());
  most();
}

function openEvents(bin) {
  if (bin.length === 1) openFact(bin[0]);
  else openPanel(`${count(bin.length, "event")}: ${words(bin[0].kind)}`, factList(bin, ""));
}

function listEvents(list, seen, undated) {
  const row = (event) => el("tr", {},
    el("td", { class: "date" }, event.date === null ? "no date" : event.date), el("td", {}, words(event.kind)),
    el("td", {}, button(event.what, () => openFact(event), { class: "entity" }), el("div", { class: "quiet" }, participantText(event))),
    el("td", {}, chips(event)), el("td", {}, el("a", { href: `#article/${event.article}/${event.start}` }, articles[event.article].title)));
  fill(list, el("h3", {}, `${count(seen.length, "event")} in view`), longTable(["Date", "Kind", "What", "Certainty", "Article"], seen, row, "None."),
    undated.length ? el("details", {}, el("summary", {}, `${count(undated.length, "event")} without a date`), factList(undated, "")) : null);
}
