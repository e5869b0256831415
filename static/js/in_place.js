// A page that takes the place of the one before it, without the frame around it (hx-boost): what a
// browser does for a new page is done here. Where such an answer fails, the whole page is asked for.

const isInPlace = (detail) => detail.boosted && detail.target.id === "page";

document.addEventListener("htmx:afterOnLoad", ({ detail }) => {
  if (!isInPlace(detail) || !detail.successful) return;
  document.getElementById("content").focus({ preventScroll: true });
  const told = document.querySelector("#page .messages, #page [role=alert]");
  document.querySelector("[data-arrived]").textContent = told?.innerText.trim() || document.title;
  // Who changes the language comes back to the page that is shown.
  const next = document.querySelector(".language [name=next]");
  next.value = location.pathname + location.search;
});

function askForWhole({ elt, formData }) {
  if (elt.href) {
    location.assign(elt.href);
    return;
  }
  const verdict = document.createElement("input");
  verdict.type = "hidden";
  verdict.name = "verdict";
  verdict.value = formData.get("verdict");
  elt.append(verdict);
  elt.submit();
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!isInPlace(detail) || !detail.isError) return;
  detail.isError = false;
  askForWhole(detail.requestConfig);
});

document.addEventListener("htmx:sendError", ({ detail }) => {
  if (isInPlace(detail)) askForWhole(detail.requestConfig);
});
