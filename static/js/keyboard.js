// Keys: j/k move in the list marked data-key-list (or follow data-key-next / data-key-previous),
// Enter opens the row's data-key-open link, y/n/h/s press the button of that data-key (one marked
// data-opens-reason is not pressed, its box is opened), / goes to the search, ? lists the keys that
// are valid on this page. None of them acts where the person switched single keys off
// (data-single-keys, WCAG 2.1.4); the list then opens from the menu of the account.

const visible = (element) => element && element.offsetParent !== null;

function rows() {
  return [...document.querySelectorAll("[data-key-list] [data-key-row]")].filter(visible);
}

// A row that was decided comes back from the server as a new element of the same id.
let lastId = "";

// Pressed while the page still answers: carried out on what it answers, unless that is a refusal.
let ahead = 0;

function turn(by) {
  if (document.querySelector("#page .htmx-request")) {
    ahead = by;
    return;
  }
  document.querySelector(by > 0 ? "[data-key-next]" : "[data-key-previous]")?.click();
}

document.addEventListener("htmx:afterOnLoad", ({ detail }) => {
  const by = ahead;
  ahead = 0;
  // The request has ended once its own listeners are done.
  if (by && detail.xhr.status === 200) queueMicrotask(() => turn(by));
});

function step(by) {
  const all = rows();
  if (!all.length) {
    turn(by);
    return;
  }
  const marked = all.findIndex((row) => row.classList.contains("is-current"));
  const now = marked < 0 ? all.findIndex((row) => row.id && row.id === lastId) : marked;
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  all[now]?.classList.remove("is-current");
  next.classList.add("is-current");
  lastId = next.id;
  (next.querySelector("[data-key-open]") ?? next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const current = document.querySelector("[data-key-row].is-current");
  const button =
    current?.querySelector(`[data-key="${key}"]`) ??
    [...document.querySelectorAll(`[data-key="${key}"]`)].find(
      (candidate) => !candidate.closest("[data-key-row]"),
    );
  if (!visible(button) || button.disabled) return;
  if (button.matches("[data-opens-reason]")) {
    button.dispatchEvent(new Event("reason:open", { bubbles: true }));
  } else {
    button.click();
  }
}

function showKeys() {
  const dialog = document.getElementById("keyboard-help");
  for (const line of dialog.querySelectorAll("[data-key-needs]")) {
    line.hidden = document.querySelector(line.dataset.keyNeeds) === null;
  }
  dialog.showModal();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  y: () => press("y"),
  n: () => press("n"),
  h: () => press("h"),
  s: () => press("s"),
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": showKeys,
};

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.body.dataset.singleKeys === "off" || isTyping(event.target)) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keyboard-help]")) showKeys();
});
