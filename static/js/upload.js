// Sends chosen or dropped files one by one, so that each has its own progress and its own answer.
// The answer is the file's line as the server knows it; from then on htmx asks for its state, so
// leaving the page loses nothing that the server has acknowledged.

const form = document.querySelector("form[data-upload]");
const lines = form && document.querySelector(form.dataset.upload);
const waiting = [];
let isSending = false;

function element(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

function lineFor(file) {
  const line = element("li", "file-line");
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const state = element("span", "file-line-state");
  state.append(bar);
  line.append(element("span", "file-line-name", file.name), element("span", "muted"), state);
  lines.prepend(line);
  return { line, bar };
}

function fail(line, sentence) {
  const says = element("span", "file-line-says", sentence);
  says.setAttribute("role", "alert");
  line.querySelector(".file-line-state").replaceChildren();
  line.append(says);
}

function accept(line, html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const fresh = [...parsed.content.children];
  line.replaceWith(...fresh);
  fresh.forEach((row) => window.htmx.process(row));
}

function send({ file, line, bar }) {
  return new Promise((done) => {
    const body = new FormData(form);
    const input = form.querySelector("input[type=file]");
    body.delete(input.name);
    body.append(input.name, file, file.name);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      bar.max = event.total;
      bar.value = event.loaded;
    });
    request.addEventListener("load", () => {
      const isFragment = request.getResponseHeader("Content-Type")?.startsWith("text/html");
      if (request.status < 300 && isFragment) accept(line, request.responseText);
      else fail(line, request.status === 413 ? form.dataset.tooLarge : form.dataset.failed);
      done();
    });
    request.addEventListener("error", () => {
      fail(line, form.dataset.offline);
      done();
    });
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.send(body);
  });
}

async function sendAll() {
  if (isSending) return;
  isSending = true;
  while (waiting.length) await send(waiting.shift());
  isSending = false;
}

function take(files) {
  for (const file of files) waiting.push({ file, ...lineFor(file) });
  sendAll();
}

if (form) {
  const input = form.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  form.querySelector("[data-without-script]")?.setAttribute("hidden", "");
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    form.addEventListener(name, () => form.classList.remove("is-over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isSending) event.preventDefault();
  });
}
