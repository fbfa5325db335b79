// What a reader of the shared screen could not read: a list of sentences, empty where all is well.
(smallest) => {
  const found = [];
  const box = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  // Words for screen readers only are a point in size, or clipped to nothing.
  const isSeen = (element, place) => {
    if (place.width < 2 || place.height < 2) return false;
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.visibility === "hidden" || style.display === "none" || style.opacity === "0") return false;
      if (style.clip === "rect(0px, 0px, 0px, 0px)" || style.clipPath === "inset(50%)") return false;
    }
    return true;
  };
  const bar = document.querySelector(".st-key-comandi");
  const floor = bar.getBoundingClientRect().top;
  // Only what a person wrote may be longer than its room: it is scrolled by itself, and is judged as a whole below.
  const comment = document.querySelector(".st-key-commento");
  const isScrolled = comment && comment.scrollHeight > comment.clientHeight && getComputedStyle(comment).overflowY === "auto";
  const judge = (element, place, text) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < smallest) found.push(`${size} px: ${text}`);
    if (isScrolled && comment !== element && comment.contains(element)) return;
    if (place.left < -1 || place.right > innerWidth + 1) found.push(`beside the window: ${text}`);
    if (place.top < -1 || place.bottom > innerHeight + 1) found.push(`above or below the window: ${text}`);
    if (!bar.contains(element) && place.bottom > floor + 1) found.push(`under the commands: ${text}`);
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const frame = e.getBoundingClientRect();
      const isCut = place.right > frame.right + 2 || place.left < frame.left - 2 ||
        place.bottom > frame.bottom + 2 || place.top < frame.top - 2;
      if (isCut || (style.textOverflow === "ellipsis" && e.scrollWidth > e.clientWidth)) {
        found.push(`cut: ${text}`);
        break;
      }
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim(), element = node.parentElement;
    if (!text || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName)) continue;
    const place = box(node);
    if (isSeen(element, place)) judge(element, place, text.slice(0, 60));
  }
  for (const input of document.querySelectorAll("input:not([type=range])")) {
    const place = input.getBoundingClientRect();
    if (!input.value || !isSeen(input, place)) continue;
    judge(input, place, input.value);
    if (input.scrollWidth > input.clientWidth + 1) found.push(`cut: ${input.value}`);
  }
  for (const slider of document.querySelectorAll("[data-testid=stSlider]")) {
    if (slider.getBoundingClientRect().bottom > floor + 1) found.push("slider under the commands");
  }
  if (isScrolled) {
    judge(comment, comment.getBoundingClientRect(), "comment");
    if (comment.clientHeight < 3 * smallest) found.push(`comment of ${comment.clientHeight} px`);
    if (comment.scrollWidth > comment.clientWidth + 1) found.push("comment to be scrolled sideways");
  }
  const main = document.querySelector("[data-testid=stMain]");
  if (main.scrollHeight > main.clientHeight + 2) found.push(`to be scrolled: ${main.scrollHeight} px`);
  return found;
}
