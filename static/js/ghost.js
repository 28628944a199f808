// An option that is looked at for a moment shows what it would do to the files, and leaves no trace.
const MOMENT = 400;
const SIGNS = { added: "+", removed: "−", modified: "~" };
let looked = null;
let waiting = 0;
let asking = null;

function vanish() {
  clearTimeout(waiting);
  asking?.abort();
  asking = null;
  for (const row of document.querySelectorAll("[data-ghost]")) delete row.dataset.ghost;
  document.getElementById("ghost").hidden = true;
}

function row(path) {
  const file = document.getElementById(`file-${path}`);
  if (file) return file;
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  return folder && (document.getElementById(`folder-${folder}`)?.firstElementChild ?? row(folder));
}

function show({ title, counts, files }) {
  for (const [path, change] of Object.entries(files)) {
    const found = row(path);
    if (found) found.dataset.ghost = change;
  }
  const sums = Object.entries(counts).filter(([, count]) => count);
  const words = sums.map(([word, count]) => `${SIGNS[word]}${count}`).join(" ");
  const ghost = document.getElementById("ghost");
  ghost.textContent = `${title}: ${words || ghost.dataset.nothing}`;
  ghost.hidden = false;
}

async function ask(input) {
  asking = new AbortController();
  const asked = new URLSearchParams(location.search);
  asked.set("option", `${input.name}/${input.value}`);
  const answer = await fetch(`/ghost?${asked}`, { signal: asking.signal });
  if (answer.status === 200) show(await answer.json());
}

function enter({ target }) {
  const input = target.closest?.(".card")?.querySelector("input");
  const found = input?.id ?? null;
  if (found === looked) return;
  vanish();
  looked = found;
  if (!input || (input.type === "radio" && input.checked)) return;
  waiting = setTimeout(() => ask(input).catch(() => {}), MOMENT);
}

document.addEventListener("pointerover", enter);
document.addEventListener("focusin", enter);
document.addEventListener("htmx:before:request", vanish);
