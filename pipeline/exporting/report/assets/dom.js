// Elements made from data. Text goes in as text nodes only, so no text of an article can become markup.

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : String(child));
    }
  }
}

function fill(node, ...children) {
  node.replaceChildren();
  add(node, children);
}

function button(text, action, attributes) {
  return el("button", Object.assign({ type: "button", onclick: action }, attributes), text);
}

// A link out of the report. Only addresses of the web become links; anything else stays text.
function outward(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch (error) {
    return document.createTextNode(text);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return document.createTextNode(text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", class: "outward" }, text);
}

function choice(label, options, value, action) {
  const select = el("select", { onchange: () => action(select.value) },
    options.map(([key, text]) => el("option", { value: key, selected: key === value }, text)));
  return el("label", { class: "field" }, el("span", {}, label), select);
}

function textField(label, value, action, placeholder) {
  const input = el("input", { type: "search", value, placeholder, oninput: () => later(() => action(input.value)) });
  return el("label", { class: "field" }, el("span", {}, label), input);
}

let waiting = 0;
function later(action) {
  clearTimeout(waiting);
  waiting = setTimeout(action, 200);
}

// Rows of a table a hundred at a time; `row` makes one.
function longTable(headings, items, row, empty) {
  if (!items.length) return el("p", { class: "quiet" }, empty);
  const body = el("tbody");
  const more = button("", () => grow());
  let shown = 0;
  function grow() {
    const next = items.slice(shown, shown + 100);
    add(body, next.map(row));
    shown += next.length;
    more.hidden = shown >= items.length;
    more.textContent = `Show more (${number(items.length - shown)} left)`;
  }
  grow();
  const head = el("thead", {}, el("tr", {}, headings.map((text) => el("th", { scope: "col" }, text))));
  return el("div", { class: "scroll" }, el("table", {}, head, body), more);
}

function number(value) {
  return value.toLocaleString("en");
}

function count(value, one, many) {
  return `${number(value)} ${value === 1 ? one : many || one + "s"}`;
}

// Text as it is compared in filters and search: no case, no accents.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}
