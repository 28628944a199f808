// Where the control that had the focus is gone after a swap, its surroundings get it.
let home = null;

document.addEventListener("htmx:before:swap", () => {
  home = document.activeElement?.closest("[data-home]")?.id ?? null;
});
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement?.id === "line")
    document.getElementById("line-problems")?.scrollIntoView({ block: "nearest" });
  if (home && document.activeElement === document.body) document.getElementById(home)?.focus();
});
