// The form of a draft: only values that differ from those in force are sent.

for (const form of document.querySelectorAll("form[data-parameters]")) {
  form.addEventListener("formdata", (event) => {
    for (const input of form.querySelectorAll("[data-in-force]")) {
      const isSame = input.value !== "" && Number(input.value) === Number(input.dataset.inForce);
      if (isSame) event.formData.delete(input.name);
    }
  });
}
