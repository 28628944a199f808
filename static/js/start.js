// What was chosen to start from closes the menu that it was chosen in.
document.addEventListener("click", (event) => {
  event.target.closest(".start-name")?.closest("[popover]")?.hidePopover();
});
