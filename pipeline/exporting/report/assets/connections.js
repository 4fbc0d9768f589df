// Who is connected to whom: persons and organisations as nodes, statements and events between them as lines. A line that
// is only alleged is dashed, one that is reported is dotted, one that is denied is struck through; what is of different
// certainty makes different lines. Events connect more loosely, so that they are shown when they are asked for.

const connectionChoice = { entity: null, certainty: "", what: "statements", size: window.innerWidth < 640 ? "15" : "30" };
const TOGETHER = 5; // of more people than these at one event nobody can tell who had to do with whom

const links = [
  ...statements.map((fact) => ({ fact, from: fact.subject, to: fact.value, kinds: ["all", "statements", `property:${fact.property}`], mutual: false })),
  ...events.flatMap((fact) => meetings(fact).map(([from, to, mutual]) => ({ fact, from, to, kinds: ["all", "events", `kind:${fact.kind}`], mutual }))),
].filter((link) => link.from !== link.to && [link.from, link.to].every((ref) => typeof ref === "number" && isActor(entities[ref])));

// Who met whom at an event: those who acted with each of the others, else all with one another.
function meetings(event) {
  const refs = (chosen) => Array.from(new Set(event.participants.filter(([who, role]) => typeof who === "number" && isActor(entities[who]) && chosen(role)).map(([who]) => who)));
  const everybody = refs(() => true).sort((a, b) => a - b);
  if (everybody.length > TOGETHER) return [];
  const agents = refs((role) => role === "agent");
  const others = everybody.filter((ref) => !agents.includes(ref));
  if (agents.length && others.length) return agents.flatMap((one) => others.map((other) => [one, other, false]));
  return everybody.flatMap((one, i) => everybody.slice(i + 1).map((other) => [one, other, true]));
}

function showConnections(main, entity) {
  connectionChoice.entity = entity;
  const chart = el("div", { class: "chart" });
  const list = el("div", {});
  const kinds = Array.from(new Set(links.flatMap((link) => link.kinds))).sort();
  const options = (prefix, label) => kinds.filter((key) => key.startsWith(prefix)).map((key) => [key, label(key.slice(prefix.length))]);
  const draw = () => drawConnections(chart, list);
  const set = (name) => (value) => { connectionChoice[name] = value; draw(); };
  fill(main, el("h2", {}, "Connections"), limitNote(),
    el("div", { class: "controls" },
      entityField(entity, "connections"),
      choice("What connects", [["statements", "statements"], ["events", "events that both took part in"], ["all", "statements and events"],
        ...options("property:", (key) => index.properties[key] || words(key)), ...options("kind:", (key) => `event: ${words(key)}`)], connectionChoice.what, set("what")),
      choice("Certainty", certaintyOptions(), connectionChoice.certainty, set("certainty")),
      choice("Names shown", ["15", "30", "60", "120"].map((n) => [n, `up to ${n}`]), connectionChoice.size, set("size"))),
    onlyEntity(entity, "#connections"),
    el("p", { class: "marks" }, CAUTION.map((key) => el("span", { class: "key-item" }, lineSample(key, false), key)),
      el("span", { class: "key-item" }, lineSample("asserted", true), "struck through: negated"),
      el("span", { class: "key-item" }, "○ person  □ organisation")),
    chart, list);
  draw();
  redraw = draw;
}

function lineSample(certainty, negated) {
  const svg = d3.select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr({ width: 38, height: 14, "aria-hidden": "true" });
  svg.append("path").attr({ class: `link ${certainty}`, d: "M1,7L37,7" });
  if (negated) svg.append("path").attr({ class: "strike", d: "M15,12L23,2" });
  return svg.node();
}

// One line for each pair, direction, certainty and denial.
function bundles(shown) {
  const found = new Map();
  for (const { fact, from, to, mutual } of shown) {
    const key = [from, to, mutual, fact.certainty, fact.negated].join();
    if (!found.has(key)) found.set(key, { from, to, mutual, certainty: fact.certainty, negated: fact.negated, facts: [] });
    found.get(key).facts.push(fact);
  }
  return Array.from(found.values());
}

function drawConnections(chart, list) {
  const { entity, certainty, what, size } = connectionChoice;
  const wanted = links.filter((link) => link.kinds.includes(what) && hasCertainty(link.fact, certainty));
  const near = entity === null ? null : new Set([entity, ...wanted.filter((link) => link.from === entity || link.to === entity).flatMap((link) => [link.from, link.to])]);
  const possible = near ? wanted.filter((link) => near.has(link.from) && near.has(link.to)) : wanted;
  const neighbours = neighbourhood(possible);
  const kept = bestConnected(neighbours, entity, Number(size));
  const shown = possible.filter((link) => kept.has(link.from) && kept.has(link.to));
  const facts = Array.from(new Set(possible.map((link) => link.fact)));
  fill(list, kept.size < neighbours.size ? el("p", { class: "note" }, `${number(kept.size)} of ${number(neighbours.size)} connected names are drawn: the best connected ones and those next to them. Open a name to see all of its own.`) : null,
    el("h3", {}, `${count(facts.length, "statement or event", "statements and events")} that connect`), factList(facts, "Nothing connects two persons or organisations here."));
  if (!shown.length) {
    fill(chart, el("p", { class: "quiet" }, "Nothing to draw."));
    return;
  }
  drawGraph(chart, shown, entity);
}

