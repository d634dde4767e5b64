// One key for each answer, while a card has the focus and no field in it: the button whose data-key it is gets pressed.
"use strict";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const card = event.target.closest("[data-keys]");
  const button = card && card.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button) { event.preventDefault(); button.click(); }
});
const first = document.querySelector("[data-keys]");
if (first && !location.hash) first.focus({ preventScroll: true });
