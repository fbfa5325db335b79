// What is wrong with a page of the stage: a list of sentences, empty where it is whole, fills its room and can be read.
// Sizes are given for a window 720 high: letters and shares grow with the window.
() => {
  const found = [];
  const bar = document.querySelector(".st-key-comandi").getBoundingClientRect();
  const frame = document.querySelector(".st-key-palco .tg-frame");
  const slide = frame.getBoundingClientRect();
  const grown = slide.width / 1280;
  if (bar.height > innerHeight * 0.12) found.push(`bar of ${Math.round(bar.height / innerHeight * 100)} parts in a hundred`);
  if (slide.bottom > bar.top + 1 || slide.top < -1 || slide.left < -1 || slide.right > innerWidth + 1) found.push("slide not whole");
  const stage = Math.min(innerWidth * 9 / 16, innerHeight - bar.height);
  if (slide.height < stage - 2) found.push(`slide of ${Math.round(slide.height)} px, room for ${Math.round(stage)}`);
  let lowest = 0;
  const seen = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const palco = document.querySelector(".st-key-palco");
  const walker = document.createTreeWalker(palco, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim(), element = node.parentElement, place = seen(node);
    if (!text || place.width < 2 || place.height < 2 || element.closest("[aria-hidden=true], style, script")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const least = (element.closest("small, .tg-note, .tg-label, .st-key-leve, .tg-end") ? 15 : 21.5) * grown;
    if (size < least - 0.3) found.push(`${size.toFixed(1)} px: ${text.slice(0, 40)}`);
    if (place.bottom > slide.bottom + 1 || place.right > slide.right + 2 || place.left < slide.left - 1) found.push(`cut: ${text.slice(0, 40)}`);
    lowest = Math.max(lowest, place.bottom);
  }
  for (const box of palco.querySelectorAll(".tg-fill, .tg-alone li, .tg-alone p, td, .st-key-carte > *, [data-testid=stSlider]")) {
    lowest = Math.max(lowest, box.getBoundingClientRect().bottom);
  }
  const filled = (lowest - slide.top) / slide.height;
  if (!document.querySelector(".tg-cover") && filled < 0.85) found.push(`filled to ${Math.round(filled * 100)} parts in a hundred`);
  // No row lies on another, and no text is wider than its own cell.
  const rows = [...palco.querySelectorAll("tr, .tg-name, .tg-grid ~ .tg-note, .tg-words li, .tg-asked, h1")].map((e) => [seen(e), e]);
  for (const [a, one] of rows) for (const [b, other] of rows) {
    if (one === other || one.contains(other) || other.contains(one)) continue;
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 3) found.push(`on another: ${one.textContent.slice(0, 30)} / ${other.textContent.slice(0, 30)}`);
  }
  for (const cell of palco.querySelectorAll("td, th, .tg-value")) {
    if (cell.scrollWidth > cell.clientWidth + 2) found.push(`wider than its room: ${cell.textContent.slice(0, 30)}`);
  }
  return [...new Set(found)];
}
