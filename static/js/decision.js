// Buttons marked data-opens-reason show the reason box of their form first; a second click sends.
// Their key only ever opens the box or goes back to it: keyboard.js asks for that with reason:open.

function boxOf(button) {
  return button.form?.querySelector("[data-reason]");
}

function showBox(box, { value }) {
  box.hidden = false;
  box.querySelector("[data-reason-send]").value = value;
  box.querySelector("select, input, textarea").focus();
}

document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-reason-cancel]");
  if (cancel) {
    cancel.closest("[data-reason]").hidden = true;
    return;
  }
  const button = event.target.closest("[data-opens-reason]");
  const box = button && boxOf(button);
  if (!box || !box.hidden) return;
  event.preventDefault();
  showBox(box, button);
});

document.addEventListener("reason:open", ({ target }) => {
  const box = boxOf(target);
  if (box) showBox(box, target);
});

document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest?.("[data-reason]");
  if (box) box.hidden = true;
});

// What belongs to one reason alone is shown with it; where the page opens with the box, it is there
// to be chosen from at once.
function showForReason(select) {
  for (const part of select.form.querySelectorAll("[data-for-reason]")) {
    part.hidden = part.dataset.forReason !== select.value;
  }
}

function showForReasons() {
  document.querySelectorAll("select[name=reason]").forEach(showForReason);
}

showForReasons();
document.addEventListener("htmx:afterOnLoad", showForReasons);
document.addEventListener("change", ({ target }) => {
  if (target.matches("select[name=reason]")) showForReason(target);
});

if (new URLSearchParams(location.search).has("dismiss")) {
  document.querySelector("[data-reason]:not([hidden]) select")?.focus();
}
