// The query editor: sends the query, shows the answer as a table. No library, no build.
"use strict";

const words = JSON.parse(document.getElementById("words").textContent);
const field = document.getElementById("query");
const statusLine = document.getElementById("status");
const answer = document.getElementById("answer");
const downloads = document.getElementById("downloads");
const stopButton = document.getElementById("stop");
const mostRowsShown = 1000;
let running = null;

document.getElementById("query-form").addEventListener("submit", event => {
  event.preventDefault();
  run();
});
stopButton.addEventListener("click", () => running?.abort());
field.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});

async function run() {
  running?.abort();
  const mine = running = new AbortController();
  const query = field.value;
  history.replaceState(null, "", address(query, { lang: words.language }));
  show(words.running);
  answer.replaceChildren();
  downloads.hidden = true;
  stopButton.hidden = false;
  const started = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json, text/turtle;q=0.9" },
      body: query,
      signal: mine.signal,
    });
    if (!response.ok) throw new Error((await response.json()).detail);
    const type = response.headers.get("Content-Type") ?? "";
    if (type.startsWith("text/turtle")) showText(await response.text(), query, started);
    else showResults(await response.json(), query, started);
  } catch (error) {
    if (running !== mine) return;
    if (error.name === "AbortError") show(words.stopped);
    else show(error.message, true);
  } finally {
    if (running === mine) stopButton.hidden = true;
  }
}

function showResults(results, query, started) {
  if ("boolean" in results) {
    show(results.boolean ? words.yes : words.no);
    links(query, ["json", "xml", "csv"]);
    return;
  }
  const rows = results.results.bindings;
  show(fill(words.rowsAndTime, rows.length, Math.round(performance.now() - started)));
  if (rows.length > mostRowsShown) statusLine.append(" " + fill(words.rowsShown, mostRowsShown, rows.length));
  answer.replaceChildren(table(results.head.vars, rows.slice(0, mostRowsShown)));
  links(query, ["json", "xml", "csv", "tsv"]);
}

function showText(text, query, started) {
  const block = element("pre", text);
  show(fill(words.rowsAndTime, text.split("\n").length, Math.round(performance.now() - started)));
  answer.replaceChildren(block);
  links(query, ["ttl", "nt", "nq", "trig"]);
}

function table(names, rows) {
  const result = document.createElement("table");
  const head = result.createTHead().insertRow();
  for (const name of names) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = result.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) fillCell(line.insertCell(), row[name]);
  }
  return result;
}

function fillCell(cell, term) {
  if (!term) return;
  if (term.type === "uri") cell.append(link(term.value));
  else if (term.type === "literal") fillLiteral(cell, term);
  else cell.append(term.type === "bnode" ? "_:" + term.value : JSON.stringify(term.value));
}

function fillLiteral(cell, term) {
  cell.append(term.value);
  if (term["xml:lang"]) {
    cell.lang = term["xml:lang"];
    if (term["xml:lang"] !== words.language) {
      const mark = element("span", term["xml:lang"]);
      mark.className = "lang";
      cell.append(" ", mark);
    }
  } else if (/#(integer|decimal|double|float|int|long)$/.test(term.datatype ?? "")) cell.className = "number";
}

// Things of ours open on this server, whatever their names begin with; only web addresses become links.
function link(iri) {
  if (iri.startsWith(words.things)) {
    const name = iri.slice(words.things.length);
    return anchor("/doc/" + name + "?lang=" + words.language, name, iri);
  }
  return /^https?:/.test(iri) ? anchor(iri, iri, iri) : document.createTextNode(iri);
}

function anchor(href, text, title) {
  const result = element("a", text);
  result.href = href;
  result.title = title;
  return result;
}

function links(query, formats) {
  const list = downloads.querySelector("span");
  list.replaceChildren();
  for (const format of formats) list.append(anchor(address(query, { format }), format.toUpperCase(), format), " ");
  downloads.hidden = false;
}

function address(query, more) {
  return "/sparql?" + new URLSearchParams({ query, ...more });
}

function show(text, isError = false) {
  statusLine.textContent = text;
  statusLine.className = isError ? "error" : "";
}

function element(name, text) {
  const result = document.createElement(name);
  result.textContent = text;
  return result;
}

function fill(pattern, ...values) {
  return pattern.replace(/\{(\d)\}/g, (_, index) => Number(values[index]).toLocaleString(words.language));
}

if (field.dataset.run) run();
