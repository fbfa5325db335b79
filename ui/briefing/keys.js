/* Keys of the stage that Streamlit's shortcuts do not give.
   A slider or a list that has the keyboard keeps its arrows: they must not turn the page as well.
   A list that is closed lets the keyboard go; the keys of a remote control turn the page. */
if (!window.keysOfTheStage) {
  window.keysOfTheStage = true;
  const OWN = "input[type=range], [role=slider], [role=option], [role=combobox], textarea";
  const KEPT = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
  const TURN = { PageDown: ".st-key-slide-dopo button", PageUp: ".st-key-slide-prima button" };
  document.body.addEventListener("keydown", (event) => {
    const at = event.target;
    const own = at.matches && at.matches(OWN);
    if (own && KEPT.includes(event.key)) event.stopPropagation();
    if (own && event.key === "Escape" && at.getAttribute("aria-expanded") === "false") at.blur();
    const button = own ? null : document.querySelector(TURN[event.key] || "no");
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  });
}
(() => {
  const at = document.activeElement;
  if (at && at.matches("[role=combobox]") && at.closest(".st-key-comandi")) at.blur();
})();
