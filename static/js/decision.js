// Buttons marked data-opens-reason show the reason box of their form first; the second press sends.

function boxOf(button) {
  return button.form?.querySelector("[data-reason]");
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
  box.hidden = false;
  box.querySelector("[data-reason-send]").value = button.value;
  box.querySelector("select, input, textarea").focus();
});

document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest?.("[data-reason]");
  if (box) box.hidden = true;
});
