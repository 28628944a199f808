// <button data-copy="#source" data-copied="…">: copies the text of that element and says so.
const MOMENT = 1600;

async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await write(source.textContent);
  const word = button.querySelector("[data-word]");
  const before = word.textContent;
  word.textContent = word.dataset.word;
  document.querySelector("#said").textContent = button.dataset.copied;
  button.focus();
  setTimeout(() => (word.textContent = before), MOMENT);
});
