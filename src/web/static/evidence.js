// Says at once that a file is too large, instead of after minutes of sending it. Without this the service says so.

const form = document.querySelector("form[data-evidence]");
const input = form?.querySelector("input[type=file]");
const message = document.getElementById("file-too-large");

function isTooLarge() {
  return [...(input.files ?? [])].some((file) => file.size > Number(form.dataset.limit));
}

function tell() {
  const refused = isTooLarge();
  message.hidden = !refused;
  message.textContent = refused ? form.dataset.textTooLarge : "";
  input.closest("[data-file-field]").classList.toggle("field-refused", refused);
  input.toggleAttribute("aria-invalid", refused);
  return refused;
}

if (form && input && message) {
  input.addEventListener("change", tell);
  form.addEventListener("submit", (event) => {
    if (tell()) {
      event.preventDefault();
      input.focus();
    }
  });
}
