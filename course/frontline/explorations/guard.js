// JupyterLab reads letters and arrows as notebook commands unless an element around them says otherwise.
function render({ el }) {
  const guard = () => {
    const box = el.closest(".frontline-explore");
    if (box) box.setAttribute("data-lm-suppress-shortcuts", "true");
    else requestAnimationFrame(guard);
  };
  guard();
}

export default { render };
