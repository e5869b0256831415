// The long form of parameters: rows are hidden by words, or unless their value was changed. Hidden
// fields are sent like the others.

for (const form of document.querySelectorAll("form[data-parameters]")) {
  const find = form.querySelector("[data-parameters-find]");
  const changed = form.querySelector("[data-parameters-changed]");
  form.querySelector("[data-parameters-filter]").hidden = false;

  const passes = (row) => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const input = row.querySelector("input");
    const isChanged = Number(input.value) !== Number(row.dataset.inForce);
    return words.every((word) => row.dataset.told.includes(word)) && (isChanged || !changed.checked);
  };

  const apply = () => {
    for (const group of form.querySelectorAll("[data-parameters-group]")) {
      const rows = [...group.querySelectorAll("tbody tr")];
      for (const row of rows) row.hidden = !passes(row);
      group.hidden = rows.every((row) => row.hidden);
    }
  };

  find.addEventListener("input", apply);
  changed.addEventListener("change", apply);
  // Enter in the search must not keep a draft.
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
