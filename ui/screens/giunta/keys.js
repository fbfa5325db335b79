/* Keys of the stage that Streamlit's shortcuts do not give.
   A slider or a list that has the keyboard keeps its arrows: they must not turn the page as well. An open list is
   closed by Escape, a closed one lets the keyboard go. The keys of a remote control turn the page, whatever has the
   keyboard; a slider moved with the mouse does not keep it. */
if (!window.keysOfTheStage) {
  window.keysOfTheStage = true;
  const SLIDER = "input[type=range], [role=slider]";
  const LIST = "[role=combobox], [role=option], [role=listbox]";
  const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
  const TURN = { PageDown: ".st-key-slide-dopo button", PageUp: ".st-key-slide-prima button" };
  window.addEventListener("keydown", (event) => {
    const button = document.querySelector(TURN[event.key] || "no");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    if (!button.disabled) button.click();
  }, true);
  document.body.addEventListener("keydown", (event) => {
    const at = event.target;
    if (!at.matches) return;
    if (at.matches(`${SLIDER}, ${LIST}`) && ARROWS.includes(event.key)) event.stopPropagation();
    if (event.key !== "Escape" || !at.matches(LIST)) return;
    event.stopPropagation();
    if (at.getAttribute("aria-expanded") === "false") at.blur();
  });
  document.body.addEventListener("pointerup", () => {
    const at = document.activeElement;
    if (at && at.matches(SLIDER)) setTimeout(() => at.blur(), 0);
  });
}
(() => {
  const at = document.activeElement;
  if (at && at.matches("[role=combobox]") && at.closest(".st-key-comandi")) at.blur();
})();
