// What leaves with the project waits for the answers to what was entered before, and takes them along.
const LEAVING = "a[download], form[data-takes-document] button";
const asked = new Set();
let typed = null;
let next = "";

const isSent = (input) => input.matches(".text") && input.form?.matches("[hx-trigger]");
const isAnswered = () => !typed?.target.isConnected && !asked.size;

function place(element) {
  const { id } = element.parentElement.closest("[id]");
  return `#${id} ${element.matches("a") ? "a[download]" : "button"}`;
}

function goOn() {
  if (!next || !isAnswered()) return;
  const pressed = document.querySelector(next);
  next = "";
  pressed?.click();
}

function stay() {
  next = "";
}

document.addEventListener("input", (event) => {
  if (isSent(event.target)) typed = event;
});
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  asked.add(ctx);
  const isOfForm = ctx.sourceElement === typed?.target.form;
  if (isOfForm && ctx.sourceEvent.timeStamp >= typed.timeStamp) typed = null;
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  asked.delete(ctx);
  setTimeout(goOn);
});
document.addEventListener("htmx:error", stay);
document.addEventListener("htmx:response:error", stay);

function wait(event) {
  const pressed = event.target.closest(LEAVING);
  if (!pressed || isAnswered()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  next = place(pressed);
}

document.addEventListener("click", wait, true);
