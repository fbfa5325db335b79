// The bench answers while a slider moves, before the server does. Nothing is computed here: the server has sent the words
// of every stop of a row, made by what makes its own answer, and they are shown in the strip and in the row.
// They hold as long as every other slider stands where it stood for them and nothing else was done since they were asked
// for; elsewhere the server's own last words stand.
const ROWS = ".st-key-righe-target", ROW = '[class*="st-key-riga-"]', RANGE = "input[type=range]";
const SLIDER = '[data-testid="stSlider"]', STRIP = ".tg-striscia";
const REST = 60; // Milliseconds that the pointer stays on a slider before its words are asked for.
const AGAIN = 2000; // Milliseconds after which what has not come is asked for once more: a page still busy may lose it.

const ready = new Map(); // What the server sent, by row.
const asked = new Map(); // When the words that are on their way were asked for, by row.
const servers = new Map(); // The server's own words of every piece that others were written over.
let ask = () => {}, asks = 0, forgotten = 0, moved = "", rest = 0;

const nameOf = (row) => row.querySelector("[data-row]")?.dataset.row;
const sliders = () => new Map([...document.querySelectorAll(`${ROWS} ${ROW}`)]
  .map((row) => [nameOf(row), row.querySelector(RANGE)]).filter(([, slider]) => slider));

// Where a slider stands and what it says there: its stops are other ones once its range has grown.
const placeOf = ({ value, max, ariaValueText }) => `${value}/${max} ${ariaValueText}`;

function wordsAt(name) {
  const found = ready.get(name), all = sliders(), slider = all.get(name);
  if (!found || !slider) return null;
  const stop = found.stops[slider.value];
  const isSame = ([other, at]) => placeOf(at) === (other === name ? stop?.place : found.places[other]);
  if (!stop?.said || ![...all].every(isSame)) return null;
  return Object.entries(stop.said).map(([part, number]) => [part, found.words[number]]);
}

function write(piece, html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  if (made.innerHTML === piece.innerHTML) return;
  if (!servers.has(piece)) servers.set(piece, piece.innerHTML);
  piece.innerHTML = html;
}

function show() {
  if (!ready.size) return;
  const words = wordsAt(moved), strip = document.querySelector(STRIP);
  if (!words || !strip) return restore();
  const row = document.querySelector(`${ROWS} [data-row="${CSS.escape(moved)}"]`);
  for (const [part, html] of words) {
    const piece = (part === "own" ? row : strip).querySelector(`[data-part="${part}"]`);
    if (piece) write(piece, html);
  }
  // What is said aloud is the server's answer, once.
  const isOurs = [...servers].some(([piece, html]) => strip.contains(piece) && piece.innerHTML !== html);
  if (strip.ariaBusy !== String(isOurs)) strip.ariaBusy = String(isOurs);
}

function restore() {
  for (const [piece, html] of servers) if (piece.isConnected) piece.innerHTML = html;
  servers.clear();
  const strip = document.querySelector(STRIP);
  if (strip?.ariaBusy === "true") strip.ariaBusy = "false";
}

function prepare(slider) {
  const name = slider && nameOf(slider.closest(ROW));
  if (!name || performance.now() < (asked.get(name) ?? -AGAIN) + AGAIN || wordsAt(name)) return;
  asked.set(name, performance.now());
  asks += 1;
  ask({ row: name, number: asks });
}

function forget() {
  forgotten = asks;
  ready.clear();
  asked.clear();
  restore();
}

const sliderOf = (at) => (at.closest?.(`${ROWS} ${ROW}`) ? at.closest(SLIDER) : null);
function heed(event) {
  clearTimeout(rest);
  const slider = sliderOf(event.target);
  if (slider && !event.ctrlKey && !event.metaKey && !event.altKey) prepare(slider);
  else if (event.type !== "focusin") forget();
}
function hover(event) {
  clearTimeout(rest);
  const slider = event.buttons ? null : sliderOf(event.target);
  if (slider) rest = setTimeout(() => prepare(slider), REST);
}
for (const kind of ["pointerdown", "keydown", "click", "change", "focusin"]) document.addEventListener(kind, heed, true);
document.addEventListener("pointerover", hover, true);
window.addEventListener("popstate", forget);
new MutationObserver((records) => {
  if (!ready.size) return;
  for (const { type, target, oldValue } of records) {
    const isMove = type === "attributes" && target.ariaValueText !== oldValue;
    if (isMove && sliderOf(target)) moved = nameOf(target.closest(ROW));
  }
  show();
}).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeOldValue: true, attributeFilter: ["aria-valuetext"],
});

export default function ({ data, setTriggerValue }) {
  ask = (row) => setTriggerValue("row", row);
  if (!data?.row) forget();
  else if (data.number > forgotten) {
    ready.set(data.row, data);
    asked.delete(data.row);
    show();
  }
  return forget;
}
