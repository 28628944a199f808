// What is shared or saved is what the page shows: what was typed goes to the server first, and the
// answer brings the document to take. Where it has a problem instead, there is nothing to take.
const READ = "swapped";
let typed = null;
let waiting = "";

document.addEventListener("input", (event) => {
  if (event.target.form?.id === "editor") typed = event.target.form;
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-takes-document]")) return;
  event.preventDefault();
  waiting = event.target.id;
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
  const form = document.getElementById(waiting);
  waiting = "";
  if (status === READ) form?.submit();
});
