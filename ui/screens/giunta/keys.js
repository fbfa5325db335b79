// Keys of the stage that Streamlit's shortcuts do not give.
// A slider or a list that has the keyboard keeps its arrows: they must not turn the page as well. An open list is closed
// by Escape, a closed one lets the keyboard go. Answers would keep the arrows for going from one to the next: Tab does
// that, and the arrows turn the page. The keys of a remote control turn it whatever has the keyboard. A point or B makes
// the screen black, and any key brings it back; digits and Enter ask for a page.
const SLIDER = "input[type=range], [role=slider]";
const LIST = "[role=combobox], [role=option], [role=listbox]";
const ANSWERS = "[role=radiogroup] *";
const WRITTEN = "input:not([type=range]), textarea, [contenteditable]";
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
const ON = ".st-key-slide-dopo button", BACK = ".st-key-slide-prima button";
const TURN = { PageDown: ON, PageUp: BACK };
const TURN_FROM_ANSWERS = { ...TURN, ArrowRight: ON, ArrowLeft: BACK };

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

export default function (component) {
  // Drawn again, it may still be listening: a key that is heard twice would turn two pages.
  window.tgKeysOff?.();
  const { setTriggerValue } = component;
  const dark = document.body.classList;
  let digits = "";

  const first = (event) => {
    if (dark.contains("tg-dark")) {
      dark.remove("tg-dark");
      return stop(event);
    }
    const at = event.target;
    const isHeld = event.ctrlKey || event.metaKey || event.altKey;
    const isAnswer = !isHeld && at.matches && at.matches(ANSWERS);
    const button = document.querySelector((isAnswer ? TURN_FROM_ANSWERS : TURN)[event.key] || "no");
    if (button) {
      stop(event);
      if (!button.disabled) button.click();
      return;
    }
    // Unseen by the group, which would leave itself whole, Tab goes on to the next answer.
    if (isAnswer && event.key === "Tab") return event.stopPropagation();
    if (isHeld || (at.matches && at.matches(`${WRITTEN}, ${LIST}`))) return;
    if (event.key === "." || event.key.toLowerCase() === "b") {
      dark.add("tg-dark");
      return stop(event);
    }
    if (/^\d$/.test(event.key)) digits += event.key;
    else if (event.key === "Enter" && digits) {
      setTriggerValue("page", Number(digits));
      digits = "";
      stop(event);
    } else digits = "";
  };
  const then = (event) => {
    const at = event.target;
    if (!at.matches) return;
    if (at.matches(`${SLIDER}, ${LIST}`) && ARROWS.includes(event.key)) event.stopPropagation();
    if (event.key !== "Escape" || !at.matches(LIST)) return;
    event.stopPropagation();
    if (at.getAttribute("aria-expanded") === "false") at.blur();
  };
  // A slider moved with the mouse does not keep the keyboard, nor does the list in which a page was chosen.
  const letGo = () => {
    const at = document.activeElement;
    if (at && at.matches(SLIDER)) setTimeout(() => at.blur(), 0);
  };
  const at = document.activeElement;
  if (at && at.matches("[role=combobox]") && at.closest(".st-key-comandi")) at.blur();

  window.addEventListener("keydown", first, true);
  document.body.addEventListener("keydown", then);
  document.body.addEventListener("pointerup", letGo);
  const off = () => {
    window.removeEventListener("keydown", first, true);
    document.body.removeEventListener("keydown", then);
    document.body.removeEventListener("pointerup", letGo);
    if (window.tgKeysOff !== off) return;
    dark.remove("tg-dark");
    window.tgKeysOff = null;
  };
  window.tgKeysOff = off;
  return off;
}
