// Fields by keyboard: Enter goes to the next row, Alt with an arrow moves one, Backspace drops an empty one.
// A row that the server has yet to make gets what is typed in the meantime.
const FAILED = 400;
let wanted = "";
let typed = "";

const nameOf = (index) => document.getElementById(`fields-${index}-name`);

function forget() {
  wanted = typed = "";
}

function write(input) {
  if (typed) input.value += typed;
  input.setSelectionRange(input.value.length, input.value.length);
  if (typed) input.dispatchEvent(new Event("input", { bubbles: true }));
  forget();
}

function settle() {
  const input = document.getElementById(wanted);
  input?.focus();
  if (input) write(input);
}

function press(id, index) {
  const button = document.getElementById(id);
  if (!button || button.getAttribute("aria-disabled")) return;
  wanted = `fields-${index}-name`;
  button.click();
}

function next(event, index) {
  wanted = `fields-${index + 1}-name`;
  if (!nameOf(index + 1)) return;
  event.preventDefault();
  settle();
}

function act(event, index) {
  if (event.altKey && event.key === "ArrowUp") press(`up-${index}`, index - 1);
  else if (event.altKey && event.key === "ArrowDown") press(`down-${index}`, index + 1);
  else if (event.key === "Enter") return next(event, index);
  else if (event.key === "Backspace" && !event.target.value && !event.repeat) press(`remove-field-${index}`, Math.max(index - 1, 0));
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[id^='field-']");
  if (!row || event.ctrlKey || event.metaKey || event.isComposing) return;
  const index = Number(row.id.slice("field-".length));
  if (event.target !== nameOf(index)) return;
  if (wanted && event.key.length === 1 && !event.altKey) {
    typed += event.key;
    event.preventDefault();
  } else if (event.key === "Tab" || event.key === "Escape") forget();
  else act(event, index);
});
document.addEventListener("pointerdown", forget);
document.addEventListener("htmx:after:settle", settle);
document.addEventListener("htmx:after:request", (event) => {
  const input = document.activeElement;
  if (wanted && event.detail.ctx.response.status >= FAILED && input?.matches("[id^='fields-']")) write(input);
});
document.addEventListener("htmx:error", forget);
