// The file tree by keyboard: one tab stop, arrows walk, letters jump; what was opened or closed stays so.
const KEPT = "folders";
let opening = false;

const tree = () => document.querySelector(".files");
const rows = () =>
  [...tree().querySelectorAll("summary, .file")].filter((row) => row.checkVisibility());
const folders = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");

function settle() {
  if (!tree()) return;
  const kept = folders();
  for (const folder of tree().querySelectorAll("details"))
    if (folder.id in kept && folder.open !== kept[folder.id]) folder.open = kept[folder.id];
  const stop =
    tree().querySelector(":focus") ??
    rows().find((row) => row.getAttribute("aria-current")) ??
    rows()[0];
  for (const row of tree().querySelectorAll("summary, .file")) row.tabIndex = row === stop ? 0 : -1;
}

function reveal() {
  const row = tree()?.querySelector("[aria-current]");
  const pane = row?.closest(".pane");
  if (!row || getComputedStyle(pane).overflowY !== "auto") return;
  const below = row.getBoundingClientRect().bottom - pane.getBoundingClientRect().bottom;
  if (below > 0) pane.scrollTop += below + pane.clientHeight / 2;
}

function moveTo(row) {
  if (!row) return;
  for (const other of tree().querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
}

const parent = (row) => row.closest("ul")?.closest("details")?.querySelector("summary");

function inwards(row, next) {
  const folder = row.matches("summary") && row.parentElement;
  if (folder && !folder.open) folder.open = true;
  else if (folder) moveTo(next);
}

function outwards(row) {
  if (row.matches("summary") && row.parentElement.open) row.parentElement.open = false;
  else moveTo(parent(row));
}

function jump(all, at, letter) {
  const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  moveTo(order.find((row) => row.textContent.trim().toLowerCase().startsWith(letter)));
}

const MOVES = {
  ArrowDown: (row, all, at) => moveTo(all[at + 1]),
  ArrowUp: (row, all, at) => moveTo(all[at - 1]),
  ArrowRight: (row, all, at) => inwards(row, all[at + 1]),
  ArrowLeft: (row) => outwards(row),
  Home: (row, all) => moveTo(all[0]),
  End: (row, all) => moveTo(all.at(-1)),
};

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(".files summary, .files .file");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = rows();
  const at = all.indexOf(row);
  if (event.key in MOVES) MOVES[event.key](row, all, at);
  else if (/^[\w.]$/.test(event.key)) jump(all, at, event.key.toLowerCase());
  else return;
  event.preventDefault();
});

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.(".files details")) return;
    sessionStorage.setItem(KEPT, JSON.stringify({ ...folders(), [event.target.id]: event.target.open }));
  },
  true,
);
document.addEventListener("click", (event) => (opening = Boolean(event.target.closest(".file, .brings"))));
document.addEventListener("htmx:after:swap", settle);
document.addEventListener("htmx:after:swap", () => {
  if (opening && matchMedia("(width <= 900px)").matches) document.querySelector("#work").scrollIntoView();
  opening = false;
});
settle();
if (new URLSearchParams(location.search).has("file")) reveal();
