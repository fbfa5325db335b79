/* Keys of the search: "/" opens it from anywhere but a field, Enter opens the first thing found;
   what is opened closes it. The list answers a moment after the last letter: Enter waits until it answers what is written. */
if (!window.keysOfTheSearch) {
  window.keysOfTheSearch = true;
  const FIELD = ".st-key-cerca-ovunque input";
  const box = () => document.querySelector(FIELD)?.closest('[data-testid="stPopoverBody"]');
  const button = () => [...document.querySelectorAll(".st-key-cerca-apri button")].find((each) => each.checkVisibility());
  const isWriting = (at) => at.matches && (at.matches("input, textarea, select") || at.isContentEditable);
  const wait = (ready, act, tries = 60) => {
    if (ready()) act(ready());
    else if (tries) setTimeout(() => wait(ready, act, tries - 1), 50);
  };
  const first = (text) => () => {
    const answer = box()?.querySelector("[data-cerca]");
    const link = box()?.querySelector("a[href]");
    return answer && answer.dataset.cerca === text && link;
  };
  const open = () => {
    if (!document.querySelector(FIELD)) button().click();
    wait(() => document.querySelector(FIELD), (field) => field.focus());
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest(".st-key-cerca-apri button")) {
      wait(() => document.querySelector(FIELD), (field) => field.focus());
    }
    if (event.target.closest("a[href]") && box()?.contains(event.target)) setTimeout(() => button().click(), 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !isWriting(event.target) && button()) {
      event.preventDefault();
      open();
    }
    if (event.key === "Enter" && event.target.matches(FIELD) && event.target.value.trim()) {
      wait(first(event.target.value.trim()), (link) => link.click());
    }
  }, true);
}
