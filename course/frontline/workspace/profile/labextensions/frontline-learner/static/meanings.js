// Shows what a term means: a link to the glossary says its title in a bubble, on hover, focus and touch.
// Without this script the title is shown by the browser, on hover only.

const LINK = '.jp-RenderedMarkdown a[href*="#cell-id="]:is([title], [data-meaning])';
const WAIT = 250; // milliseconds for which a mouse must rest
const AWAY = 200; // milliseconds in which the mouse may go from the word into the bubble
const EDGE = 8; // pixels
const AGAIN = "Tap the word again to read its entry.";

const STYLE = `
.jp-RenderedMarkdown a:is([title], [data-meaning])[href*="#cell-id="] {
  color: inherit;
  text-decoration: underline dotted;
  text-decoration-color: var(--jp-content-link-color);
  text-decoration-thickness: 2px;
  text-underline-offset: 3px;
}
.jp-RenderedMarkdown a:is([title], [data-meaning])[href*="#cell-id="]:is(:hover, :focus-visible) {
  color: var(--jp-content-link-color);
}
.frontline-meaning {
  position: fixed;
  z-index: 10001;
  box-sizing: border-box;
  width: max-content;
  max-width: min(24rem, calc(100vw - 16px));
  padding: 10px 14px;
  border: 1px solid var(--jp-border-color1);
  border-left: 4px solid var(--jp-brand-color1);
  border-radius: 4px;
  background: var(--jp-layout-color1);
  box-shadow: var(--jp-elevation-z6);
  color: var(--jp-content-font-color1);
  font: 14px/1.5 var(--jp-content-font-family);
}
.frontline-meaning b { display: block; }
.frontline-meaning i { display: block; margin-top: 4px; }`;

/** The one bubble of the page. */
class Bubble {
  #box = document.createElement("div");
  #link;
  #timer;

  constructor() {
    this.#box.className = "frontline-meaning";
    this.#box.id = "frontline-meaning";
    this.#box.setAttribute("role", "tooltip");
    this.#box.hidden = true;
    this.#box.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.#box.addEventListener("pointerleave", () => this.leave());
    document.body.append(this.#box);
  }

  isFor(link) {
    return !this.#box.hidden && this.#link === link;
  }

  soon(link) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(link), WAIT);
  }

  leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), AWAY);
  }

  show(link, hint = "") {
    clearTimeout(this.#timer);
    this.#link?.removeAttribute("aria-describedby");
    // The browser would show the title beside the bubble.
    link.dataset.meaning ??= link.title;
    link.removeAttribute("title");
    const [name, ...meaning] = link.dataset.meaning.split(": ");
    const head = document.createElement("b");
    head.textContent = name;
    this.#box.replaceChildren(head, meaning.join(": "));
    if (hint) {
      const line = document.createElement("i");
      line.textContent = hint;
      this.#box.append(line);
    }
    this.#link = link;
    link.setAttribute("aria-describedby", this.#box.id);
    this.#box.hidden = false;
    this.#place(link);
  }

  hide() {
    clearTimeout(this.#timer);
    this.#box.hidden = true;
    this.#link?.removeAttribute("aria-describedby");
    this.#link = undefined;
  }

  /** Stay beside a word that has the focus, which may be what moves the page; a mouse has left its word. */
  follow() {
    if (this.#box.hidden) return;
    if (this.#link.matches(":focus-visible")) this.#place(this.#link);
    else this.hide();
  }

  /** Below the word where there is room, else above it, and never over the edge. */
  #place(link) {
    const word = link.getClientRects()[0];
    const { width, height } = this.#box.getBoundingClientRect();
    const left = Math.min(Math.max(word.left, EDGE), innerWidth - width - EDGE);
    const below = word.bottom + EDGE;
    const top = below + height > innerHeight ? word.top - height - EDGE : below;
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${Math.max(top, EDGE)}px`;
  }
}

/** Let every link to the glossary say what its term means. */
export function showMeanings() {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
  const bubble = new Bubble();
  const linkOf = (event) => event.target.closest?.(LINK);
  let touched = false;

  document.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (link && event.pointerType === "mouse" && !bubble.isFor(link)) bubble.soon(link);
  });
  document.addEventListener("pointerout", (event) => {
    if (linkOf(event) && event.pointerType === "mouse") bubble.leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) bubble.show(link);
  });
  document.addEventListener("focusout", (event) => {
    if (linkOf(event)) bubble.hide();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape") bubble.hide();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!linkOf(event)) bubble.hide();
  }, true);
  // The first touch says the meaning, the second one opens the entry.
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    if (touched && !bubble.isFor(link)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      bubble.show(link, AGAIN);
    } else {
      bubble.hide();
    }
  }, true);
  addEventListener("scroll", () => bubble.follow(), true);
}
