// Shows a screen with buttons, and carries presses to Python.

const LATE = "This takes long. If it stays like this, choose Run > Run All Cells.";
const UNREAD = "This file cannot be read, or is too large for this course. Choose another file.";
const LARGEST = 5_000_000; // bytes of a file; more does not fit into one message to the kernel
const PATIENCE = 4000; // milliseconds until an answer counts as late
const TYPED = "textarea, select, input:not([type=checkbox], [type=radio])";

/** The screen on the page. */
class View {
  #model;
  #el;
  #screen = document.createElement("div");
  #says = document.createElement("output");
  #n = 0;
  #waits = 0;
  #next; // what was chosen in a field meanwhile
  #late;
  #live = 0; // how often something was typed into a live field
  #typing = false; // what was typed last has no answer yet
  #enters = false; // Enter was pressed meanwhile: it is for what will be found
  #observer;
  #closed = false;

  constructor(model, el) {
    this.#model = model;
    this.#el = el;
    // Of its own and never drawn anew, so that screen readers hear what changes in it.
    this.#says.className = "frontline-says";
    this.#says.setAttribute("aria-live", "polite");
    el.classList.add("frontline-panel");
    el.dataset.lmSuppressShortcuts = "true";
    el.append(this.#screen, this.#says);
    this.draw();
    for (const type of ["click", "keydown", "change", "input", "compositionend", "contextmenu", "submit"]) el.addEventListener(type, this);
    model.on("change:html", this.#redraw);
    model.on("msg:custom", this.#hear);
    if (model.get("refreshes")) this.#watch();
  }

  /** Have the screen drawn anew when it comes into view, and when its page does. */
  #watch() {
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#post({ do: "refresh" });
    });
    const observe = () => {
      if (this.#closed) return;
      if (!this.#el.isConnected) return requestAnimationFrame(observe);
      this.#observer.observe(this.#el);
      const page = this.#el.closest(".jp-NotebookPanel");
      if (page) this.#observer.observe(page);
    };
    observe();
  }

  draw() {
    const inside = this.#screen.contains(document.activeElement);
    this.#screen.innerHTML = this.#model.get("html");
    this.#link();
    if (inside) this.#arrive();
  }

  #link() {
    for (const link of this.#screen.querySelectorAll("a[data-file]")) {
      link.href = `${base()}files/${link.dataset.file.split("/").map(encodeURIComponent).join("/")}`;
      if (link.hasAttribute("download")) continue;
      link.target = "_blank";
      link.rel = "noopener";
    }
  }

  /** Draw parts of the screen anew, and tell which of them has what should get the focus. */
  #put(parts) {
    let next;
    for (const [name, html] of Object.entries(parts ?? {})) {
      const part = this.#screen.querySelector(`[data-part="${CSS.escape(name)}"]`);
      if (!part) continue;
      part.innerHTML = html;
      next = part.querySelector("[data-focus]") ?? next;
    }
    this.#link();
    return next;
  }

  /** Lead to what is new on the screen. */
  #arrive() {
    const next = this.#screen.querySelector("[data-focus]") ?? this.#screen.querySelector("button, [tabindex]");
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  #redraw = () => {
    // What was said belongs to the screen before, unless this is what a press leads to.
    if (!this.#waits) this.#says.textContent = "";
    // The next key is for what is seen now: it need not wait for the words about the last.
    this.#settle();
    this.draw();
  };

