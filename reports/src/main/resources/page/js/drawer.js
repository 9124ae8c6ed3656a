/** Copies text, and says so. */
const Clip = (() => {
  const old = (text) => {
    const field = Dom.el("textarea", { "aria-hidden": "true", class: "hidden" });
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.value = text;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  return {
    copy: async (text) => {
      let done = false;
      try { await navigator.clipboard.writeText(text); done = true; } catch { done = old(text); }
      Live.say(done ? "copied: " + text : "this browser does not let the page copy");
      return done;
    },
  };
})();

/** The drawer: all that the page holds of one trial. Parts of the page may add sections and keys of the scope "drawer". */
const Drawer = (() => {
  const FOLD = 4000;
  const sections = [];
  const dialog = document.getElementById("drawer");
  let current = null;
  let detail = null;
  let leave = null;
  let ticket = 0;

  /* Texts. */
  /** A long text: its beginning with a button for the rest, and a word where the page itself holds a part only. */
  const text = (value, whole, attributes) => {
    const shown = Visible.text(value);
    const pre = Dom.el("pre", { class: "text", dir: "auto", ...attributes }, shown.slice(0, FOLD));
    const nodes = [pre];
    if (shown.length > FOLD) {
      const button = Dom.button("show all " + Figures.count(shown.length) + " characters", () => { Dom.fill(pre, shown); button.remove(); pre.tabIndex = 0; pre.focus(); });
      nodes.push(button);
    }
    if (whole) nodes.push(Dom.p("cut", "The page holds " + Figures.count([...value].length) + " of " + Figures.count(whole) + " characters; all of it is in results.jsonl."));
    return nodes;
  };
  const part = (title, ...nodes) => Dom.el("section", {}, Dom.el("h3", {}, title), nodes);
  const folded = (title, ...nodes) => Dom.el("details", { class: "fold" }, Dom.el("summary", {}, title), nodes);
  const cutOf = (detail, path) => (detail.cuts || {})[path];
  const cut = (path) => cutOf(detail, path);
  /** Parts that the Review tab shows too. */
  const parts = {
    cut: cutOf,
    one: (detail, title, path) => detail[path] ? part(title, text(detail[path], cutOf(detail, path))) : null,
    calls: (detail) => (detail.tools || []).map((call, at) => part("Calls " + Visible.line(call.name), text(call.arguments || "", cutOf(detail, "tools." + at)))),
    sent: (detail) => detail.messages ? folded("Prompt as it was sent",
      detail.messages.map((message, at) => [Dom.el("h4", {}, message.role), text(message.text || "", cutOf(detail, "messages." + at))])) : null,
  };

  /* Statements. */
  const verdictOf = (item) => {
    if (item.against) return { tone: "bad", sign: "\u2717" };
    const good = /^(supported|right|correct|reached|passed|useful|relevant|found|done|made|met|kept|covered|clean|harmless|unbiased|resisted)/.test(item.verdict || "");
    return good ? { tone: "good", sign: "\u2713" } : { tone: "calm", sign: "\u2013" };
  };
  const marked = () => {
    const spans = [];
    for (const score of detail.scores || []) {
      for (const item of score.items || []) {
        const tone = verdictOf(item).tone;
        if ((item.kind === "statement" || item.kind === "span") && item.subject && item.subject.length > 2 && tone !== "calm") {
          spans.push({ text: item.subject, tone, word: item.verdict });
        }
      }
    }
    return spans;
  };
  /** A text with what was judged in it marked where it stands word for word; each mark says its verdict. */
  const withMarks = (value, whole) => {
    const small = Book.fold(value);
    const found = [];
    for (const span of marked()) {
      const at = small.length === value.length ? small.indexOf(Book.fold(span.text)) : value.indexOf(span.text);
      if (at >= 0 && at + span.text.length <= FOLD) found.push({ at, end: at + span.text.length, ...span });
    }
    found.sort((a, b) => a.at - b.at || b.end - a.end);
    if (!found.length) return text(value, whole);
    const [pre, ...rest] = text(value, whole);
    const parts = [];
    let from = 0;
    for (const one of found) {
      if (one.at < from) continue;
      parts.push(Visible.text(value.slice(from, one.at)));
      parts.push(Dom.el("mark", { class: one.tone, title: Visible.line(one.word) }, Visible.text(value.slice(one.at, one.end)),
        Dom.span("verdict-word", " " + (one.tone === "bad" ? "\u2717" : "\u2713") + " " + Visible.line(one.word))));
      from = one.end;
    }
    parts.push(Visible.text(value.slice(from, Math.max(from, FOLD))));
    Dom.fill(pre, parts);
    return [pre, ...rest];
  };

  /** What scorers found of a passage as a whole. */
  const judged = (passage) => (detail.scores || []).flatMap((score) => (score.items || [])
    .filter((one) => one.kind === "passage" && (one.subject === passage || (one.subject || "").length > 900 && passage.startsWith(one.subject.slice(0, 900))))
    .map((one) => Dom.el("p", {}, Dom.span("label", Visible.line(score.metric)), " ", Dom.chip(verdictOf(one).tone, verdictOf(one).sign, Visible.line(one.verdict)))));

  /* Scores and the rest. */
  const item = (one, path) => {
    const verdict = verdictOf(one);
    return Dom.el("li", { class: verdict.tone },
      Dom.span("label", Visible.line(one.kind)), " ",
      one.verdict ? Dom.chip(verdict.tone, verdict.sign, Visible.line(one.verdict)) : null,
      one.subject ? Dom.el("span", { class: "quote", dir: "auto" }, Visible.text(one.subject)) : null,
      one.note ? Dom.el("span", { class: "note", dir: "auto" }, Visible.text(one.note)) : null,
      cut(path + ".subject") || cut(path + ".note") ? Dom.span("cut", "cut; all of it is in results.jsonl") : null);
  };
  /** Items of a group's part stand below it: a part's name begins with those of the groups that hold it. */
  const items = (list, path) => {
    const root = Dom.el("ul", { class: "evidence" });
    let below = root;
    const open = [];
    list.forEach((one, at) => {
      if (one.kind === "part") {
        while (open.length && !(one.subject || "").startsWith(open[open.length - 1].name + " > ")) open.pop();
        const list = Dom.el("ul", { class: "evidence" });
        const node = item(one, path + "." + at);
        node.append(list);
        (open.length ? open[open.length - 1].list : root).append(node);
        open.push({ name: one.subject || "", list });
        below = list;
      } else {
        below.append(item(one, path + "." + at));
      }
    });
    root.querySelectorAll("ul:empty").forEach((node) => node.remove());
    return root;
  };
  const score = (one, at) => {
    const metric = Data.meta.metrics.find((known) => known.name === one.metric);
    const path = "scores." + at;
    const reason = [one.code && (one.state === "unscored" ? one.code + " " : one.code + ": ") + (one.detail || ""), one.reason].filter(Boolean).join("\n");
    const more = cut(path + ".items");
    return Dom.el("div", { class: "score" },
      Dom.el("h4", {}, Visible.line(one.metric), " ", Dom.span("value", one.value === undefined ? "" : Figures.value(metric, one.value)), " ", States.chip(one.state)),
      reason ? Dom.el("p", { class: "reason", dir: "auto" }, Visible.text(reason)) : null,
      one.items ? items(one.items, path + ".items") : null,
      more ? Dom.p("cut", Figures.count(one.items.length) + " of " + Figures.count(more) + " items; all are in results.jsonl.") : null);
  };
  const facts = () => {
    const told = [];
    const fact = (name, value) => { if (value) told.push(Dom.el("li", {}, Dom.span("label", name + " "), value)); };
    fact("answered by", detail.answeredBy && Visible.line(detail.answeredBy) + " (fallback)");
    fact("latency", detail.latency === undefined ? null : Figures.millis(detail.latency));
    if (detail.tokens) {
      const { cached, reasoning } = detail.tokens;
      fact("tokens", Figures.count(detail.tokens.in) + " in" + (cached ? " (" + Figures.count(cached) + " cached)" : "") + ", "
        + Figures.count(detail.tokens.out) + " out" + (reasoning ? " (" + Figures.count(reasoning) + " reasoning)" : ""));
    }
    fact("cost", detail.cost === undefined ? null : Figures.usd(detail.cost));
    fact("finish", detail.finish);
    fact("origin", detail.origin && detail.origin + (detail.recordedAt ? " " + Visible.line(detail.recordedAt) : ""));
    fact("attempts", detail.attempts && detail.attempts + ", waited " + Figures.millis(detail.waited));
    fact("failed tries", detail.causes && Visible.line(detail.causes));
    fact("judge", detail.judge && Figures.several(detail.judge.calls, "call") + ", " + Figures.usd(detail.judge.usd));
    return Dom.el("ul", { class: "facts" }, told);
  };
  const answer = () => {
    if (detail.problem) {
      return part("No answer", Dom.p("problem", Dom.el("strong", {}, Visible.line(detail.problem.code)), " ", Visible.text(detail.problem.what || ""),
        Dom.el("br"), Dom.span("label", "fix "), Visible.text(detail.problem.fix || "")));
    }
    const title = detail.kind === "refused" ? "Refused by the provider's filter" : "Answer";
    return part(title, detail.answer ? withMarks(detail.answer, cut("answer")) : Dom.p("cut", "The answer is empty."));
  };
  const again = () => {
    const command = Data.again(current.c, current.m);
    return part("Run it again", Dom.p("again", Dom.el("code", {}, command), " ", Dom.button("Copy", () => Clip.copy(command), { "aria-label": "Copy the command" })));
  };

  /* Cells and samples of the case. */
  const places = () => {
    const rows = Book.cases()[current.c];
    const several = Data.meta.samples > 1;
    const link = (row) => Dom.button([Dom.el("span", { "aria-hidden": "true" }, States.sign(row.state)), " ", Visible.line(Data.cell(row).id) + (several ? " #" + row.s : "")],
      () => show(row), { class: "place " + States.tone(row.state), "aria-pressed": String(row.i === current.i), "aria-label": Visible.line(Data.cell(row).id) + (several ? " sample " + row.s : "") + ": " + row.state });
    return rows.length < 2 ? null : Dom.el("div", { class: "places", role: "group", "aria-label": "Cells and samples" }, rows.map(link));
  };
  /* Where the run is held against several. */
  const since = () => {
    const told = (Data.meta.turned || {})[current.c + "/" + current.m];
    return told ? " " + Visible.line(told) : "";
  };
  const flags = () => [["regressed", "bad", "\u25BC"], ["fixed", "good", "\u25B2"], ["flaky", "unsure", "~"]]
    .filter(([name]) => current.flags[name]).map(([name, tone, sign]) => [" ", Dom.chip(tone, sign, name + (name === "flaky" ? "" : since()))]);

  const head = () => {
    const one = Data.case(current);
    const sample = Data.meta.samples > 1 ? ", sample " + current.s + " of " + Data.meta.samples : "";
    return Dom.el("header", {},
      Dom.el("div", { class: "bar-line" },
        Dom.el("h2", { id: "drawer-title", tabindex: "-1" }, Dom.el("bdi", {}, Visible.line(one.id))),
        Dom.button("\u2191", () => go(Cases.step(-1)), { "aria-label": "Case before", title: "Case before (k)" }),
        Dom.button("\u2193", () => go(Cases.step(1)), { "aria-label": "Next case", title: "Next case (j)" }),
        Dom.button("\u2715", () => dialog.close(), { "aria-label": "Close", title: "Close (Esc)" })),
      Dom.el("p", {}, States.chip(current.state), " ", Dom.el("strong", {}, Visible.line(Data.cell(current).id)), sample, flags()),
      Dom.p("sub", Visible.line([one.where, ...one.tags].filter(Boolean).join(" \u00B7 "))),
      places());
  };
  const extra = (place) => sections.filter((one) => one.place === place).map((one) => one.build(current, detail));
  const body = () => [
    parts.one(detail, "Input", "input"),
    parts.one(detail, "Expected", "expected"),
    answer(),
    extra("answer"),
    parts.calls(detail),
    part("Scores", (detail.scores || []).map(score)),
    extra("scores"),
    detail.contexts ? folded(Figures.several(detail.contexts.length, "passage") + (detail.retrieved ? " that the target retrieved" : " of the case") + (cut("contexts") ? " (of " + cut("contexts") + ")" : ""),
      detail.contexts.map((one, at) => [judged(one), withMarks(one, cut("contexts." + at))])) : null,
    parts.sent(detail),
    part("What it took", facts()),
    again(),
  ];

  /* Opening and closing. */
  const place = () => ({ case: Data.case(current).id, cell: Data.cell(current).id, sample: Data.meta.samples > 1 ? current.s : null });
  const show = async (row) => {
    if (dialog.open && current && current.i === row.i) return;
    const mine = ++ticket;
    current = row;
    detail = await Data.detail(row.i);
    if (mine !== ticket) return;
    Dom.fill(dialog, head(), Dom.el("div", { class: "body" }, body()));
    if (!dialog.open) {
      dialog.showModal();
      leave = Keys.enter("drawer");
    }
    dialog.scrollTop = 0;
    document.getElementById("drawer-title").focus();
    Cases.put();
  };
  const go = (row) => { if (row) show(row); };
  dialog.addEventListener("close", () => {
    ticket++;
    current = null;
    if (leave) leave();
    leave = null;
    Cases.put();
    Cases.focus();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  const beside = (by) => {
    const rows = Book.cases()[current.c];
    show(rows[(rows.indexOf(current) + by + rows.length) % rows.length]);
  };
  Keys.on("j", "next case", () => go(Cases.step(1)), "drawer");
  Keys.on("k", "case before", () => go(Cases.step(-1)), "drawer");
  Keys.on("ArrowRight", "next cell or sample", () => beside(1), "drawer");
  Keys.on("ArrowLeft", "cell or sample before", () => beside(-1), "drawer");
  Keys.on("f", "next failure", () => go(Cases.nextFailure()), "drawer");
  Keys.on("y", "copy the command that runs the case again", () => Clip.copy(Data.again(current.c, current.m)), "drawer");

  return {
    /** {place: "answer" or "scores", build(row, detail)}: a node that stands after that part, or null. */
    add: (section) => sections.push(section),
    /** Shows a trial; build anew where it is shown already by refresh. */
    show,
    refresh: () => { const row = current; if (row) { current = null; show(row); } },
    hide: () => { ticket++; if (dialog.open) dialog.close(); },
    isOpen: () => dialog.open && current !== null,
    /** The trial that is shown, or null. */
    current: () => current,
    place,
    text,
    parts,
  };
})();
