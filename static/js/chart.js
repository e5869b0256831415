// Charts with a table twin. The table is in the page; the picture is drawn from the same rows,
// with the colours of the tokens. The library is loaded only where a page has a chart.

import { savePicture } from "./picture.js";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const PALETTE = [
  "--load-5",
  "--attention",
  "--load-4",
  "--part-nested",
  "--load-3",
  "--part-document",
];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];

// Columns with data-beside stand in the table alone, one with data-baseline is dashed; a row's
// data-mark is a line across the picture.
function readTable(table) {
  const shown = (row) => [...row.cells].filter((cell) => !("beside" in cell.dataset));
  const [head, ...body] = [...table.rows].filter((row) => !row.closest("tfoot"));
  const series = shown(head)
    .slice(1)
    .map((cell) => ({ name: cell.textContent.trim(), isBaseline: "baseline" in cell.dataset }));
  const rows = body.map((row) => {
    const [label, ...values] = shown(row);
    return {
      label: label.textContent.trim(),
      mark: row.dataset.mark,
      values: values.map((cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value))),
    };
  });
  return { series, rows };
}

function markLine(rows, color) {
  const data = rows
    .filter((row) => row.mark)
    .map((row) => ({ xAxis: row.label, label: { formatter: row.mark, color, rotate: 0 } }));
  return data.length ? { data, symbol: "none", silent: true, lineStyle: { color } } : undefined;
}

function options(table, { chart: kind, unit = "" }) {
  const { series, rows } = readTable(table);
  const [ink, muted, line] = ["--ink", "--muted", "--line"].map(token);
  const axis = { axisLine: { lineStyle: { color: muted } }, axisLabel: { color: muted } };
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: token("--sans"), color: ink },
    grid: { left: 48, right: 16, top: 40, bottom: 28 },
    legend: { top: 0, left: 0, textStyle: { color: ink }, itemWidth: 18 },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true },
    xAxis: { type: "category", data: rows.map((row) => row.label), ...axis },
    yAxis: {
      type: "value",
      splitLine: { lineStyle: { color: line } },
      ...axis,
      axisLabel: { color: muted, formatter: `{value}${unit}` },
    },
    series: series.map(({ name, isBaseline }, index) => ({
      name,
      type: kind === "line" ? "line" : "bar",
      stack: kind === "stack" ? "all" : undefined,
      data: rows.map((row) => row.values[index]),
      symbol: isBaseline ? "none" : SYMBOLS[index % SYMBOLS.length],
      lineStyle: isBaseline ? { type: "dashed" } : {},
      symbolSize: 7,
      color: token(PALETTE[index % PALETTE.length]),
      markLine: index === 0 ? markLine(rows, muted) : undefined,
    })),
  };
}

function flip(figure, showTable) {
  figure.querySelector("[data-chart-canvas]").hidden = showTable;
  figure.querySelector("[data-chart-table]").hidden = !showTable;
  for (const button of figure.querySelectorAll("[data-chart-show]")) {
    const isPressed = (button.dataset.chartShow === "table") === showTable;
    button.setAttribute("aria-pressed", String(isPressed));
  }
}

async function draw(figure) {
  const echarts = await import("../echarts/echarts.esm.min.js");
  const canvas = figure.querySelector("[data-chart-canvas]");
  const table = figure.querySelector("[data-chart-table] table");
  figure.querySelector("[data-chart-switch]").hidden = false;
  flip(figure, false);
  const chart = echarts.init(canvas, null, { renderer: "svg" });
  const paint = () => chart.setOption(options(table, figure.dataset), true);
  paint();
  window.addEventListener("resize", () => chart.resize());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  figure.querySelector("[data-chart-save]")?.addEventListener("click", () => {
    savePicture(canvas.querySelector("svg"), {
      ground: token("--panel"),
      name: figure.querySelector("figcaption h2").textContent.trim(),
    });
  });
  figure.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chart-show]");
    if (!button) return;
    flip(figure, button.dataset.chartShow === "table");
    chart.resize();
  });
}

document.querySelectorAll("figure[data-chart]").forEach(draw);
