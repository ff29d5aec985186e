// Adds to nbgrader's formgrade.js, whose views load and save scores and comments.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const shows = (element) => element.offsetParent !== null;
  const say = (words) => {
    // nbgrader fades its own messages out there.
    $("#statusmessage").stop(true).removeAttr("style").text(words);
  };

  // Names stay out of sight until they are asked for.
  const names = one("[data-names]");
  names.addEventListener("click", () => {
    const hidden = names.textContent === "Show name";
    toggle_name(hidden);
    names.textContent = hidden ? "Hide name" : "Show name";
  });

  // The list of keys: Bootstrap closes it by Escape only where it can have the focus.
  $(document).on("show.bs.modal", ({ target }) => {
    target.tabIndex = -1;
    target.setAttribute("aria-label", "Keyboard shortcuts");
  });
  $(document).on("hidden.bs.modal", () => one(".help").focus());

  const bar = one(".fm-bar");
  new ResizeObserver(() =>
    document.documentElement.style.setProperty("--fm-bar", `${bar.offsetHeight}px`)
  ).observe(bar);

  // One question of everybody: the choice stays while one goes from submission to submission.
  const list = one("[data-show]");
  const toMark = one("[data-to-mark]");
  const kept = list && `frontline:shown:${list.dataset.show}`;
  const chosen = () => list?.selectedOptions[0];
  function show() {
    const { value } = list;
    for (const cell of all(".fm-cell")) cell.hidden = value !== "" && cell.dataset.question !== value;
    const { waiting } = chosen().dataset;
    toMark.textContent = `Next to mark (${waiting} more)`;
  }
  if (list) {
    list.value = sessionStorage.getItem(kept) ?? "";
    if (list.selectedIndex < 0) list.value = "";
    list.addEventListener("change", () => {
      sessionStorage.setItem(kept, list.value);
      show();
    });
    show();
  }

  function land(box) {
    formgrader.last_selected = $(box);
    formgrader.scrollToLastSelected();
    window.scrollTo(0, formgrader.getScrollPosition());
    box.focus({ preventScroll: true });
    box.select();
  }

  // Leaves only when everything is saved; what could not be saved is tried again.
  const unsaved = new Map();
  const warn = () => say("Not saved yet. See that JupyterLab still runs, then press again to go on.");
  $(document).ajaxError((_, __, request) => {
    if (request.type === "GET") say("The marks could not be loaded. Load this page again.");
    else warn(unsaved.set(request.url, request));
  });
  $(document).ajaxSuccess((_, __, { url }) => unsaved.delete(url) && !unsaved.size && say(""));
  function whenSaved(then) {
    document.activeElement.blur();
    if (!$.active) unsaved.forEach((request) => $.ajax(request));
    const go = () => (unsaved.size ? warn() : then());
    if ($.active) $(document).one("ajaxStop", go);
    else go();
  }
  for (const link of all(".fm-move a")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.shiftKey || event.metaKey) return;
      event.preventDefault();
      whenSaved(() => (location.href = link.href));
    });
  }

  function nextToMark() {
    whenSaved(() => {
      const here = all(".score.needs_manual_grade").find(shows);
      const { next } = chosen().dataset;
      if (here) land(here);
      else if (next) location.href = `${base_url}/submissions/${next}/#to-mark`;
      else say(list.value ? "Every reply to this question is marked." : "Every reply is marked.");
    });
  }
  toMark?.addEventListener("click", nextToMark);

  // Points by level: the sum goes into the score box once every row has its level.
  function levels(aside, model) {
    const score = document.getElementById(aside.dataset.scheme);
    const groups = all("tbody tr", aside).map((row, number) => {
      const found = all("[data-points]", row).map((level) => ({ level, points: Number(level.dataset.points) }));
      return { row, number, found };
    });
    if (!groups.length || !groups.every(({ found }) => found.length)) return;
    const name = ({ number }) => `${aside.dataset.scheme}-row-${number}`;
    for (const group of groups) {
      const frame = document.createElement("div");
      frame.setAttribute("role", "radiogroup");
      frame.setAttribute("aria-label", one("th", group.row).textContent);
      const levels = one("dl", group.row);
      levels.replaceWith(frame);
      frame.append(levels);
      group.found.forEach(({ level, points }, index) => {
        const input = document.createElement("input");
        Object.assign(input, { type: "radio", name: name(group), value: points, id: `${name(group)}-${index}` });
        for (const part of all("dt, dd", level)) {
          const label = document.createElement("label");
          label.htmlFor = input.id;
          label.append(...part.childNodes);
          part.append(label);
        }
        one("dt label", level).prepend(input);
      });
    }
    const picked = () => groups.map((group) => one(":checked", group.row));
    const sum = () => picked().reduce((total, input) => total + Number(input?.value ?? 0), 0);
    const said = document.createElement("p");
    said.className = "fm-sum";
    said.setAttribute("role", "status");
    aside.prepend(said);
    const store = `frontline:levels:${submission_id}:${aside.dataset.scheme}`;
    const complete = () => picked().every(Boolean);
    function tell() {
      const count = picked().filter(Boolean).length;
      if (!count) said.textContent = "Choose a level in each row: the sum becomes the score. Or type the score.";
      else if (complete()) said.textContent = `All rows chosen: ${sum()} points.`;
      else said.textContent = `${count} of ${groups.length} rows chosen: ${sum()} points so far.`;
    }
    aside.addEventListener("change", () => {
      if (complete()) {
        localStorage.setItem(store, JSON.stringify(picked().map(({ id }) => id)));
        $(score).val(sum()).trigger("change");
      }
      tell();
    });
    // Levels that do not add up to the score, because it was typed or changed elsewhere, are not shown.
    function agree() {
      const saved = model.get("manual_score");
      if (complete() && (saved === null || Number(saved) !== sum())) {
        for (const input of picked()) input.checked = false;
      }
      tell();
    }
    for (const id of JSON.parse(localStorage.getItem(store) ?? "[]")) {
      const input = document.getElementById(id);
      if (input) input.checked = true;
    }
    model.on("change:manual_score", agree);
    agree();
  }

  // Comments used before
  function comments(model) {
    const box = document.getElementById(`${model.get("name")}-comment`);
    const own = box && one(".fm-comments", box.parentElement);
    if (!own) return;
    own.disabled = false;
    box.placeholder = model.get("auto_comment") ?? "";
    one("ul", own).addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      const there = lines(box.value).includes(button.value);
      one("[role=status]", own).textContent = there ? "This stands in the comment already." : "Added.";
      if (there) return;
      box.value = [box.value.trimEnd(), button.value].filter(Boolean).join("\n");
      autosize.update(box);
      $(box).trigger("change");
    });
    let mine = [];
    model.on("sync", () => {
      const now = lines(model.get("manual_comment") ?? "");
      for (const button of mine.filter((made) => !now.includes(made.value))) button.parentElement.remove();
      mine = mine.filter((made) => now.includes(made.value));
      for (const line of now) {
        for (const list of all(".fm-comments ul")) {
          if (all("button", list).some((button) => button.value === line)) continue;
          const button = Object.assign(document.createElement("button"), { type: "button", value: line });
          button.textContent = line.length > 300 ? `${line.slice(0, 299)}…` : line;
          const item = document.createElement("li");
          item.append(button);
          if (own.contains(list)) list.prepend(item);
          else list.append(item);
          mine.push(button);
        }
      }
    });
  }
  const lines = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

  window.addEventListener("load", () => {
    // Tab, Enter and links as everywhere: nbgrader's own Tab passes by every button, its Enter presses none.
    const { handlers, help } = formgrader.keyboard_manager;
    for (const key of ["tab", "shift-tab"]) {
      delete handlers.body[key];
      delete help[key];
    }
    const enter = handlers.body.enter;
    handlers.body.enter = (event) => document.activeElement === document.body && enter(event);
    for (const link of all('a[tabindex="-1"]')) link.removeAttribute("tabindex");
    formgrader.save = whenSaved;
    formgrader.getScrollPosition = () => {
      const target = formgrader.last_selected[0]?.closest(".fm-work, .nbgrader_cell") ?? document.body;
      return target.getBoundingClientRect().top + scrollY - bar.offsetHeight;
    };
    formgrader.scrollToLastSelected = () => {
      formgrader.setCurrentIndex();
      history.replaceState(history.state, "", formgrader.navigateTo("") + location.hash);
    };
    if (!list) return;
    formgrader.keyboard_manager.register({
      handler: nextToMark,
      keybinding: "control-enter",
      help: "Save and go to the next reply that is not marked yet",
    });
    formgrader.grades.once("sync", () => {
      for (const aside of all("[data-scheme]")) {
        const model = formgrader.grades.findWhere({ name: aside.dataset.scheme });
        if (model) levels(aside, model);
      }
      // Whoever is somewhere else already stays there.
      if (document.activeElement !== document.body) return;
      const waiting = location.hash === "#to-mark" && all(".score.needs_manual_grade").find(shows);
      const box = waiting || (list.value && all(".score").find(shows));
      if (box) land(box);
      else if (location.search.includes("index=")) land(formgrader.last_selected[0]);
    });
    formgrader.comments.once("sync", () => formgrader.comments.each(comments));
  });
})();
