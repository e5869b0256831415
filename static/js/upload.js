// Sends chosen or dropped files one by one, so that each has its own progress; all go into one
// upload, whose page tells how far each has come. What was acknowledged survives leaving.

const form = document.querySelector("form[data-upload]");

function element(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

function size(bytes) {
  const megabytes = bytes / 1048576;
  return megabytes < 1 ? `${Math.max(Math.round(bytes / 1024), 1)} KB` : `${megabytes.toFixed(1)} MB`;
}

class Sending {
  constructor() {
    this.waiting = [];
    this.upload = "";
    this.address = "";
    this.failures = 0;
    this.isBusy = false;
    this.lines = form.querySelector("[data-upload-lines]");
    this.input = form.querySelector("input[type=file]");
  }

  take(files) {
    for (const file of files) this.waiting.push({ file, ...this.lineFor(file) });
    this.run();
  }

  lineFor(file) {
    const line = element("li", "file-line");
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const state = element("span", "file-line-state");
    state.append(bar);
    line.append(
      element("span", "file-line-name", file.name),
      element("span", "muted", size(file.size)),
      state,
    );
    this.lines.append(line);
    return { line, bar };
  }

  async run() {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.waiting.length) await this.send(this.waiting.shift());
    this.isBusy = false;
    if (this.address && !this.failures) window.location.assign(this.address);
    else if (this.address) this.linkTo(this.address);
  }

  send({ file, line, bar }) {
    const body = new FormData(form);
    body.delete(this.input.name);
    body.append(this.input.name, file, file.name);
    if (this.upload) body.append("upload", this.upload);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", (event) => {
        bar.max = event.total;
        bar.value = event.loaded;
      });
      request.addEventListener("load", () => {
        this.answer(request, line, bar);
        done();
      });
      request.addEventListener("error", () => {
        this.fail(line, form.dataset.offline);
        done();
      });
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(body);
    });
  }

  answer(request, line, bar) {
    if (request.status === 201) {
      const said = JSON.parse(request.responseText);
      this.upload = said.upload;
      this.address = said.address;
      bar.value = bar.max;
      return;
    }
    this.fail(line, sentenceOf(request) || form.dataset.failed);
  }

  fail(line, sentence) {
    this.failures += 1;
    line.querySelector(".file-line-state").replaceChildren();
    const says = element("span", "file-line-says", sentence);
    says.setAttribute("role", "alert");
    line.append(says);
  }

  linkTo(address) {
    const link = form.querySelector("[data-upload-result]");
    link.href = address;
    link.hidden = false;
  }
}

function sentenceOf(request) {
  if (request.status === 413) return form.dataset.tooLarge;
  try {
    return Object.values(JSON.parse(request.responseText).errors).flat().join(" ");
  } catch {
    return "";
  }
}

function acceptDrops(zone, take) {
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

// A draft is one file, and it is sent when its form is.
function choose(input, files) {
  const one = new DataTransfer();
  if (files.length) one.items.add(files[0]);
  input.files = one.files;
}

if (form) {
  const sending = new Sending();
  sending.input.addEventListener("change", () => {
    sending.take([...sending.input.files]);
    sending.input.value = "";
  });
  form.querySelector("[data-upload-submit]").hidden = true;
  acceptDrops(form.querySelector("[data-upload-zone]"), (files) => sending.take(files));
  window.addEventListener("beforeunload", (event) => {
    if (sending.isBusy) event.preventDefault();
  });
}

const draft = document.querySelector("form[data-draft]");
if (draft) {
  const input = draft.querySelector("input[type=file]");
  acceptDrops(draft.querySelector("[data-draft-zone]"), (files) => choose(input, files));
  // A text that was refused does not stay on the screen.
  draft.addEventListener("draft-unreadable", () => draft.reset());
}
