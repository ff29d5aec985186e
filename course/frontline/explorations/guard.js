// JupyterLab reads letters and arrows as notebook commands unless an element around them says otherwise,
// and ipywidgets gives its sliders, and the box of them all, no name that a screen reader could say.
// Nor does it say when the kernel is gone and nothing answers any more: so every use asks for a sign of life.
const LOST =
  "Nothing answers any more. What you change here now is not kept. Choose Run > Run All Cells: what was kept comes back.";
const PATIENCE = 4000; // milliseconds until no answer counts as none

function render({ model, el }) {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  el.append(note);
  let observer;
  let wait;
  const lost = () => {
    wait = undefined;
    note.textContent = LOST;
  };
  const heard = () => {
    clearTimeout(wait);
    wait = undefined;
    note.textContent = "";
  };
  const ask = () => {
    if (wait) return;
    wait = setTimeout(lost, PATIENCE);
    try {
      model.send({});
    } catch {
      clearTimeout(wait);
      lost(); // the kernel is known to be gone
    }
  };
  const guard = () => {
    const box = el.closest(".frontline-explore");
    if (!box) return requestAnimationFrame(guard);
    box.setAttribute("data-lm-suppress-shortcuts", "true");
    box.setAttribute("role", "group");
    const name = () => {
      const title = box.querySelector("strong")?.textContent;
      if (title) box.setAttribute("aria-label", title);
      for (const slider of box.querySelectorAll(".widget-slider")) {
        const label = slider.querySelector(".widget-label")?.textContent;
        // The number beside a slider can be typed over; as a stop of its own it only doubles every Tab.
        slider.querySelector(".widget-readout")?.setAttribute("tabindex", "-1");
        if (label) slider.querySelector("[role=slider]:not([aria-label])")?.setAttribute("aria-label", label);
      }
    };
    observer = new MutationObserver(name);
    observer.observe(box, { childList: true, subtree: true });
    name();
    for (const type of ["change", "click", "keyup"]) box.addEventListener(type, ask);
  };
  model.on("msg:custom", heard);
  guard();
  return () => {
    observer?.disconnect();
    clearTimeout(wait);
    model.off("msg:custom", heard);
  };
}

export default { render };
