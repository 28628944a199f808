// Ctrl+K: every option, file, entity and action of the page, found by a few letters.
const MOST = 12;
const menu = document.getElementById("menu");
const field = document.getElementById("menu-field");
const list = document.getElementById("menu-list");
let found = [];
let chosen = 0;

const SOURCES = [
  ["option", ".card label", (label) => label.textContent, (label) => document.getElementById(label.htmlFor)],
  ["entity", "a.entity-name", (link) => link.textContent, (link) => link],
  ["file", ".file", (row) => row.value, (row) => row],
  ["view", "[data-look]", (link) => link.textContent, (link) => link],
  ["action", ".top button[popovertarget], .bar-parts .button, .start-name", (each) => each.textContent, (each) => each],
];

function everything() {
  return SOURCES.flatMap(([kind, selector, name, target]) =>
    [...document.querySelectorAll(selector)].map((each) => ({ kind, name: name(each).trim(), target: target(each) })),
  );
}

function matches(name, letters) {
  const words = letters.toLowerCase().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
}

function item({ kind, name }, index) {
  const row = document.createElement("li");
  row.role = "option";
  row.id = `menu-${index}`;
  row.ariaSelected = String(index === chosen);
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.textContent = menu.dataset[kind];
  row.append(badge, ` ${name}`);
  return row;
}

function draw() {
  list.replaceChildren(...found.map(item));
  field.setAttribute("aria-activedescendant", found.length ? `menu-${chosen}` : "");
  document.getElementById("menu-none").hidden = found.length > 0;
}

function search() {
  const starts = ({ name }) => Number(!name.toLowerCase().startsWith(field.value.toLowerCase()));
  const all = everything().filter(({ name }) => matches(name, field.value));
  found = all.sort((one, other) => starts(one) - starts(other)).slice(0, MOST);
  chosen = 0;
  draw();
}

function go() {
  const target = found[chosen]?.target;
  if (!target) return;
  menu.hidePopover();
  target.closest("details")?.setAttribute("open", "");
  if (target.matches("input")) target.scrollIntoView({ block: "center" });
  target.focus();
  target.click();
}

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

field?.addEventListener("input", search);
field?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") go();
  else if (event.key in MOVES) chosen = (chosen + MOVES[event.key] + found.length) % (found.length || 1);
  else return;
  event.preventDefault();
  draw();
});
list?.addEventListener("click", (event) => {
  chosen = [...list.children].indexOf(event.target.closest("li"));
  go();
});
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  event.preventDefault();
  open();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-opens-menu]")) open();
});

function open() {
  field.value = "";
  menu.showPopover();
  search();
}
