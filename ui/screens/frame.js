/* What no setting of Streamlit reaches: its own English, names that it does not give, boxes that scroll without the keyboard.
   Run once a page; it watches what is drawn later. Streamlit drops a script that has a tag in it. */
(() => {
  document.documentElement.lang = "it";
  const ITALIAN = {
    "Search": "Cerca", "Type to search": "Scrivere che cosa si cerca", "Fullscreen": "A tutto schermo",
    "Close fullscreen": "Chiudi lo schermo intero", "Show/hide columns": "Colonne in vista",
    "Clear selection": "Togli la scelta", "Add row": "Aggiungi una riga", "Delete row(s)": "Togli le righe",
    "Sort ascending": "In ordine crescente", "Sort descending": "In ordine decrescente", "Autosize": "Larga quanto serve",
    "Pin column": "Ferma la colonna", "Unpin column": "Libera la colonna", "Hide column": "Nascondi la colonna",
    "Copy column name": "Copia il nome della colonna", "Statistics": "In breve", "Format": "Formato", "Automatic": "Automatico",
    "Localized": "Come qui", "Plain": "Senza separatori", "Compact": "Breve", "Dollar": "Dollari", "Euro": "Euro", "Yen": "Yen",
    "Percent": "Percentuale", "Scientific": "Scientifico", "Accounting": "Contabile", "Distance": "Distanza",
    "Calendar": "Calendario", "Values": "Valori", "Empty": "Vuoti", "Distinct": "Diversi", "Average": "Media",
    "Minimum": "Minimo", "Maximum": "Massimo", "Median": "Mediana", "Sum": "Somma", "Range": "Intervallo",
    "Standard deviation": "Scarto tipo", "Average length": "Lunghezza media", "Minimum length": "Lunghezza minima",
    "Maximum length": "Lunghezza massima", "Count": "Quanti", "Select all": "Tutti", "No results": "Nessuno trovato",
    "No options": "Nessuna scelta", "Choose options": "Scegliere", "Choose an option": "Scegliere", "Clear all": "Togli tutti",
    "Clear value": "Togli", "Open": "Apri", "Close": "Chiudi", "Selectbox options": "Scelte", "Multiselect options": "Scelte",
    "Empty": "Vuoto", "Choose date": "Scegliere il giorno", "Choose date range": "Scegliere il periodo",
    "Dataframe column menu": "Menu della colonna", "Press Enter to apply": "Invio per confermare",
    "Pagination": "Pagine", "Previous page": "Pagina precedente", "Next page": "Pagina successiva",
    "dd": "gg", "yyyy": "aaaa",
    "Page not found": "Pagina che non c'è",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "La pagina dell'indirizzo non c'è: mostro la Panoramica.",
  };
  // With a number in them, of a file that is not taken, of a part of a page that fails.
  const SENTENCES = [
    [/^This app has encountered an error\..*$/, "Questa parte della pagina si è interrotta per un errore del programma: " +
      "i dati non sono stati toccati. Ricarica la pagina; i dettagli sono nel registro del programma."],
    [/^Select (\d+) matches$/, "I $1 trovati"],
    [/^Page (\d+)$/, "Pagina $1"],
    [/^Error: $/, "Errore: "],
    [/^File must be (.+) or smaller\.$/, "Il file è troppo grande, al più $1."],
  ];
  const DATE = { day: "giorno", month: "mese", year: "anno" };
  const PLACES = `[data-testid^="stElementToolbar"], [data-testid^="stDataFrame"], [data-testid="stTooltipContent"],
    [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="InputInstructions"], [data-testid="stDialog"],
    [data-testid="stDateInput"], [data-testid="stPagination"], [data-testid="stFileChips"],
    [data-testid="stExceptionMessage"], [role="menu"], [role="listbox"], [class*="gdg-se"]`;
  const NAMED = "[aria-label], [placeholder], [title]";

  // The buttons of a table say what they do, then of what: "Search: …".
  const words = (text) => {
    const ends = text.replace(/ start date$/, ", dal").replace(/ end date$/, ", al");
    const dated = ends.replace(/^(day|month|year), /, (_, part) => `${DATE[part]}, `);
    if (dated !== text) return dated;
    const plain = SENTENCES.reduce((told, [english, italian]) => told.replace(english, italian), text)
      .replace(/(^|, |più )(\d+)(?:\.(\d+))?(B|KB|MB|GB)(?=\.?$)/, (_, before, whole, part, unit) =>
        `${before}${whole}${part && part !== "0" ? `,${part}` : ""}\u00a0${unit.replace("K", "k")}`);
    if (plain !== text) return plain;
    const [said, ...of] = text.trim().split(": ");
    return said in ITALIAN ? [ITALIAN[said], ...of].join(": ") : text;
  };
  const translate = (place) => {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const said = words(texts.currentNode.data);
      if (said !== texts.currentNode.data) texts.currentNode.data = said;
    }
    for (const named of [place, ...place.querySelectorAll(NAMED)]) {
      for (const attribute of ["aria-label", "aria-valuetext", "placeholder", "title"]) {
        const text = named.getAttribute(attribute);
        if (text && words(text) !== text) named.setAttribute(attribute, words(text));
      }
    }
  };
  const mend = () => {
    // What opens above the page is drawn outside it, and must still know whether the theme is dark.
    const app = document.querySelector('[data-testid="stApp"]');
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
    document.querySelectorAll(PLACES).forEach(translate);
    document.querySelectorAll('[data-testid="stFileUploaderDropzone"] button').forEach((button) => button.setAttribute(
      "aria-label", button.closest('[data-testid="stFileChipDeleteBtn"]') ? "Togli il file" : "Scegli un file"));
    document.querySelectorAll('[data-testid="stVerticalBlock"][overflow="auto"]').forEach((box) => { box.tabIndex = 0; });
  };
  const skip = () => {
    const all = document.querySelectorAll('[data-testid="stMainBlockContainer"] :is(a, button, input, [tabindex="0"])');
    [...all].find((each) => !each.closest(".st-key-barra, .st-key-titolo") && each.checkVisibility())?.focus();
  };

  // An item that closes its menu leaves the keyboard where it was opened, not at the top of the page.
  const back = ({ target }) => {
    if (target.closest?.('[data-testid="stPopoverBody"] [class*="st-key-scarica"] [data-testid="stButton"] button')) {
      document.querySelector('[class*="st-key-scarica"] button[aria-expanded="true"]')?.focus();
    }
  };

  // What a button opens is drawn at the end of the page: Tab goes into it and, past its last thing, to what comes after the button.
  const FOCUSABLE = `a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex="0"]`;
  const into = (event) => {
    if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey) return;
    const opener = document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
    const box = [...document.querySelectorAll('[data-testid="stPopoverBody"]')].find((each) => each.checkVisibility());
    if (!opener || !box) return;
    const inside = [...box.querySelectorAll(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
    if (event.target === opener && !event.shiftKey && inside.length) {
      event.preventDefault();
      inside[0].focus();
    } else if (event.target === inside[0] && event.shiftKey) {
      event.preventDefault();
      opener.focus();
    } else if (event.target === inside.at(-1) && !event.shiftKey) opener.focus(); // from where Tab goes on by itself
  };

  // Figures are drawn in the inks of a theme: where the system goes from light to dark they are drawn again, as with the key R.
  // Not while a window is open: it would close, with what was written in it.
  const again = () => setTimeout(() => {
    if (document.querySelector('[role="dialog"]')) return;
    for (const kind of ["keydown", "keyup"]) {
      document.dispatchEvent(new KeyboardEvent(kind, { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
    }
  }, 300);

  mend();
  if (window.traguardoWatches) return;
  document.addEventListener("click", back);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  document.addEventListener("keydown", into, true);
  let asked = 0;
  window.traguardoWatches = new MutationObserver(() => {
    asked ||= requestIdleCallback(() => { asked = 0; mend(); }, { timeout: 100 });
  });
  window.traguardoWatches.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label", "placeholder"],
  });
  const way = document.createElement("nav"), button = document.createElement("button");
  way.setAttribute("aria-label", "Salto");
  button.className = "tg-salta";
  button.textContent = "Vai al contenuto";
  button.onclick = skip;
  way.append(button);
  document.body.prepend(way);
})();
