// Two papers: a passage shows its counterpart, ] and [ go through the passages, the switches
// change which classes are marked and counted, a line in the gutter joins the pair one looks at.

const root = document.querySelector("[data-compare]");
const SVG = "http://www.w3.org/2000/svg";
const COPIED = ["verbatim", "substituted", "reworded"];

function sides(id) {
  return ["lower", "upper"].map((side) =>
    root.querySelector(`[data-side="${side}"] [data-passage="${id}"]`),
  );
}

function ids() {
  const seen = new Set();
  for (const mark of root.querySelectorAll('[data-side="lower"] [data-passage]')) {
    if (!mark.classList.contains("is-off")) seen.add(mark.dataset.passage);
  }
  return [...seen];
}

function scrollInto(mark) {
  const box = mark.closest(".paper-text");
  const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTo({ top: box.scrollTop + top - box.clientHeight / 3, behavior: "instant" });
}

function showAcross(lower, upper) {
  root.querySelector(".compare-across")?.remove();
  if (!window.matchMedia("(max-width: 700px)").matches || !lower || !upper) return;
  const note = document.createElement("span");
  note.className = "compare-across";
  note.textContent = upper.textContent;
  lower.after(note);
}

function select(id, { from } = {}) {
  root.querySelectorAll(".is-current").forEach((mark) => mark.classList.remove("is-current"));
  root.querySelectorAll(`[data-passage="${id}"]`).forEach((mark) => mark.classList.add("is-current"));
  const [lower, upper] = sides(id);
  for (const mark of [lower, upper]) if (mark && mark !== from) scrollInto(mark);
  showAcross(lower, upper);
  root.dataset.current = id;
  connect();
}

function middle(mark, gutter) {
  const box = mark.closest(".paper-text").getBoundingClientRect();
  const own = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const y = Math.min(Math.max(own.top + own.height / 2, box.top), box.bottom);
  return y - gutter.top;
}

function connect() {
  const svg = root.querySelector("[data-compare-gutter] svg");
  if (!svg) return;
  const gutter = svg.getBoundingClientRect();
  svg.querySelectorAll(".connector").forEach((line) => line.remove());
  const [lower, upper] = root.dataset.current ? sides(root.dataset.current) : [];
  if (!lower || !upper || !gutter.width) return;
  const line = document.createElementNS(SVG, "path");
  const [start, end] = [middle(lower, gutter), middle(upper, gutter)];
  const half = gutter.width / 2;
  line.setAttribute("d", `M0 ${start} C${half} ${start} ${half} ${end} ${gutter.width} ${end}`);
  line.setAttribute("class", "connector is-current");
  svg.append(line);
}

function step(by) {
  const all = ids();
  if (!all.length) return;
  const now = all.indexOf(root.dataset.current);
  select(all[(now + by + all.length) % all.length]);
}

function runs() {
  return [...root.querySelectorAll('[data-side="lower"] [data-kind]')].map((mark) => ({
    mark,
    kind: mark.dataset.kind,
    length: [...mark.textContent].length,
  }));
}

// Characters of the paper's own body, by the share the engine measured before any switch.
function ownCharacters() {
  const copied = runs().filter((run) => COPIED.includes(run.kind));
  const sum = copied.reduce((total, run) => total + run.length, 0);
  return sum / Number(root.dataset.containment || 1);
}

function recount() {
  const on = new Set(
    [...document.querySelectorAll("[data-compare-class]:checked")].map(
      (box) => box.dataset.compareClass,
    ),
  );
  let copied = 0;
  let whole = ownCharacters();
  for (const { mark, kind, length } of runs()) {
    mark.classList.toggle("is-off", !on.has(kind));
    if (!on.has(kind)) continue;
    copied += length;
    if (!COPIED.includes(kind)) whole += length;
  }
  const share = whole ? Math.min(copied / whole, 1) : 0;
  document.querySelector("[data-compare-share]").textContent = `${Math.round(share * 100)}%`;
  document.querySelector("[data-compare-bar]").setAttribute("width", `${share * 100}%`);
}

if (root) {
  root.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-passage]");
    if (mark) select(mark.dataset.passage, { from: mark });
  });
  root.addEventListener("keydown", (event) => {
    const mark = event.target.closest("[data-passage]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      select(mark.dataset.passage, { from: mark });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "]") step(1);
    if (event.key === "[") step(-1);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-compare-class]")) recount();
  });
  document.querySelector("[data-compare-next]")?.addEventListener("click", () => step(1));
  document.querySelector("[data-compare-previous]")?.addEventListener("click", () => step(-1));
  root.querySelectorAll(".paper-text").forEach((text) =>
    text.addEventListener("scroll", connect, { passive: true }),
  );
  window.addEventListener("resize", connect);
}
