// What Kith's pages can do better with scripts. Every journey works without this file.
// No word of the record is ever kept in the browser: drafts go to the server and nowhere else.

const csrf = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

const send = (url, body) => fetch(url, {
  method: "POST", body, credentials: "same-origin", redirect: "error",
  headers: { "X-CSRF-Token": csrf(), Accept: "application/json" },
});

const clock = (date) => new Intl.DateTimeFormat("en-GB", {
  hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
}).format(date).replace(/\s/g, "").toLowerCase();

// Drafts: sent every 20 seconds and on leaving a control, when something changed.
class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.sent = this.read();
    this.wait = 20000;
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", () => { this.isOver = true; });
    window.addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(); });
    window.addEventListener("beforeunload", (event) => {
      if (!this.isOver && this.isLost) event.preventDefault();
    });
    this.schedule();
  }

  read() {
    const data = new FormData(this.form);
    data.delete("csrf");
    return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), this.wait);
  }

  // True when all that is written is on the server.
  async save() {
    if (this.saving) await this.saving;
    if (this.isOver) return true;
    const now = this.read();
    if (now === this.sent) { this.schedule(); return true; }
    this.saving = this.put(now);
    const isKept = await this.saving;
    this.saving = undefined;
    return isKept;
  }

  async put(now) {
    try {
      const answer = await send(this.form.dataset.draftUrl, new URLSearchParams(now));
      if (!answer.ok) throw new Error(String(answer.status));
      this.sent = now;
      this.isLost = false;
      this.wait = 20000;
      this.say(`Saved at ${clock(new Date())}`);
      return true;
    } catch (problem) {
      this.isLost = true;
      this.wait = Math.min(this.wait * 1.5, 60000);
      this.say(problem.message === "401" || problem.message === "403"
        ? "Not saved: you have been signed out. Your words are still on this page. Sign in in another tab, then come back here."
        : "Not saved: the connection is lost. Your words are still on this page and will be saved when it is back.");
      return false;
    } finally {
      this.schedule();
    }
  }

  say(words) {
    if (!this.status) return;
    if (this.status.textContent !== words) this.status.textContent = words;
    this.status.classList.toggle("kith-draft--lost", this.isLost === true);
  }
}

const drafts = [...document.querySelectorAll("form[data-draft-url]")].map((form) => new Draft(form));
const saveAll = () => Promise.all(drafts.map((draft) => draft.save()));

// One press, one record: a form is sent once, until the page is shown again.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "true";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// What a choice reveals, also where the design system's scripts are missing.
function reveal() {
  for (const input of document.querySelectorAll('input[type="radio"], input[type="checkbox"]')) {
    const id = input.dataset.ariaControls ?? input.getAttribute("aria-controls");
    const part = id && document.getElementById(id);
    if (!part) continue;
    const kind = input.type === "radio" ? "radios" : "checkboxes";
    input.setAttribute("aria-controls", id);
    // A radio has no expanded state in ARIA; the design system sets one all the same.
    if (kind === "checkboxes") input.setAttribute("aria-expanded", String(input.checked));
    else input.removeAttribute("aria-expanded");
    part.classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked);
  }
  for (const part of document.querySelectorAll("[data-when]")) {
    const form = part.closest("form");
    const values = form ? new FormData(form).getAll(part.dataset.when) : [];
    const isShown = part.dataset.is.split(" ").some((value) => values.includes(value));
    part.hidden = !isShown;
    for (const words of part.querySelectorAll(".kith-when__words")) words.hidden = true;
  }
}
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input instanceof HTMLInputElement && input.type === "checkbox" && input.checked) {
    const others = document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(input.name)}"]`);
    const isExclusive = input.dataset.behaviour === "exclusive";
    for (const other of others) {
      if (other !== input && other.form === input.form && (isExclusive || other.dataset.behaviour === "exclusive")) {
        other.checked = false;
      }
    }
  }
  reveal();
});
window.addEventListener("pageshow", () => setTimeout(reveal));
document.addEventListener("kith:frontend", reveal);
reveal();

// Hide this screen: the button, or Escape pressed twice. What was being written stays as it is.
const cover = document.querySelector("[data-hide-screen]");
if (cover) {
  let escapedAt = -Infinity;
  let focused = null;
  const others = () => {
    const path = new Set();
    for (let part = cover; part; part = part.parentElement) path.add(part);
    return [...path].filter((part) => part !== cover && part !== document.documentElement)
      .flatMap((part) => [...part.children]).filter((part) => !path.has(part));
  };
  const title = document.title;
  cover.addEventListener("toggle", () => {
    const isHidden = cover.open;
    for (const part of others()) part.inert = isHidden;
    document.title = isHidden ? "Screen hidden – Kith" : title;
    if (isHidden) { saveAll(); cover.querySelector("summary").focus(); } else { focused?.focus(); focused = null; }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (event.timeStamp - escapedAt < 800) {
      if (!cover.open) { focused = document.activeElement; cover.open = true; }
      escapedAt = -Infinity;
    } else {
      escapedAt = event.timeStamp;
    }
  });
}

