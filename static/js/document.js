// A request that waited for another one leaves with the document that the other one brought: in
// the form that stands on the page now, which need not be the one that was sent.
function carried(form) {
  const names = form.dataset.carries.split(" ");
  return [...(document.getElementById(form.id) ?? form).elements]
    .filter((input) => input.type === "hidden" && names.includes(input.name))
    .map((input) => [input.name, input.value]);
}

function refreshQuery(request, form) {
  const url = new URL(request.action, location.href);
  for (const name of form.dataset.carries.split(" ")) url.searchParams.delete(name);
  for (const [name, value] of carried(form)) url.searchParams.set(name, value);
  request.action = url.pathname + url.search;
}

function refreshBody(request, form) {
  for (const [name, value] of carried(form)) request.body.set(name, value);
}

// A link that opens something keeps to the document of now, not to that of when it was drawn.
const VIEW = ["file", "entity", "show", "against"];

function refreshLink(request) {
  const asked = new URL(request.action, location.href);
  const url = new URL(location.href);
  for (const name of VIEW) url.searchParams.delete(name);
  for (const name of VIEW) {
    if (asked.searchParams.has(name)) url.searchParams.set(name, asked.searchParams.get(name));
  }
  request.action = url.pathname + url.search;
}

document.addEventListener("htmx:before:request", (event) => {
  const { request, sourceElement, sourceEvent } = event.detail.ctx;
  // What was typed in a form that is gone has been sent when the text lost the focus.
  if (sourceEvent?.type === "input" && !sourceElement.isConnected) return event.preventDefault();
  request.headers["Compared-With"] = document.querySelector("#since").value;
  if (sourceElement?.matches?.("a[data-opens]")) refreshLink(request);
  if (!sourceElement?.matches?.("form[data-carries]")) return;
  if (request.method === "GET") refreshQuery(request, sourceElement);
  else refreshBody(request, sourceElement);
});
