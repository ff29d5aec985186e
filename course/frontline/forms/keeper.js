// Keeps one answer, saves it at every change, and says how it stands.

const WORDS = {
  saving: "Saving…",
  sending: { check: "Checking…", coach: "Reading…", "hand-in": "Handing in…" },
  late: {
    save: "Not saved yet.",
    check: "Not checked yet.",
    coach: "Not read yet.",
    "hand-in": "Not handed in yet. Wait a moment.",
  },
  kept: " Your answer is still kept in this browser.",
  lost: " Keep this page open.",
  help: " If this message stays, choose Run > Run All Cells.",
  restored: "We put back your last answer, which was not saved. ",
  count: (words) => (words === 1 ? "1 word" : `${words} words`),
  long: (size) =>
    `Your reply has ${size.toLocaleString("en")} characters. At most 8,000 can be marked: please shorten it.`,
};
const LONGEST = 8000;
const PAUSE = 500; // after the last key, in milliseconds, as are all times here
const PATIENCE = 4000; // until a reply counts as late
const CALM = 300; // a reply within this time shows no "Saving…"
const RETRIES = [4000, 8000, 15000, 30000];

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** One answer and its way to Python, shared by all views of a model. */
class Keeper {
  views = new Set();
  value;
  state = "";
  says = "";
  feedback = "";
  #model;
  #n = 0;
  #version = 0;
  #confirmed = 0;
  #sent = new Map();
  #flight = null;
  #queued = null;
  #timers = {};
  #tries = 0;
  #restored = "";
  #kept = false;

  constructor(model) {
    this.#model = model;
    model.on("msg:custom", (reply) => this.#hear(reply));
    model.on("comm_live_update", () => this.#retry());
    model.on("change:html", () => this.views.forEach((view) => view.draw()));
  }

  /**
   * Take the value that the first view shows, unless a later one was saved or is kept as a draft;
   * `saved` is when the shown one was saved, perhaps from another browser. `fit` puts a value into the view and returns what the form could take of it.
   */
  open(value, saved, fit) {
    if (this.value !== undefined) return fit(this.value);
    const [kept] = this.#model.get("kept");
    this.value = kept === undefined ? value : fit(kept);
    const draft = this.#draft();
    if (draft === undefined) return;
    const taken = draft.at < saved ? this.value : fit(draft.value);
    if (same(taken, this.value)) return this.#forget(draft.value);
    this.#restored = WORDS.restored;
    this.change(taken, 0);
  }

  /** Save `value` after `pause`; `from` is the view that has it already. */
  change(value, pause, from) {
    if (same(value, this.value)) return pause ? undefined : this.flush();
    this.value = value;
    this.#version += 1;
    this.views.forEach((view) => view !== from && view.fill(value));
    // Once for each change: kept again later, it would pass for newer than what a form drawn since has saved.
    this.#kept = this.#keep();
    this.#later("save", () => this.#next("save"), pause);
  }

  /** Save at once what waits for the pause to end. */
  flush() {
    if (this.#timers.save) this.#next("save");
  }

  /** Send a "check", "coach" or "hand-in" with the present value, after a save that is under way. */
  act(deed, value) {
    if (this.#flight?.deed === deed || this.#queued === deed) return;
    if (deed !== "hand-in") this.change(value, 0);
    this.value = value;
    this.#next(deed);
  }

  refresh() {
    this.#post({ do: "refresh" });
  }

  close() {
    Object.values(this.#timers).forEach(clearTimeout);
  }

  #next(deed) {
    this.#stop("save", "retry");
    if (this.#flight) {
      if (!this.#queued || this.#queued === "save") this.#queued = deed;
      return;
    }
    this.#flight = { n: ++this.#n, deed, value: this.value, version: this.#version };
    this.#sent.set(this.#flight.n, this.#flight);
    const saving = () => this.#show("saving", WORDS.sending[deed] ?? WORDS.saving);
    if (!this.#tries) this.#later("calm", saving, CALM);
    this.#later("late", () => this.#late(deed), PATIENCE);
    if (!this.#post({ do: deed, value: this.value, n: this.#n })) this.#late(deed);
  }

  #post(message) {
    try {
      this.#model.send(message);
      return true;
    } catch {
      return false; // the kernel is gone
    }
  }

  #late(deed) {
    const safe = this.#confirmed === this.#version ? "" : this.#kept ? WORDS.kept : WORDS.lost;
    this.#show("not saved", WORDS.late[deed] + safe + WORDS.help);
    this.#land();
    if (deed !== "hand-in") this.#again();
  }

  #again() {
    const wait = RETRIES[Math.min(this.#tries++, RETRIES.length - 1)];
    this.#later("retry", () => this.#retry(), wait);
  }

  #retry() {
    if (this.#confirmed < this.#version && !this.#flight) this.#next("save");
  }

  #hear(reply) {
    const sent = this.#sent.get(reply.n);
    if (!sent) return;
    for (const n of this.#sent.keys()) if (n <= reply.n) this.#sent.delete(n);
    const stays = reply.state === "not saved";
    if (!stays) {
      this.#confirmed = Math.max(this.#confirmed, sent.version);
      this.#forget(sent.value);
      this.#tries = 0;
    }
    if (reply.feedback && same(sent.value, this.value)) this.#tell(reply.feedback);
    const queued = this.#queued;
    if (sent === this.#flight) this.#land();
    if (sent.version === this.#version && !this.#flight) {
      this.#stop("retry");
      // What Python has drawn is where a conversation stands, also when it refused the last step.
      if (!stays) this.views.forEach((view) => (this.value = view.settle()));
      this.#show(reply.state, this.#restored + reply.says);
      this.#restored = "";
      if (stays && sent.deed !== "hand-in") this.#again();
    } else if (!queued && !this.#timers.save) {
      this.#retry();
    }
  }

  /** End the wait for a reply, and send what waited for it. */
  #land() {
    this.#flight = null;
    this.#stop("calm", "late");
    const queued = this.#queued;
    this.#queued = null;
    if (queued) this.#next(queued);
  }

  #show(state, says) {
    this.state = state;
    this.says = says;
    this.views.forEach((view) => view.status());
  }

  #tell(feedback) {
    this.feedback = feedback;
    this.views.forEach((view) => view.tell());
  }

  /** Take away feedback that belongs to an earlier answer. */
  outdate() {
    if (this.feedback) this.#tell("");
  }

  #later(name, run, wait) {
    this.#stop(name);
    this.#timers[name] = setTimeout(() => {
      delete this.#timers[name];
      run();
    }, wait);
  }

  #stop(...names) {
    for (const name of names) {
      clearTimeout(this.#timers[name]);
      delete this.#timers[name];
    }
  }

  // The browser may forbid storage, or it may be full: then there is no draft.

  #keep() {
    try {
      localStorage.setItem(this.#model.get("draft"), JSON.stringify({ value: this.value, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  #draft() {
    try {
      return JSON.parse(localStorage.getItem(this.#model.get("draft")) ?? undefined);
    } catch {
      return undefined;
    }
  }

  #forget(value) {
    try {
      if (same(this.#draft()?.value, value)) localStorage.removeItem(this.#model.get("draft"));
    } catch {
      // no storage, no draft
    }
  }
}