// Time-out: a warning before the end, one press to stay. Words are saved before the page is left.
const session = document.body.dataset;
if (session.sessionSeconds) {
  // A little earlier than the server, so that the last draft still arrives.
  const limit = (Number(session.sessionSeconds) - 5) * 1000;
  const warning = Math.min(Number(session.sessionWarning) * 1000, limit / 2);
  let endsAt = Date.now() + limit;
  const dialog = document.createElement("dialog");
  dialog.className = "kith-time-out";
  dialog.setAttribute("aria-labelledby", "time-out-title");
  dialog.setAttribute("aria-describedby", "time-out-words");
  const heading = Object.assign(document.createElement("h2"), {
    id: "time-out-title", className: "govuk-heading-m", textContent: "You will soon be signed out",
  });
  const words = Object.assign(document.createElement("p"), { id: "time-out-words", className: "govuk-body" });
  const live = Object.assign(document.createElement("p"), { className: "govuk-visually-hidden" });
  live.setAttribute("role", "status");
  const stay = Object.assign(document.createElement("button"), {
    type: "button", className: "govuk-button", textContent: "Stay signed in",
  });
  dialog.append(heading, words, live, stay);
  document.body.append(dialog);
  const inWords = (seconds) => seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;

  const extend = async () => {
    try {
      const answer = await send(session.sessionExtend, new URLSearchParams());
      if (!answer.ok) throw new Error(String(answer.status));
      endsAt = Date.now() + limit;
      if (dialog.open) dialog.close();
    } catch {
      words.textContent = "We could not reach Kith. Your words are still on this page. Try again.";
    }
  };
  stay.addEventListener("click", extend);
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); extend(); });

  let said = "";
  const tick = async () => {
    const left = Math.max(0, Math.round((endsAt - Date.now()) / 1000));
    if (left * 1000 > warning) { if (dialog.open) dialog.close(); return; }
    if (!dialog.open) { saveAll(); dialog.showModal(); }
    words.textContent = `For safety you will be signed out in ${inWords(left)}. What you have written is kept.`;
    // Spoken sparsely: each minute, then at 30, 20 and 10 seconds.
    const spoken = left > 60 ? inWords(left) : [60, 30, 20, 10].includes(left) ? inWords(left) : said;
    if (spoken !== said) { said = spoken; live.textContent = `Signed out in ${spoken}`; }
    if (left === 0) {
      clearInterval(ticking);
      const isKept = (await saveAll()).every(Boolean);
      if (isKept) { for (const draft of drafts) draft.isOver = true; location.assign(session.sessionEnded); }
      else words.textContent = "You have been signed out, and what you wrote last could not be saved. It is still on this page: copy it before you leave.";
    }
  };
  const ticking = setInterval(tick, 1000);
  // Saving a draft counts as use on the server, so it does here too.
  for (const draft of drafts) {
    const say = draft.say.bind(draft);
    draft.say = (text) => { say(text); if (!draft.isLost) endsAt = Math.max(endsAt, Date.now() + (dialog.open ? 0 : limit)); };
  }
}

// Focus: what must be read first.
const first = document.querySelector(".govuk-error-summary, [data-focus]");
first?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('.govuk-error-summary a[href^="#"]');
  const control = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!control || !("form" in control)) return;
  event.preventDefault();
  (control.closest("fieldset, .govuk-form-group") ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
});

// A box that does not scroll needs no Tab stop.
const settle = () => {
  for (const box of document.querySelectorAll(".kith-scroll")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else if (document.activeElement !== box) box.removeAttribute("tabindex");
  }
};
settle();
window.addEventListener("resize", settle);

// Count of characters left, where the design system's own is missing.
for (const group of document.querySelectorAll(".govuk-character-count")) {
  const message = group.querySelector(".govuk-character-count__message");
  group.addEventListener("input", (event) => {
    if (!message || group.hasAttribute("data-govuk-character-count-init")) return;
    const left = Number(group.dataset.maxlength) - event.target.value.length;
    message.textContent = left >= 0 ? `You have ${left} characters left` : `You have ${-left} characters too many`;
  });
}

// A conference's record: says who has saved a part since this page was shown. Only while somebody works on the page, so
// that a forgotten screen is still signed out.
const live = document.querySelector("[data-live-parts]");
if (live) {
  let usedAt = Date.now();
  for (const use of ["keydown", "pointerdown"]) document.addEventListener(use, () => { usedAt = Date.now(); });
  const look = async () => {
    if (document.hidden || Date.now() - usedAt > 60000) return;
    const answer = await fetch(live.dataset.liveParts, { headers: { Accept: "application/json" }, redirect: "error" })
      .catch(() => null);
    if (!answer?.ok) return;
    const { parts } = await answer.json();
    for (const part of live.querySelectorAll("[data-live-part]")) {
      const now = parts[part.dataset.livePart];
      if (!now || [part.dataset.entry, part.dataset.told].includes(String(now.entry))) continue;
      part.dataset.told = String(now.entry);
      part.querySelector("[data-live-news]").textContent =
        `${now.by} saved this part at ${now.at}. Save yours to see both texts. Nothing you type is lost.`;
    }
  };
  setInterval(look, 5000);
}
