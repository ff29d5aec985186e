// The learner's extension: pages of the course run by themselves, and nothing else ever does.
// Written by hand as a federated extension, so that no bundler is needed: JupyterLab asks for
// `init` (the modules that all extensions share) and `get` (the plugin).

const NAME = "frontline-learner";
const HERE = document.currentScript.src;
const AGAIN = "frontline:run-again";
// After this many crashes in a row a page that crashes its kernel is left alone.
const MOST_CRASHES = 3;
// Milliseconds in which a page opens to which a link leads, and after which its text is laid out.
const LINK_AGE = 10000;
const LAID_OUT = 300;
const NOWHERE = { href: "", at: 0 };
// In an author's preview: milliseconds between two looks whether the page was built again.
const LOOK = 1500;

const CHANGED = "This page was changed, so it does not start by itself. " +
  "If you trust the change, choose Run > Run All Cells in the menu above.";
const UNCHECKED = "This page could not be checked, so it does not start by itself. " +
  "To start it, choose Run > Run All Cells in the menu above.";

// Reading, not programming: no grey bars for hidden code, no prompts, no place to add a cell.
// Not in a page that was changed: there a learner must be able to see what is in it.
const CHANGED_CLASS = "frontline-changed";
const STYLE = `
.jp-NotebookPanel:not(.${CHANGED_CLASS}) {
  .jp-CodeCell .jp-InputPlaceholder,
  .jp-CodeCell .jp-InputArea:has(.jp-InputPlaceholder),
  .jp-CodeCell .jp-Cell-inputWrapper:has(.jp-InputPlaceholder),
  .jp-Collapser,
  .jp-InputPrompt,
  .jp-OutputPrompt,
  .jp-OutputArea-promptOverlay,
  .jp-Notebook-footer { display: none; }
  .jp-Cell { max-width: 50rem; margin-inline: auto; }
  .jp-mod-active .jp-MarkdownOutput { border-color: transparent; }
  .jp-Notebook.jp-mod-commandMode .jp-Cell.jp-mod-active:focus-visible {
    box-shadow: 0 0 0 1px var(--jp-border-color2);
  }
}
.jp-RenderedMarkdown details { margin-block: 1em; }
.jp-RenderedMarkdown summary { cursor: pointer; font-weight: 600; color: var(--jp-content-link-color); }
.jp-RenderedMarkdown summary:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 2px; }
.frontline-note { background: var(--jp-layout-color2); }
.frontline-note p {
  margin: 0;
  padding: 10px 16px;
  border-left: 4px solid var(--jp-warn-color1);
  color: var(--jp-ui-font-color1);
  font-size: var(--jp-content-font-size1);
  line-height: 1.5;
}`;

let scope;

/** Load one of JupyterLab's own modules, so that there is only one of each in the page. */
async function shared(name) {
  const versions = Object.values(scope[name]);
  // Other extensions may bring a version of their own; the one already in use is JupyterLab's.
  const module = versions.find((version) => version.loaded) ?? versions[0];
  return (await module.get())();
}

/** SHA-256 of a cell's source in UTF-8, as the build computes it. */
async function hash(source) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(source));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetch the hashes of every code cell of every released build. */
async function fetchCells(extensions) {
  const url = new URL(`${extensions}/${NAME}/static/builds.json`, location.href);
  if (url.origin !== location.origin) {
    throw new Error(`${url} is not this server`);
  }
  // No cache: after an upgrade an old list would keep new pages from starting.
  const answer = await fetch(url, { cache: "no-store", credentials: "same-origin" });
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  const releases = await answer.json();
  return new Set(Object.values(releases).flatMap((release) => release.cells));
}

function codeSources(panel) {
  const cells = [...panel.content.model.cells].filter((cell) => cell.type === "code");
  return cells.map((cell) => cell.sharedModel.getSource());
}

/** Wait until a panel is on the screen: a tab that is restored in the background need not run yet. */
function shown(panel) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(panel.node);
    panel.disposed.connect(() => observer.disconnect());
  });
}

