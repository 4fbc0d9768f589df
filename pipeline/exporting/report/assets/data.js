// The data of the report, which is packed in the page. The index is read at once; an article when somebody looks at it.

async function unpacked(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

if (!window.DecompressionStream) {
  document.getElementById("main").textContent = "This report needs a browser of 2023 or later.";
  return;
}
const index = JSON.parse(await unpacked("index"));

function framed(frame) {
  return frame.rows.map((values, position) => {
    const row = { position };
    frame.columns.forEach((name, column) => { row[name] = values[column]; });
    return row;
  });
}

const articles = framed(index.articles);
const entities = framed(index.entities);
const statements = framed(index.statements);
const events = framed(index.events);
statements.forEach((fact) => { fact.type = "statement"; });
events.forEach((fact) => { fact.type = "event"; });

function groupedBy(facts, keysOf) {
  const found = new Map();
  for (const fact of facts) {
    for (const key of new Set(keysOf(fact))) {
      if (found.has(key)) found.get(key).push(fact);
      else found.set(key, [fact]);
    }
  }
  return found;
}

const factsOfArticle = groupedBy([...statements, ...events], (fact) => [fact.article]);
const factsOfEntity = groupedBy([...statements, ...events], (fact) => namedIn(fact));

// The entities that a fact names, but for whose word it is.
function namedIn(fact) {
  const refs = fact.type === "event"
    ? [fact.place, ...fact.participants.map(([who]) => who)]
    : [fact.subject, fact.value];
  return refs.filter((ref) => typeof ref === "number");
}

function nameOf(ref) {
  return typeof ref === "number" ? entities[ref].name : ref;
}

const read = new Map();

// What has been read of an article: to be asked for within `withArticle`.
function article(position) {
  return read.get(position);
}

// Do something that needs an article, as soon as it is read.
async function withArticle(position, action) {
  if (!read.has(position)) {
    const done = busy();
    const text = await unpacked(`article-${position}`);
    if (read.size >= 20) read.delete(read.keys().next().value);
    read.set(position, JSON.parse(text));
    done();
  }
  return action();
}

// Says to those who listen that the view is not complete yet.
let waitedFor = 0;
function busy() {
  const main = document.getElementById("main");
  const change = (by) => { waitedFor += by; main.setAttribute("aria-busy", String(waitedFor > 0)); };
  change(1);
  return () => change(-1);
}

// Offsets count code points, JavaScript counts UTF-16 units: they differ where a text has characters beyond the BMP.
function slicer(text, start) {
  const points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
  return (from, to) => {
    const first = Math.max(0, from - start);
    const last = Math.max(first, to - start);
    return points ? points.slice(first, last).join("") : text.slice(first, last);
  };
}

// The passage of a fact in three parts: before its words, its words, after them.
function passageOf(fact) {
  const [from, to] = fact.sentence;
  const block = article(fact.article).blocks.filter(([, start]) => start <= from).pop();
  if (!block) return ["", "", ""];
  const slice = slicer(block[2], block[1]);
  return [slice(from, fact.start), slice(Math.max(from, fact.start), Math.min(to, fact.end)), slice(fact.end, to)];
}
