// How a fact is put into words. Whatever shows one shows with it how certain it is, whether it is denied, whose word it is.

const CERTAINTIES = {
  asserted: "The article says so in its own voice.",
  reported: "The article gives somebody’s word for it.",
  alleged: "The article passes on a claim: is accused of, was charged with, allegedly. It is no fact.",
};
const NEGATED = "The article says that it is not so, or that it was denied, dropped or ended in acquittal.";
const CAUTION = ["asserted", "reported", "alleged"]; // the later, the more caution it asks for
const MARKS = { asserted: "circle", reported: "square", alleged: "diamond" };

function words(slug) {
  return slug.replace(/_/g, " ");
}

function propertyLabel(fact) {
  return index.properties[fact.property] || words(fact.property);
}

function chips(fact) {
  return el("span", { class: "chips" },
    el("span", { class: `chip ${fact.certainty}`, title: CERTAINTIES[fact.certainty] }, fact.certainty),
    fact.negated ? el("span", { class: "chip negated", title: NEGATED }, "negated") : null,
    fact.attributed === null ? null : el("span", { class: "by" }, "according to ", nameOf(fact.attributed)));
}

function qualifiers(fact) {
  if (fact.type === "event") return [fact.place === null ? null : nameOf(fact.place), fact.amount].filter(Boolean);
  return [
    fact.role, fact.target && `against ${fact.target}`, fact.amount, fact.duration && `for ${durationText(fact.duration)}`,
    fact.from && `from ${fact.from}`, fact.to && `until ${fact.to}`, fact.at && `in ${fact.at}`,
  ].filter(Boolean);
}

// `P1Y6M` as `1 year 6 months`.
function durationText(duration) {
  const units = { Y: "year", M: "month", W: "week", D: "day" };
  const parts = Array.from(duration.matchAll(/(\d+)([YMWD])/g), ([, n, unit]) => count(Number(n), units[unit]));
  return parts.join(" ") || duration;
}

function participantText(fact) {
  return fact.participants.map(([who, role]) => `${nameOf(who)} (${role})`).join(", ");
}

// One line of plain text, for lists, labels and search.
function factText(fact) {
  const base = fact.type === "event"
    ? [fact.date, words(fact.kind), fact.what, participantText(fact)]
    : [fact.subject === null ? "" : nameOf(fact.subject), propertyLabel(fact), fact.value === null ? "" : nameOf(fact.value)];
  return [...base, ...qualifiers(fact)].filter(Boolean).join(" · ");
}

function cautionText(fact) {
  const by = fact.attributed === null ? "" : `, according to ${nameOf(fact.attributed)}`;
  return fact.certainty + (fact.negated ? "; negated" : "") + by;
}

// A fact as a line that opens its evidence.
function factLine(fact) {
  return button([chips(fact), el("span", { class: "claim" }, factText(fact))], () => openFact(fact), { class: `fact-line ${fact.certainty}` });
}

// Those that ask for the most caution decide how a place in the text, a line or a dot looks.
function mostCautious(facts) {
  return CAUTION[Math.max(...facts.map((fact) => CAUTION.indexOf(fact.certainty)))];
}

function byCaution(facts) {
  return [...facts].sort((a, b) => CAUTION.indexOf(b.certainty) - CAUTION.indexOf(a.certainty));
}

function legend() {
  return el("dl", { class: "legend" },
    CAUTION.map((key) => [
      el("dt", {}, el("span", { class: `chip ${key}` }, key)),
      el("dd", {}, CERTAINTIES[key], " ", el("span", { class: `sample ${key}` }, "marked like this")),
    ]),
    el("dt", {}, el("span", { class: "chip negated" }, "negated")),
    el("dd", {}, NEGATED, " It goes with any of the three. ", el("span", { class: "sample asserted not" }, "marked like this")));
}