/** JupyterLab leaves a blank right side when its property inspector is off, until something goes from there. */
function closeEmptySide(shell, Widget) {
  if ([...shell.widgets("right")].length === 0) {
    const nothing = new Widget();
    nothing.id = `${NAME}-nothing`;
    shell.add(nothing, "right");
    nothing.dispose();
  }
}

/** One open page. */
class Page {
  constructor(panel, lab) {
    this.panel = panel;
    this.lab = lab;
    this.crashes = 0;
  }

  /** Run the page as it is opened, and again whenever its kernel was restarted. */
  async open() {
    const { panel } = this;
    await panel.context.ready;
    await shown(panel);
    this.goWhereALinkLed();
    if (await this.check()) {
      // What was saved names widgets of a kernel that has gone; better nothing than an error.
      this.clear();
    }
    await panel.sessionContext.ready;
    panel.sessionContext.statusChanged.connect((_, status) => this.follow(status));
    await this.run();
    this.goWhereALinkLed();
    if (this.lab.preview) {
      this.watch();
    }
  }

  /** JupyterLab goes to a place in a page before the page has any height, and stays at its top. */
  goWhereALinkLed() {
    const { panel } = this;
    const { href, at } = this.lab.followed;
    if (Date.now() - at > LINK_AGE) {
      return;
    }
    const { pathname, hash } = new URL(href);
    if (hash && decodeURIComponent(pathname).endsWith(`/files/${panel.context.path}`)) {
      setTimeout(() => panel.isDisposed || panel.content.setFragment(hash), LAID_OUT);
      if (codeSources(panel).length === 0) {
        this.lab.followed = NOWHERE;
      }
    }
  }

  /** Tell whether every code cell is one that the build made; if not, say so above the page. */
  async check() {
    let note = CHANGED;
    try {
      const sources = codeSources(this.panel).filter((source) => source.trim() !== "");
      // Computed first: without crypto.subtle (an http address that is not this computer) it throws.
      const found = await Promise.all(sources.map(hash));
      const ours = await this.lab.cells();
      if (found.every((each) => ours.has(each))) {
        this.panel.removeClass(CHANGED_CLASS);
        this.note?.dispose();
        return true;
      }
    } catch (error) {
      console.warn("frontline: this page could not be checked:", error);
      note = UNCHECKED;
    }
    this.panel.addClass(CHANGED_CLASS);
    this.say(note);
    return false;
  }

  /** In an author's preview: show the page anew whenever it was built again. */
  async watch() {
    const { context, content } = this.panel;
    while (!this.panel.isDisposed) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      try {
        const there = await this.lab.contents.get(context.path, { content: false });
        if (there.last_modified !== context.contentsModel?.last_modified) {
          const scroller = content.node.querySelector(".jp-WindowedPanel-outer") ?? content.node;
          const top = scroller.scrollTop;
          this.lab.forget();
          await context.revert();
          await this.run();
          scroller.scrollTop = top;
        }
      } catch (error) {
        console.warn("frontline: the page could not be shown anew:", error);
      }
    }
  }

  async run() {
    const { panel, lab } = this;
    const before = codeSources(panel).join("\0");
    const kernel = panel.sessionContext.session?.kernel;
    // Running moves the page, so one that is only to read stays where it is.
    if (!kernel || before === "" || !(await this.check())) {
      return;
    }
    await kernel.info;
    // Checking took a moment: what runs must be what was checked.
    if (panel.isDisposed || codeSources(panel).join("\0") !== before) {
      return;
    }
    // Not the command run-all-cells: that one takes whichever page is current, and scrolls to the end.
    await lab.actions.runCells(panel.content, panel.content.widgets, panel.sessionContext);
  }

  /** Restart and run: the cure for a page that hangs or says that it is not saved. */
  async again() {
    if (!(await this.check())) {
      return;
    }
    const { sessionContext } = this.panel;
    this.clear();
    if (sessionContext.session?.kernel) {
      await sessionContext.restartKernel();
    } else {
      // Somebody shut it down.
      await sessionContext.startKernel();
      await this.run();
    }
  }

  /** Forms die with their kernel: run again when it is back. */
  follow(status) {
    if (status === "restarting" || status === "autorestarting") {
      this.crashes = status === "autorestarting" ? this.crashes + 1 : this.crashes;
      this.restarted = true;
      this.scheduled = false;
    } else if (status === "idle" && this.restarted) {
      this.restarted = false;
      // "Restart and Run All Cells" has its own turn first.
      setTimeout(() => {
        if (!this.scheduled && this.crashes <= MOST_CRASHES) {
          this.run();
        }
      }, 300);
    }
  }

  clear() {
    for (const cell of this.panel.content.model.cells) {
      if (cell.type === "code") {
        cell.clearExecution();
      }
    }
  }

  say(text) {
    this.note?.dispose();
    const note = new this.lab.Widget();
    note.addClass("frontline-note");
    note.node.setAttribute("role", "status");
    const line = document.createElement("p");
    line.textContent = text;
    note.node.append(line);
    this.panel.contentHeader.insertWidget(0, note);
    // The header gives a widget its minimal height only: follow the text when it wraps.
    const fit = () => {
      // Nothing has a height while the page is hidden, as it is for a moment when the theme changes.
      if (line.offsetHeight > 0 && !note.isDisposed) {
        note.node.style.minHeight = `${line.offsetHeight}px`;
        this.panel.contentHeader.fit();
      }
    };
    const observer = new ResizeObserver(() => requestAnimationFrame(fit));
    observer.observe(line);
    note.disposed.connect(() => observer.disconnect());
    this.note = note;
  }
}

