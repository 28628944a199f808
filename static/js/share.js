// What is shared is what the page shows: what was typed goes to the server first, and the answer
// brings the document to share. Where it has a problem instead, there is nothing to share.
const READ = "swapped";
let typed = null;
let waiting = false;

const share = () => document.getElementById("share");

document.addEventListener("input", (event) => {
  if (event.target.form?.id === "editor") typed = event.target.form;
});
document.addEventListener("submit", (event) => {
  if (event.target !== share()) return;
  event.preventDefault();
  waiting = true;
  if (typed?.isConnected) typed.requestSubmit();
  document.getElementById("form").requestSubmit();
});
document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx.sourceElement === typed) typed = null;
});
document.addEventListener("htmx:finally:request", (event) => {
  const { sourceElement, sourceEvent, status } = event.detail.ctx;
  const isMine = sourceElement?.id === "form" && sourceEvent?.type === "submit" && !sourceEvent.submitter;
  if (!waiting || !isMine) return;
  waiting = false;
  if (status === READ) share()?.submit();
});
