// Options by a few letters of their names; sections stay as somebody opened or closed them.
const KEPT = "sections";
const field = document.getElementById("filter");
const none = document.getElementById("filter-none");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");

function about(card) {
  const heads = [card.closest("fieldset").querySelector("legend"), card.closest("details")?.querySelector("h3")];
  return [card, ...heads].map((each) => each?.textContent ?? "").join(" ").toLowerCase();
}

function settle() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = (card) => words.every((word) => about(card).includes(word));
  const cards = all("#choices .card");
  for (const card of cards) card.hidden = !isMeant(card);
  for (const part of all("#choices :is(fieldset, details)")) part.hidden = all(".card", part).every((card) => card.hidden);
  for (const section of all("#choices details"))
    section.open = words.length > 0 || (kept()[section.id] ?? "opens" in section.dataset);
  document.querySelector("section:has(> #project)").hidden = words.length > 0;
  none.hidden = cards.some((card) => !card.hidden);
}

document.addEventListener("click", (event) => {
  const section = event.target.closest("#choices summary")?.parentElement;
  if (section && !field.value) sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), [section.id]: !section.open }));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".index a");
  if (!link || document.querySelector(link.hash).checkVisibility()) return;
  field.value = "";
  settle();
});
document.addEventListener("htmx:after:swap", settle);
field.addEventListener("input", settle);
settle();
