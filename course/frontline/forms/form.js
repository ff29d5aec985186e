// Shows one form and hears what people do in it.

/** One form on the page. */
class View {
  #keeper;
  #model;
  #el;
  #root;
  #kind;

  constructor(keeper, model, el) {
    this.#keeper = keeper;
    this.#model = model;
    this.#el = el;
    this.draw();
    keeper.views.add(this);
    keeper.open(this.#read(), Date.parse(this.#root.dataset.saved) || 0, (value) => {
      this.fill(value);
      return this.#read();
    });
    for (const type of ["input", "click", "keydown", "pointerdown", "focusin", "focusout", "contextmenu", "submit"])
      el.addEventListener(type, this);
    if (this.#isHandIn) this.#watch();
  }

  get #isHandIn() {
    return this.#root.dataset.kind === "fields";
  }

  /** Show the model's HTML (made by Python); what was entered stays. */
  draw() {
    const page = document.createElement("div");
    page.innerHTML = this.#model.get("html");
    const [news, old] = [page, this.#el].map((part) => part.querySelector("[data-news]"));
    // A form that is in use keeps its fields and buttons, so that no click on them is lost.
    if (news && old) return old.replaceWith(news);
    const entered = this.#root && this.#read();
    const focused = this.#el.contains(document.activeElement) && document.activeElement;
    this.#el.replaceChildren(...page.childNodes);
    this.#root = this.#el.querySelector("form");
    this.#kind = KINDS[this.#root.dataset.kind] ?? KINDS.text;
    if (entered !== undefined) this.fill(entered);
    this.status();
    this.tell();
    if (focused.dataset?.do) this.#root.querySelector(`[data-do=${focused.dataset.do}]`)?.focus();
    else if (focused) this.#kind.arrive?.(this.#root);
  }

  /** Forget what Python did not take; return what stands. */
  settle() {
    this.#kind.settle?.(this.#root);
    return this.#read();
  }

  fill(value) {
    this.#kind.fill(this.#root, value);
    this.#measure();
  }

  status() {
    const status = this.#root.querySelector("[data-status]");
    status.dataset.state = this.#keeper.state;
    if (status.textContent !== this.#keeper.says) status.textContent = this.#keeper.says;
  }

  tell() {
    this.#root.querySelector("[data-feedback]").innerHTML = this.#keeper.feedback;
  }

  handleEvent(event) {
    this[`on${event.type}`](event);
  }

  oninput({ target }) {
    if (!target.name || this.#isHandIn) return;
    this.#measure();
    if (this.#root.dataset.kind !== "written") this.#keeper.outdate();
    this.#keeper.change(this.#read(), isText(target) ? PAUSE : 0, this);
  }

  onclick(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) this.#act(button.dataset.do);
    else if (button.dataset.go) go(button.dataset.go);
    else if (button.dataset.see) readAgain(button.dataset.see, this.#el);
    else if (this.#kind.press?.(this.#root, button, event)) this.#changed();
  }

  onkeydown(event) {
    // What is typed here is never a command of the notebook.
    event.stopPropagation();
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#keeper.flush();
    }
    if (event.key === "Enter" && event.target.matches("input") && !event.isComposing) {
      event.preventDefault();
      if (this.#root.querySelector("[data-do=check]")) this.#act("check");
      else this.#keeper.flush();
    }
    if (this.#kind.key?.(this.#root, event)) this.#changed();
  }

  onpointerdown(event) {
    this.#kind.grab?.(this.#root, event, () => this.#changed());
  }

  onfocusin({ relatedTarget }) {
    if (this.#isHandIn && !this.#el.contains(relatedTarget)) this.#keeper.refresh();
  }

  onfocusout() {
    this.#keeper.flush();
  }

  oncontextmenu(event) {
    // In a text people need the browser's own menu: spelling, copy, paste.
    if (isText(event.target)) event.stopPropagation();
  }

  onsubmit(event) {
    event.preventDefault();
  }

  close() {
    this.#keeper.flush();
    this.#keeper.views.delete(this);
    this.#observer?.disconnect();
  }

  #observer;

  #watch() {
    this.#observer = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#keeper.refresh());
    this.#observer.observe(this.#el);
  }

  #read() {
    return this.#kind.read(this.#root);
  }

  #changed() {
    this.#keeper.outdate();
    this.#keeper.change(this.#read(), 0, this);
  }

  #act(deed) {
    this.#keeper.act(deed, this.#read());
  }

  #measure() {
    const count = this.#root.querySelector("[data-count]");
    if (!count) return;
    const text = this.#read();
    const limit = this.#root.querySelector("[data-limit]");
    const words = text.match(/[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+/g) ?? [];
    count.textContent = WORDS.count(words.length);
    limit.textContent = text.length > LONGEST ? WORDS.long(text.length) : "";
  }
}

function go(question) {
  const form = document.querySelector(`form[data-question="${CSS.escape(question)}"]`);
  form?.scrollIntoView({ block: "center" });
  form?.querySelector("[name], [data-handle], [data-choose]")?.focus({ preventScroll: true });
}

/** Lead to the section with this heading, in the notebook that `place` is in. */
function readAgain(heading, place) {
  const page = place.closest(".jp-NotebookPanel") ?? document;
  const found = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")].find(
    ({ id, dataset }) => (dataset.jupyterId ?? id) === heading,
  );
  if (!found) return;
  found.tabIndex = -1;
  found.scrollIntoView({ block: "start" });
  found.focus({ preventScroll: true });
}

export default () => {
  let keeper;
  return {
    initialize({ model }) {
      keeper = new Keeper(model);
      return () => keeper.close();
    },
    render({ model, el }) {
      const view = new View(keeper, model, el);
      return () => view.close();
    },
  };
};
