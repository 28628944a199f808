// What was chosen to start from closes the menu that it was chosen in.
document.addEventListener("click", (event) => {
  event.target.closest(".start-name")?.closest("[popover]")?.hidePopover();
});

// A file that no server would take is told where it is chosen, before it is sent.
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.mostBytes) return;
  const isTooLarge = target.files[0]?.size > Number(target.dataset.mostBytes);
  target.setCustomValidity(isTooLarge ? target.dataset.tooLarge : "");
  target.reportValidity();
});
