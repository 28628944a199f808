// Fields by keyboard: Enter goes to the next row, Alt with an arrow moves one, Backspace drops an empty one.
let wanted = "";

const nameOf = (index) => document.getElementById(`fields-${index}-name`);

function settle() {
  const input = document.getElementById(wanted);
  if (!input) return;
  wanted = "";
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
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

document.addEventListener("keydown", (event) => {
  wanted = "";
  const row = event.target.closest?.("[id^='field-']");
  if (!row || event.ctrlKey || event.metaKey || event.isComposing) return;
  const index = Number(row.id.slice("field-".length));
  const isName = event.target === nameOf(index);
  if (event.altKey && event.key === "ArrowUp") press(`up-${index}`, index - 1);
  else if (event.altKey && event.key === "ArrowDown") press(`down-${index}`, index + 1);
  else if (isName && event.key === "Enter") return next(event, index);
  else if (isName && event.key === "Backspace" && !event.target.value) press(`remove-field-${index}`, Math.max(index - 1, 0));
  else return;
  event.preventDefault();
});
document.addEventListener("pointerdown", () => (wanted = ""));
document.addEventListener("htmx:after:settle", settle);
