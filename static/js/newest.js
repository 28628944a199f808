// What was chosen after a request left is newer than its answer: that answer leaves the choices
// alone, and the one to what was chosen last brings them all.
const CHOSEN = ["choices", "project"];
const seen = new WeakMap();
let edits = 0;

function note(event) {
  const isEdit = event.type === "change" || event.type === "input";
  if (isEdit && event.target.form?.id === "form") edits += 1;
  seen.set(event, edits);
}

for (const type of ["change", "input", "submit", "click"]) document.addEventListener(type, note, true);
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  const known = seen.get(ctx.sourceEvent) ?? edits;
  if (known === edits) return;
  tasks.splice(0, tasks.length, ...tasks.filter(({ target }) => !CHOSEN.includes(target?.id)));
});
