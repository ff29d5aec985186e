// What differs between the kinds of question in the page.

const inputs = (root) => [...root.querySelectorAll("[name]")];
const entered = (input) => (input.type === "checkbox" ? input.checked : input.value);
const isText = (input) => input.matches("textarea, input[type=text]");

/** Boxes with names, each with a text or an option: the answer has those that are not empty. */
const boxes = {
  read: (root) =>
    Object.fromEntries(inputs(root).filter((box) => box.value).map((box) => [box.name, box.value])),
  fill: (root, value) =>
    inputs(root).forEach((box) => {
      const entry = value?.[box.name] ?? "";
      if (box.value !== entry) box.value = entry;
      if (box.selectedIndex === -1) box.value = ""; // not one of the options
    }),
};

/** A conversation: Python draws it anew after each step, and until then the step waits. */
const dialogue = {
  read: (root) => JSON.parse(root.dataset.next ?? root.dataset.path),
  fill: (root, value) => {
    const waits = Array.isArray(value) && !same(value, JSON.parse(root.dataset.path));
    if (waits) root.dataset.next = JSON.stringify(value);
    else delete root.dataset.next;
    for (const say of root.querySelectorAll("[data-choose]")) {
      say.setAttribute("aria-disabled", waits);
      say.classList.toggle("fl-waits", waits && say.dataset.choose === value.at(-1));
    }
  },
  press: (root, { dataset }, { detail }) => {
    if ("next" in root.dataset || !("choose" in dataset || "restart" in dataset)) return false;
    if (detail > 1) return false; // the second half of a double click, on what was drawn under it
    dialogue.fill(root, "restart" in dataset ? [] : [...dialogue.read(root), dataset.choose]);
    return true;
  },
  settle: (root) => dialogue.fill(root, null),
  arrive: (root) => {
    const newest = root.querySelector("[data-newest]");
    if ("next" in root.dataset || !newest) return;
    newest.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    newest.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  },
};

/** A record: named fields that are kept together, or null once people have deleted it. */
const record = {
  read: (root) =>
    "gone" in root.dataset
      ? null
      : Object.fromEntries(inputs(root).map((box) => [box.name, box.value || (box.dataset.kept ?? "")])),
  fill: (root, value) => {
    root.toggleAttribute("data-gone", value === null);
    if (value === null) return;
    for (const box of inputs(root)) {
      const entry = value[box.name] ?? "";
      if (box.value !== entry) box.value = entry;
      // What is no date stays, although the page's own field cannot show it, until another is chosen.
      if (box.type === "date" && box.value !== entry) box.dataset.kept = entry;
    }
  },
  press: (root, { dataset }, { detail }) => {
    if (detail > 1) return false; // the second half of a double click, on what came under it
    const [deed] = ["drop", "keep", "gone", "back"].filter((name) => name in dataset);
    if (!deed) return false;
    root.toggleAttribute("data-asks", deed === "drop");
    if (deed === "gone" || deed === "back") root.toggleAttribute("data-gone", deed === "gone");
    const next = { drop: "keep", keep: "drop", gone: "back", back: "drop" }[deed];
    root.querySelector(`button[data-${next}]`).focus();
    return deed === "gone" || deed === "back";
  },
  key: (root, { key }) => {
    if (key === "Escape" && "asks" in root.dataset) root.querySelector("[data-keep]").click();
    return false;
  },
};

/**
 * How each kind is read from its form, and put into it. Some do more: `press` (a button), `key` and `grab`
 * (a pointer) change the answer, `settle` forgets what Python did not take, `arrive` leads to what is new.
 */
const KINDS = {
  match: boxes,
  blanks: boxes,
  table: boxes,
  order,
  dialogue,
  record,
  choice: {
    read: (root) => inputs(root).find((input) => input.checked)?.value ?? null,
    fill: (root, value) => inputs(root).forEach((input) => (input.checked = input.value === value)),
  },
  choices: {
    read: (root) => inputs(root).filter((input) => input.checked).map((input) => input.value),
    fill: (root, value) =>
      inputs(root).forEach((input) => (input.checked = Array.isArray(value) && value.includes(input.value))),
  },
  text: {
    read: (root) => inputs(root)[0].value,
    fill: (root, value) => {
      const [input] = inputs(root);
      if (input.value !== value) input.value = typeof value === "string" ? value : "";
    },
  },
  fields: {
    read: (root) => Object.fromEntries(inputs(root).map((input) => [input.name, entered(input)])),
    fill: (root, value) =>
      inputs(root).forEach((input) => {
        if (input.type === "checkbox") input.checked = value[input.name] === true;
        else input.value = value[input.name] ?? "";
      }),
  },
};
