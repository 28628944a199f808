// A fold of the editor opens where it hides a problem; otherwise it stays as somebody left it.
document.addEventListener("htmx:after:swap", () => {
  for (const fold of document.querySelectorAll("#editor details:has(.problem)")) fold.open = true;
});
