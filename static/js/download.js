// A started download shows what to do with it next.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-next]");
  if (link) document.getElementById(link.dataset.next)?.showPopover?.();
});
