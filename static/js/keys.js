// Keys for what the page can do. Single letters act outside of texts only, and can be switched off.
const OFF = "single-keys-off";
const at = (selector) => document.querySelector(selector);
const click = (selector) => () => at(selector)?.click();
const focus = (selector) => () => at(selector)?.focus();
const inText = (element) =>
  element.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function neighbour(step) {
  const rows = [...document.querySelectorAll(".file:has(.change)")];
  const open = rows.findIndex((row) => row.getAttribute("aria-current"));
  const from = open < 0 && step < 0 ? 0 : open;
  rows[(from + step + rows.length) % rows.length]?.click();
}

const SINGLE = {
  "/": focus("#filter"),
  a: focus("#line"),
  d: click("[data-look=diff]"),
  e: click("[data-look=diagram]"),
  n: () => neighbour(1),
  p: () => neighbour(-1),
  r: click("#surprise"),
  t: () => at("[data-theme-choice][aria-pressed=false]")?.click(),
  y: click("[data-copy='#code']"),
  "?": () => at("#keys").togglePopover(),
};
const WITH_CONTROL = {
  z: click("#undo"),
  Enter: () => {
    at("#review").showPopover();
    at("#review .primary")?.focus();
  },
};

function act(actions, event) {
  const action = actions[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey || (event.key === "z" && inText(event.target))) return;
    act(WITH_CONTROL, event);
  } else if (!inText(event.target) && !localStorage.getItem(OFF)) act(SINGLE, event);
});

const off = at("#single-keys");
off.checked = !localStorage.getItem(OFF);
off.addEventListener("change", () => {
  if (off.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
});