  #hear = ({ n, live, says, quiet, parts, arrive }) => {
    if (arrive) return this.#arrive();
    if (live !== undefined) {
      // Only the answer to what stands there now counts, and it leaves the focus where one types.
      if (live !== this.#live) return;
      this.#settle();
      this.#put(parts);
      this.#say(says, quiet);
      if (this.#enters) this.#enter();
      return;
    }
    if (n !== this.#n) return;
    this.#settle();
    const next = this.#put(parts);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
    this.#say(says, quiet);
    if (this.#next) this.#press(...this.#next);
  };

  /** Say something; what stands on the screen already is said to screen readers alone. */
  #say(words, quiet = false) {
    this.#says.textContent = words ?? "";
    this.#says.classList.toggle("frontline-quiet", quiet);
  }

  handleEvent(event) {
    this[`on${event.type}`](event);
  }

  onclick({ target, detail }) {
    const button = target.closest("[data-do]");
    // The second half of a double click would press what was drawn under it.
    if (button && !button.matches("select, input") && detail < 2) this.#press(button.dataset.do);
  }

  onchange({ target }) {
    if (!target.matches("[data-do]:is(select, input)")) return;
    if (target.type === "file") this.#carry(target);
    else this.#choose(target.dataset.do, this.#fields());
  }

  oninput(event) {
    // While characters are being composed the text is not what will stand there.
    if (event.isComposing || !event.target.matches("[data-live]")) return;
    this.#wait();
    this.#typing = true;
    this.#enters = false;
    if (!this.#post({ do: event.target.dataset.live, live: ++this.#live, fields: this.#fields() })) this.#fail();
  }

  oncompositionend(event) {
    this.oninput(event);
  }

  /** A button pressed twice is one press, but each choice in a field counts. */
  #choose(deed, fields) {
    if (this.#waits) this.#next = [deed, fields];
    else this.#press(deed, fields);
  }

  /** Choose what is in a file. */
  async #carry(input) {
    const [file] = input.files;
    if (!file) return;
    const content = file.size > LARGEST ? undefined : await file.text().catch(() => undefined);
    input.value = ""; // so that the same file can be chosen again
    if (content === undefined) this.#say(UNREAD);
    else this.#choose(input.dataset.do, { ...this.#fields(), [input.name]: { name: file.name, content } });
  }

  onkeydown(event) {
    // What is typed here is never a command of the notebook.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("textarea, select")) return;
    // Shift+Enter is what people press in a notebook; here it chooses nothing.
    const enter = event.key === "Enter" && !event.shiftKey && event.target.matches("input");
    if (event.target.matches(TYPED) && !enter) return;
    if (enter && this.#typing) {
      this.#enters = true;
      return;
    }
    const key = event.key === " " ? "Space" : event.key;
    const wanted = enter ? "[data-default]" : `[data-key~="${CSS.escape(key)}"]`;
    const button = this.#screen.querySelector(wanted);
    // Space and Enter press a button that has the focus by themselves.
    if (!button || ([" ", "Enter"].includes(event.key) && event.target.matches("button, summary, a, input[type]") && !enter)) return;
    event.preventDefault();
    if (!event.repeat) this.#press(button.dataset.do);
  }

  oncontextmenu(event) {
    if (event.target.matches(TYPED)) event.stopPropagation();
  }

  onsubmit(event) {
    event.preventDefault();
  }

  close() {
    this.#closed = true;
    this.#settle();
    this.#observer?.disconnect();
    this.#model.off("change:html", this.#redraw);
    this.#model.off("msg:custom", this.#hear);
  }

  #press(deed, fields = this.#fields()) {
    if (this.#waits) return;
    this.#next = undefined;
    this.#waits = ++this.#n;
    this.#el.ariaBusy = "true";
    this.#says.textContent = "";
    this.#wait();
    if (!this.#post({ do: deed, n: this.#n, fields })) this.#fail();
  }

  /** Press what Enter presses. */
  #enter() {
    this.#enters = false;
    const button = this.#screen.querySelector("[data-default]");
    if (button) this.#press(button.dataset.do);
  }

  #wait() {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#fail(), PATIENCE);
  }

  #fields() {
    const found = {};
    for (const input of this.#screen.querySelectorAll("[name]")) {
      if (input.type === "checkbox") found[input.name] = input.checked;
      else if (input.type !== "radio" || input.checked) found[input.name] = input.value;
    }
    return found;
  }

  #fail() {
    this.#settle();
    this.#next = undefined;
    this.#enters = false;
    this.#say(LATE);
  }

  #settle() {
    this.#waits = 0;
    this.#typing = false;
    this.#el.ariaBusy = null;
    clearTimeout(this.#late);
  }

  #post(message) {
    try {
      this.#model.send(message);
      return true;
    } catch {
      return false; // the kernel is gone
    }
  }
}

/** The server's address, under which it serves the files of the workspace. */
function base() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
  } catch {
    return "/";
  }
}

export default {
  render({ model, el }) {
    const view = new View(model, el);
    return () => view.close();
  },
};
