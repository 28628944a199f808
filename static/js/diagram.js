// The diagram: dragged, zoomed by wheel, pinch, buttons and keys; arrows walk along it, and what is
// not linked with the box in focus fades.
const [LEAST, FAR, NEAR, MOST, STEP, SLACK, BAND] = [0.1, 0.45, 0.75, 3, 1.25, 4, 44];
const view = { x: 0, y: 0, scale: 1, fits: true };
const pointers = new Map();
let travelled = 0;

const canvas = () => document.querySelector(".canvas");
const drawing = () => canvas().querySelector("svg");
const boxes = () => [...canvas().querySelectorAll(".box")];
const middle = (rect) => [rect.x + rect.width / 2, rect.y + rect.height / 2];

function show() {
  const place = `translate(${view.x} ${view.y}) scale(${view.scale})`;
  canvas().querySelector("#sheet").setAttribute("transform", place);
  drawing().toggleAttribute("data-far", view.scale < FAR);
}

function fit() {
  const [across, down] = [canvas().clientWidth, canvas().clientHeight - BAND];
  const [width, height] = ["width", "height"].map((each) => drawing().getAttribute(each));
  const scale = Math.min(1, across / width, down / height);
  const [x, y] = [(across - width * scale) / 2, (down - height * scale) / 2];
  Object.assign(view, { x, y, scale, fits: true });
  show();
}

function zoom(factor, [x, y] = middle(canvas().getBoundingClientRect())) {
  const { left, top } = canvas().getBoundingClientRect();
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * factor));
  const by = scale / view.scale;
  pan((x - left - view.x) * (1 - by), (y - top - view.y) * (1 - by), scale);
}

function pan(x, y, scale = view.scale) {
  Object.assign(view, { x: view.x + x, y: view.y + y, scale, fits: false });
  show();
}

function stopAt(stop) {
  for (const box of boxes()) box.tabIndex = box === stop ? 0 : -1;
}

function settle() {
  if (!canvas()) return;
  drawing().dataset.live = "";
  drawing().removeAttribute("viewBox");
  const open = boxes().find((box) => box.matches("[aria-current]"));
  stopAt(boxes().find((box) => box.matches(":focus")) ?? open ?? boxes()[0]);
  if (!view.fits) show();
  else if (fit(), open && view.scale < FAR) approach(open);
}

// What is open in the editor can be read; what is around it fits again once it is closed.
function approach(box) {
  zoom(NEAR / view.scale);
  centre(box);
  view.fits = true;
}

function fade(name) {
  const links = [...canvas().querySelectorAll(".link")];
  const ends = links.map((link) => link.dataset.ends.split(" "));
  links.forEach((link, at) => link.classList.toggle("near", ends[at].includes(name)));
  const near = new Set([name, ...ends.filter((pair) => pair.includes(name)).flat()]);
  for (const box of boxes()) box.classList.toggle("near", near.has(box.dataset.name));
}

function centre(box) {
  const [[x, y], [to, down]] = [box, canvas()].map((each) => middle(each.getBoundingClientRect()));
  pan(to - x, down - y);
}

function reveal(box) {
  const [inner, outer] = [box.getBoundingClientRect(), canvas().getBoundingClientRect()];
  const inside = inner.left >= outer.left && inner.right <= outer.right;
  if (!inside || inner.top < outer.top || inner.bottom > outer.bottom) centre(box);
}

function moveTo(box) {
  stopAt(box);
  box.focus({ preventScroll: true });
  reveal(box);
}

// The nearest box that way; one that is linked counts as half as far.
function step(from, x, y) {
  const [a, b] = middle(from.getBoundingClientRect());
  const far = (box) => {
    const [dx, dy] = middle(box.getBoundingClientRect()).map((each, at) => each - [a, b][at]);
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    return ahead > aside / 2 ? (ahead + 2 * aside) * (box.matches(".near") ? 0.5 : 1) : Infinity;
  };
  const ahead = boxes().filter((box) => far(box) < Infinity);
  if (ahead.length) moveTo(ahead.reduce((one, other) => (far(other) < far(one) ? other : one)));
}

const ZOOMS = { in: () => zoom(STEP), out: () => zoom(1 / STEP), fit };
const KEYS = {
  "+": ZOOMS.in,
  "=": ZOOMS.in,
  "-": ZOOMS.out,
  0: fit,
  ArrowLeft: (box) => step(box, -1, 0),
  ArrowRight: (box) => step(box, 1, 0),
  ArrowUp: (box) => step(box, 0, -1),
  ArrowDown: (box) => step(box, 0, 1),
  Home: () => moveTo(boxes()[0]),
  End: () => moveTo(boxes().at(-1)),
  Escape: (box) => box.blur(),
};

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.(".canvas .box");
  if (!box || !(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
  KEYS[event.key](box);
  event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  if (canvas()) fade(event.target.closest(".box:focus-visible")?.dataset.name);
});
document.addEventListener("focusout", (event) => {
  if (event.target.closest?.(".canvas .box")) fade();
});
document.addEventListener("pointerdown", (event) => {
  travelled = 0;
  if (event.button === 0 && event.target.closest(".canvas svg")) pointers.set(event.pointerId, event);
});
document.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!event.buttons) pointers.delete(event.pointerId);
  if (!before || !event.buttons || !canvas()) return;
  pointers.set(event.pointerId, event);
  const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
  travelled += Math.abs(x) + Math.abs(y);
  canvas().classList.toggle("dragged", travelled > SLACK);
  const other = [...pointers.values()].find((each) => each.pointerId !== event.pointerId);
  if (!other) return pan(x, y);
  const apart = (each) => Math.hypot(each.clientX - other.clientX, each.clientY - other.clientY);
  zoom(apart(event) / apart(before), [other.clientX, other.clientY]);
});
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, (event) => {
    pointers.delete(event.pointerId);
    canvas()?.classList.remove("dragged");
  });
const inside = (act) => (event) => event.target.closest?.(".canvas") && act(event);
document.addEventListener("click", inside((event) => {
  if (travelled > SLACK && event.detail) event.preventDefault(), event.stopPropagation();
  else ZOOMS[event.target.closest("[data-zoom]")?.dataset.zoom]?.();
}), true);
document.addEventListener("dragstart", inside((event) => event.preventDefault()));
document.addEventListener("wheel", inside((event) => {
  if (!event.ctrlKey && matchMedia("(width <= 900px)").matches) return;
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), [event.clientX, event.clientY]);
}), { passive: false });
addEventListener("resize", settle);
document.addEventListener("htmx:after:swap", settle);
settle();