// Who stands next to whom.
function neighbourhood(shown) {
  const found = new Map();
  const join = (one, other) => { if (found.has(one)) found.get(one).add(other); else found.set(one, new Set([other])); };
  for (const { from, to } of shown) {
    join(from, to);
    join(to, from);
  }
  return found;
}

// The names with the most neighbours, each followed by its neighbours, so that few stand alone.
function bestConnected(neighbours, first, size) {
  const byRank = (a, b) => (b === first) - (a === first) || neighbours.get(b).size - neighbours.get(a).size || a - b;
  const kept = new Set();
  for (const ref of Array.from(neighbours.keys()).sort(byRank)) {
    for (const one of [ref, ...Array.from(neighbours.get(ref)).sort(byRank)]) {
      if (kept.size < size) kept.add(one);
    }
  }
  return kept;
}

function drawGraph(chart, shown, centre) {
  const lines = bundles(shown);
  const refs = Array.from(new Set(lines.flatMap((line) => [line.from, line.to]))).sort((a, b) => a - b);
  const width = Math.max(chart.clientWidth, 320);
  const height = Math.round(Math.min(1200, Math.max(360, 105 * Math.sqrt(refs.length))));
  // Where nodes begin is fixed, so that the same data gives the same picture: a spiral, as sunflowers have it.
  const nodes = refs.map((ref, i) => {
    const radius = 14 * Math.sqrt(i + 0.5);
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    return { ref, x: width / 2 + radius * Math.cos(angle), y: height / 2 + radius * Math.sin(angle), degree: 0 };
  });
  const nodeOf = new Map(nodes.map((node) => [node.ref, node]));
  for (const line of lines) {
    line.source = nodeOf.get(line.from);
    line.target = nodeOf.get(line.to);
    line.source.degree += 1;
    line.target.degree += 1;
  }
  const force = d3.layout.force().nodes(nodes).links(lines).size([width, height])
    .charge(-420).chargeDistance(280).linkDistance(95).gravity(0.12).start();
  for (let i = 0; i < 300; i += 1) force.tick();
  force.stop();
  // Names are wide, so the picture takes the whole width.
  const edge = width < 560 ? 58 : 112;
  const across = d3.scale.linear().domain(d3.extent(nodes, (node) => node.x)).range([edge, width - edge]);
  const down = d3.scale.linear().domain(d3.extent(nodes, (node) => node.y)).range([24, height - 34]);
  for (const node of nodes) {
    node.x = across(node.x);
    node.y = down(node.y);
    node.label = shortened(entities[node.ref].name, width < 560 ? 18 : 30);
    node.above = d3.mean(lines.filter((line) => line.source === node || line.target === node),
      (line) => (line.source === node ? line.target : line.source).y) > node.y; // the name stands away from its lines
  }
  spread(nodes, width, height);

  const svg = d3.select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr({ width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Graph of connections; the list below has the same statements." });
  const marker = svg.append("defs").selectAll("marker").data(CAUTION).enter().append("marker")
    .attr({ id: (key) => `arrow-${key}`, viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" });
  marker.append("path").attr({ d: "M0,0L8,4L0,8z", class: (key) => `arrow ${key}` });
  const stage = svg.append("g");
  const zoom = d3.behavior.zoom().scaleExtent([0.4, 5]).on("zoom", () => stage.attr("transform", `translate(${d3.event.translate})scale(${d3.event.scale})`));
  svg.call(zoom).on("dblclick.zoom", null);
  const zoomByWheel = svg.on("wheel.zoom");
  svg.on("wheel.zoom", function () { if (d3.event.ctrlKey || d3.event.metaKey) zoomByWheel.apply(this, arguments); });

  const drawn = stage.selectAll(".line").data(bent(lines)).enter().append("g").attr("class", "line").on("click", openLine);
  drawn.append("path").attr({ class: "reach", d: (line) => line.path });
  drawn.append("path").attr({ class: (line) => `link ${line.certainty}`, d: (line) => line.path, "marker-end": (line) => (line.mutual ? null : `url(#arrow-${line.certainty})`) });
  drawn.filter((line) => line.negated).append("path").attr({ class: "strike", d: (line) => `M${line.mx - 5},${line.my + 6}L${line.mx + 5},${line.my - 6}` });
  drawn.append("title").text(lineTitle);

  const points = stage.selectAll(".node").data(nodes).enter().append("g")
    .attr({ class: (node) => "node" + (node.ref === centre ? " centre" : ""), transform: (node) => `translate(${node.x},${node.y})`, tabindex: 0, role: "button", "aria-label": (node) => `${entities[node.ref].name}, ${count(node.degree, "connection")}` })
    .on("click", (node) => { if (!d3.event.defaultPrevented) choose(node); })
    .on("keydown", (node) => { if (d3.event.key === "Enter" || d3.event.key === " ") { d3.event.preventDefault(); choose(node); } })
    .on("mouseenter", highlight).on("mouseleave", () => highlight(null)).on("focus", highlight).on("blur", () => highlight(null));
  points.append("path").attr("d", (node) => d3.svg.symbol().type(entities[node.ref].schema === "Person" ? "circle" : "square").size(70 + 18 * Math.min(node.degree, 12))());
  points.append("text").attr({ y: (node) => (node.above ? -12 : 22), "text-anchor": "middle" }).text((node) => node.label);
  points.append("title").text((node) => entities[node.ref].name);

  function highlight(node) {
    const near = node && new Set([node, ...lines.filter((line) => line.source === node || line.target === node).flatMap((line) => [line.source, line.target])]);
    points.classed("faded", (other) => near && !near.has(other));
    drawn.classed("faded", (line) => near && line.source !== node && line.target !== node);
  }
  function choose(node) {
    openEntity(node.ref);
  }
  const scaled = (factor) => {
    const scale = Math.max(0.4, Math.min(5, zoom.scale() * factor));
    const [x, y] = zoom.translate();
    const ratio = scale / zoom.scale();
    zoom.scale(scale).translate([width / 2 - (width / 2 - x) * ratio, height / 2 - (height / 2 - y) * ratio]).event(svg);
  };
  fill(chart, el("div", { class: "chart-buttons" }, button("Zoom in", () => scaled(1.4)), button("Zoom out", () => scaled(1 / 1.4)),
    button("Whole picture", () => zoom.scale(1).translate([0, 0]).event(svg)), el("span", { class: "quiet hint" }, "Drag to move; Ctrl and wheel to zoom.")), svg.node());
}

// Curves that end at the edge of their nodes; lines between the same two nodes bend away from each other.
function bent(lines) {
  const between = new Map();
  for (const line of lines) {
    const key = [Math.min(line.from, line.to), Math.max(line.from, line.to)].join();
    const before = between.get(key) || 0;
    between.set(key, before + 1);
    const dx = line.target.x - line.source.x;
    const dy = line.target.y - line.source.y;
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    const side = (line.from < line.to ? 1 : -1) * (before % 2 ? -1 : 1) * (10 + 14 * Math.floor((before + 1) / 2));
    const cx = (line.source.x + line.target.x) / 2 - dy / length * side;
    const cy = (line.source.y + line.target.y) / 2 + dx / length * side;
    const [x1, y1] = towards(line.source, cx, cy, 8);
    const [x2, y2] = towards(line.target, cx, cy, 12);
    line.mx = (x1 + 2 * cx + x2) / 4;
    line.my = (y1 + 2 * cy + y2) / 4;
    line.path = `M${x1},${y1}Q${cx},${cy} ${x2},${y2}`;
  }
  return lines;
}

function towards(node, x, y, distance) {
  const length = Math.sqrt((x - node.x) ** 2 + (y - node.y) ** 2) || 1;
  return [node.x + (x - node.x) / length * distance, node.y + (y - node.y) / length * distance];
}

function lineTitle(line) {
  return line.facts.slice(0, 5).map((fact) => `${cautionText(fact)}: ${factText(fact)}`).join("\n") + (line.facts.length > 5 ? `\nand ${line.facts.length - 5} more` : "");
}

function openLine(line) {
  if (d3.event.defaultPrevented) return;
  if (line.facts.length === 1) openFact(line.facts[0]);
  else openPanel(`${nameOf(line.from)} and ${nameOf(line.to)}`, factList(line.facts, ""));
}

// Moves nodes apart whose names would lie on each other, by as little as that takes.
function spread(nodes, width, height) {
  const half = (node) => 3.6 * node.label.length + 6;
  const middle = (node) => node.y + (node.above ? -7 : 9);
  for (let round = 0; round < 60; round += 1) {
    nodes.forEach((one, i) => nodes.slice(i + 1).forEach((other) => {
      const dx = half(one) + half(other) - Math.abs(one.x - other.x);
      const dy = 34 - Math.abs(middle(one) - middle(other));
      if (dx <= 0 || dy <= 0) return;
      const way = middle(one) <= middle(other) ? 1 : -1;
      one.y -= way * dy / 4;
      other.y += way * dy / 4;
    }));
    for (const node of nodes) {
      node.x = Math.max(half(node), Math.min(width - half(node), node.x));
      node.y = Math.max(26, Math.min(height - 30, node.y));
    }
  }
}

function shortened(text, length) {
  return text.length > length ? text.slice(0, length - 1) + "…" : text;
}
