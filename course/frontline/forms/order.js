// Steps that people put into their order: by buttons, by arrow keys, or by dragging.

const ARROWS = { ArrowUp: -1, ArrowDown: 1 };

const stepsOf = (root) => [...root.querySelectorAll("[data-item]")];
const topOf = (element) => element.getBoundingClientRect().top;

/** Say where an item stands now, and which buttons lead nowhere. */
function placed(root, item) {
  const steps = stepsOf(root);
  root.querySelector("[data-items]").dataset.ordered = "";
  steps.forEach((step, place) => {
    step.querySelector("[data-move='-1']").setAttribute("aria-disabled", place === 0);
    step.querySelector("[data-move='1']").setAttribute("aria-disabled", place === steps.length - 1);
  });
  if (!item) return;
  const text = item.querySelector("p").textContent;
  root.querySelector("[data-live]").textContent =
    `${text}: place ${steps.indexOf(item) + 1} of ${steps.length}`;
}

/** Move an item by one place. Its neighbour moves in the page: so the item keeps focus and pointer. */
function moved(root, item, by) {
  const neighbour = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (neighbour && by < 0) item.after(neighbour);
  else if (neighbour) item.before(neighbour);
  else return false;
  placed(root, item);
  return true;
}

const order = {
  read: (root) =>
    root.querySelector("[data-ordered]") ? stepsOf(root).map((step) => step.dataset.item) : null,
  fill: (root, value) => {
    const steps = stepsOf(root);
    const wanted = Array.isArray(value) ? value.map((id) => steps.find((step) => step.dataset.item === id)) : [];
    if (wanted.includes(undefined) || new Set(wanted).size !== steps.length) return;
    if (!same(wanted.map((step) => step.dataset.item), steps.map((step) => step.dataset.item)))
      root.querySelector("[data-items]").append(...wanted);
    placed(root);
  },
  press: (root, button) => {
    if (button.dataset.move) return moved(root, button.closest("[data-item]"), +button.dataset.move);
    if (!("settle" in button.dataset)) return false;
    placed(root);
    root.querySelector("[data-settled]").focus();
    return true;
  },
  key: (root, event) => {
    if (!event.target.matches("[data-handle]") || !ARROWS[event.key]) return false;
    event.preventDefault();
    return moved(root, event.target.closest("[data-item]"), ARROWS[event.key]);
  },
  grab: (root, event, changed) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    const item = handle.closest("[data-item]");
    const before = stepsOf(root).indexOf(item);
    const grip = event.clientY - topOf(item);
    const done = new AbortController();
    const follow = ({ clientY }) => {
      const wanted = clientY - grip;
      const near = (neighbour) => (neighbour ? neighbour.offsetHeight / 2 : Infinity);
      item.style.translate = "";
      while (wanted > topOf(item) + near(item.nextElementSibling)) item.before(item.nextElementSibling);
      while (wanted < topOf(item) - near(item.previousElementSibling)) item.after(item.previousElementSibling);
      item.style.translate = `0 ${wanted - topOf(item)}px`;
    };
    const drop = () => {
      done.abort();
      item.style.translate = "";
      delete item.dataset.dragged;
      if (stepsOf(root).indexOf(item) === before) return;
      placed(root, item);
      changed();
    };
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    item.dataset.dragged = "";
    handle.addEventListener("pointermove", follow, { signal: done.signal });
    handle.addEventListener("lostpointercapture", drop, { signal: done.signal });
  },
};
