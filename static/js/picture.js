// A picture as a PNG, drawn from its SVG on a canvas: nothing is asked of anyone. A button with
// data-picture-save hands out the picture of its panel.

const SCALE = 2;
// What the style sheets say of a shape; a file of its own has no sheets.
const STYLES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

function standalone(svg) {
  const copy = svg.cloneNode(true);
  const drawn = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((shape, index) => {
    const style = getComputedStyle(drawn[index]);
    for (const name of STYLES) shape.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // One that is hidden for its table has no extent on the screen, but says its own.
  for (const side of ["width", "height"]) {
    copy.setAttribute(side, Number(svg.getAttribute(side)) || svg.getBoundingClientRect()[side]);
  }
  return copy;
}

function loaded(source) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = source;
  });
}

// Hand the reader a picture of a drawn svg on the given ground colour.
export async function savePicture(svg, { ground, name }) {
  const copy = standalone(svg);
  const [width, height] = ["width", "height"].map((side) => Number(copy.getAttribute(side)));
  const written = new XMLSerializer().serializeToString(copy);
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`);
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = `${name}.png`;
  link.click();
}

for (const button of document.querySelectorAll("[data-picture-save]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const panel = button.closest("section");
    savePicture(panel.querySelector("svg[data-picture]"), {
      ground: getComputedStyle(panel).backgroundColor,
      name: panel.querySelector("h2").textContent.trim(),
    });
  });
}
