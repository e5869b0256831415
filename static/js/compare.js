// Two papers: a passage shows its counterpart, ] and [ go through the passages, a line in the
// gutter joins the pair one looks at. Switches set one class on the root and count the share from
// sums that the page brings along, so a long text costs no more than a short one.

const root = document.querySelector("[data-compare]");
const SVG = "http://www.w3.org/2000/svg";
const SETTLED = 3;

// Every element of each passage, by its number: {lower: [...], upper: [...], map: [...]}.
const passages = new Map();
let current = { id: "", elements: [] };

function collect() {
  for (const element of root.querySelectorAll("[data-passage]")) {
    const side = element.closest("[data-side]")?.dataset.side ?? "map";
    for (const id of element.dataset.passage.split(" ")) {
      if (!passages.has(id)) passages.set(id, { lower: [], upper: [], map: [] });
      passages.get(id)[side].push(element);
    }
  }
}

function isShown(id) {
  const { lower } = passages.get(id);
  return lower.some(
    (mark) =>
      !SWITCHES.classes.some(
        ({ value, isOn }) => !isOn && mark.classList.contains(`passage-${value}`),
      ),
  );
}

function scrollInto(mark, rest = SETTLED) {
  const box = mark.closest(".paper-text");
  if (box.scrollHeight <= box.clientHeight + 1) {
    mark.scrollIntoView({ block: "center" });
    return;
  }
  const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const goal = box.scrollTop + top - box.clientHeight / 3;
  const before = box.scrollTop;
  box.scrollTo({ top: goal, behavior: "instant" });
  // Paragraphs that were out of sight get their true height only now.
  if (rest && Math.abs(box.scrollTop - before) > 1) {
    requestAnimationFrame(() => scrollInto(mark, rest - 1));
  }
}

function showAcross(lower, upper) {
  root.querySelector(".compare-across")?.remove();
  if (!window.matchMedia("(max-width: 700px)").matches || !lower.length || !upper.length) return;
  const note = document.createElement("span");
  note.className = "compare-across";
  note.textContent = upper.map((mark) => mark.textContent).join("\n");
  lower.at(-1).after(note);
}

function select(id, { from } = {}) {
  const found = passages.get(id);
  if (!found) return;
  current.elements.forEach((element) => element.classList.remove("is-current"));
  current = { id, elements: [...found.lower, ...found.upper, ...found.map] };
  current.elements.forEach((element) => element.classList.add("is-current"));
  for (const mark of [found.lower[0], found.upper[0]]) {
    if (mark && mark !== from && mark.offsetParent) scrollInto(mark);
  }
  showAcross(found.lower, found.upper);
  document.querySelector("[data-compare-position]").textContent = id;
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
  const gutter = svg.getBoundingClientRect();
  svg.querySelector(".connector")?.remove();
  const found = passages.get(current.id);
  if (!found?.lower.length || !found.upper.length || !gutter.width) return;
  const line = document.createElementNS(SVG, "path");
  const [start, end] = [middle(found.lower[0], gutter), middle(found.upper[0], gutter)];
  const half = gutter.width / 2;
  line.setAttribute("d", `M0 ${start} C${half} ${start} ${half} ${end} ${gutter.width} ${end}`);
  line.setAttribute("class", "connector");
  svg.append(line);
}

function step(by) {
  const all = [...passages.keys()].filter(isShown);
  if (!all.length) return;
  const now = all.indexOf(current.id);
  select(all[now < 0 && by < 0 ? all.length - 1 : (now + by + all.length) % all.length]);
}

// The place a link of the tables names; a link of several places goes on to the next each time.
function goTo(link) {
  const places = link.dataset.comparePlaces?.split(" ");
  if (places) {
    const next = (places.indexOf(link.dataset.compareShown) + 1) % places.length;
    link.dataset.compareShown = places[next];
    link.hash = `#lower-${places[next]}`;
  }
  const place = document.getElementById(link.hash.slice(1));
  if (!place) return;
  const mark = place.closest("[data-passage]");
  root.scrollIntoView({ block: "nearest" });
  if (mark) select(mark.dataset.passage.split(" ")[0], { from: mark });
  root.querySelector(".is-shown")?.classList.remove("is-shown");
  place.classList.add("is-shown");
  scrollInto(place);
}

// What is switched on: classes of passages, and kinds of words that were set aside.
const SWITCHES = { classes: [], asides: [] };

function readSwitches() {
  const read = (name) =>
    [...document.querySelectorAll(`[data-compare-${name}]`)].map((box) => ({
      value: box.getAttribute(`data-compare-${name}`),
      isOn: box.checked,
    }));
  SWITCHES.classes = read("class");
  SWITCHES.asides = read("aside");
}

function applySwitches() {
  readSwitches();
  for (const { value, isOn } of SWITCHES.classes) root.classList.toggle(`without-${value}`, !isOn);
  for (const { value, isOn } of SWITCHES.asides) root.classList.toggle(`with-${value}`, isOn);
  const sums = document.getElementById("compare-sums");
  if (sums) showSums(JSON.parse(sums.textContent));
}

function showSums({ characters, copied }) {
  const counts = ["", ...SWITCHES.asides.filter(({ isOn }) => isOn).map(({ value }) => value)];
  const off = SWITCHES.classes.filter(({ isOn }) => !isOn).map(({ value }) => value);
  const add = (numbers) => numbers.reduce((sum, one) => sum + one, 0);
  const whole = add(Object.values(characters));
  const counted = add(counts.map((aside) => characters[aside] ?? 0));
  const taken = add(
    counts.flatMap((aside) =>
      Object.entries(copied[aside] ?? {})
        .filter(([kind]) => !off.includes(kind))
        .map(([, count]) => count),
    ),
  );
  const show = (name, value) => {
    document.querySelector(`[data-compare-sum="${name}"]`).textContent = value;
  };
  show("copied", taken);
  show("own", counted - taken);
  show("aside", whole - counted);
  const widen = (name, part) =>
    document
      .querySelector(`[data-compare-bar="${name}"]`)
      .setAttribute("width", `${whole ? (100 * part) / whole : 0}%`);
  widen("copied", taken);
  widen("own", counted);
  document.querySelector("[data-compare-share]").textContent = percent(counted ? taken / counted : 0);
}

// As the server writes it: never rounded up to 100 or down to 0.
function percent(share) {
  if (share > 0 && share < 0.01) return "<1%";
  if (share > 0.99 && share < 1) return ">99%";
  return `${Math.round(share * 100)}%`;
}

if (root) {
  collect();
  readSwitches();
  root.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-passage]");
    if (mark) select(mark.dataset.passage.split(" ")[0], { from: mark });
  });
  root.addEventListener("keydown", (event) => {
    const mark = event.target.closest("[data-passage]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      select(mark.dataset.passage.split(" ")[0], { from: mark });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.singleKeys === "off") return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "]") step(1);
    if (event.key === "[") step(-1);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-compare-class], [data-compare-aside]")) applySwitches();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-compare-places], [data-compare-goto]");
    if (!link) return;
    event.preventDefault();
    goTo(link);
  });
  document.querySelector("[data-compare-next]").addEventListener("click", () => step(1));
  document.querySelector("[data-compare-previous]").addEventListener("click", () => step(-1));
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  root.querySelectorAll(".paper-text").forEach((text) =>
    text.addEventListener("scroll", connect, { passive: true }),
  );
  window.addEventListener("resize", connect);
}