async function plugin() {
  const [notebook, widgets, coreutils] = await Promise.all(
    ["@jupyterlab/notebook", "@lumino/widgets", "@jupyterlab/coreutils"].map(shared),
  );
  return {
    id: `${NAME}:plugin`,
    description: "Runs the course's own pages when they are opened.",
    autoStart: true,
    requires: [notebook.INotebookTracker],
    activate(app, tracker) {
      let cells;
      const lab = {
        followed: NOWHERE,
        actions: notebook.NotebookActions,
        Widget: widgets.Widget,
        contents: app.serviceManager.contents,
        preview: coreutils.PageConfig.getOption("frontlinePreview") === "true",
        forget() {
          cells = undefined;
        },
        cells() {
          cells ??= fetchCells(coreutils.PageConfig.getOption("fullLabextensionsUrl"));
          // A failed fetch is tried again for the next page.
          cells.catch(() => (cells = undefined));
          return cells;
        },
      };
      const style = document.createElement("style");
      style.textContent = STYLE;
      document.head.append(style);
      document.addEventListener("click", (event) => {
        const link = event.target.closest?.("a[href*='#']");
        if (link) {
          lab.followed = { href: link.href, at: Date.now() };
        }
      }, true);

      const pages = new WeakMap();
      const open = (panel) => {
        if (!pages.has(panel)) {
          pages.set(panel, new Page(panel, lab));
          pages.get(panel).open().catch((error) => console.error("frontline:", error));
        }
      };
      notebook.NotebookActions.executionScheduled.connect((_, { notebook: content }) => {
        const panel = tracker.find((each) => each.content === content);
        if (panel && pages.has(panel)) {
          pages.get(panel).scheduled = true;
        }
      });
      app.commands.addCommand(AGAIN, {
        label: "Run the page again",
        caption: "Start this page again if something does not answer. Your saved answers stay.",
        isEnabled: () => tracker.currentWidget !== null,
        execute: () => pages.get(tracker.currentWidget)?.again(),
      });
      import(new URL("meanings.js", HERE)).then(
        ({ showMeanings }) => showMeanings(),
        (error) => console.warn("frontline: meanings are shown on hover only:", error),
      );
      app.restored.then(() => closeEmptySide(app.shell, widgets.Widget));
      tracker.widgetAdded.connect((_, panel) => open(panel));
      tracker.forEach(open);
    },
  };
}

window._JUPYTERLAB ??= {};
window._JUPYTERLAB[NAME] = {
  init(shareScope) {
    scope = shareScope;
  },
  async get() {
    // JupyterLab looks for the default export only in what calls itself an ES module.
    const found = { __esModule: true, default: await plugin() };
    return () => found;
  },
};
