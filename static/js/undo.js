const inText = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  const undo = document.getElementById("undo");
  if (!undo || inText(event.target)) return;
  event.preventDefault();
  undo.click();
});
