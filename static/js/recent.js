// The projects of this browser: the last state of each name, kept here and nowhere else.
const KEPT = "recent";
const MOST = 8;
const list = document.getElementById("recent");
let passing = "";

const recent = () => JSON.parse(localStorage.getItem(KEPT) ?? "[]");

// A name that is still being typed takes the place of what it was some letters ago.
function note() {
  const field = document.getElementById("name");
  if (!location.search || field.ariaInvalid) return;
  const name = document.title.replace(/ – [^–]*$/, "");
  const past = passing && name.startsWith(passing) ? [name, passing] : [name];
  const others = recent().filter((each) => !past.includes(each.name));
  passing = document.activeElement === field ? name : "";
  const all = [{ name, url: location.pathname + location.search, at: Date.now() }, ...others];
  localStorage.setItem(KEPT, JSON.stringify(all.slice(0, MOST)));
}

function row({ name, url, at }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const when = document.createElement("p");
  link.className = "start-name";
  link.href = url;
  link.textContent = name;
  when.className = "hint";
  when.textContent = new Date(at).toLocaleString(document.documentElement.lang);
  item.append(link, when);
  return item;
}

document.getElementById("start").addEventListener("beforetoggle", (event) => {
  if (event.newState !== "open") return;
  list.replaceChildren(...recent().map(row));
  document.getElementById("recent-part").hidden = !list.children.length;
});
document.getElementById("forget").addEventListener("click", () => {
  localStorage.removeItem(KEPT);
  document.getElementById("recent-part").hidden = true;
});
document.addEventListener("htmx:after:settle", note);
note();
