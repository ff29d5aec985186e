// JupyterLab reads letters and arrows as notebook commands unless an element around them says otherwise,
// and ipywidgets gives its sliders, and the box of them all, no name that a screen reader could say.
function render({ el }) {
  let observer;
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
        if (label) slider.querySelector("[role=slider]:not([aria-label])")?.setAttribute("aria-label", label);
      }
    };
    observer = new MutationObserver(name);
    observer.observe(box, { childList: true, subtree: true });
    name();
  };
  guard();
  return () => observer?.disconnect();
}

export default { render };
