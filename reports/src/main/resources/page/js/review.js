/** SHA-256 of a text in UTF-8, in hex: pages from disk need it, and at once. */
const Sha = (() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const part = (value) => Math.floor((value - Math.floor(value)) * 4294967296) | 0;
  const K = primes.map((prime) => part(Math.cbrt(prime)));
  const H = primes.slice(0, 8).map((prime) => part(Math.sqrt(prime)));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const utf8 = new TextEncoder();
  const block = (state, view, at, w) => {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15];
      const y = w[i - 2];
      w[i] = (w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  };
  return {
    hex: (text) => {
      const bytes = utf8.encode(text);
      const padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) << 6);
      padded.set(bytes);
      padded[bytes.length] = 128;
      const view = new DataView(padded.buffer);
      view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
      view.setUint32(padded.length - 4, bytes.length << 3 >>> 0);
      let state = H;
      const w = new Int32Array(64);
      for (let at = 0; at < padded.length; at += 64) state = block(state, view, at, w);
      return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
  };
})();

/** What people said of answers: the labels that the page was made with, and those that are made on it. */
const Labels = (() => {
  const served = document.querySelector("meta[http-equiv]").content.includes("connect-src 'self'");
  const all = new Map();
  const byRow = new Map();
  let mine = {};
  let prefs = {};
  let reviewer = "";
  let loading = null;
  let ready = false;
  let saving = null;
  let again = false;
  const kept = () => "promptgate-labels:" + Data.meta.suite;
  const keyOf = (label) => JSON.stringify([label.case, label.answerSha256, label.metric || "", label.reviewer]);
  const trial = (row) => Data.meta.cells[row.m].id + "/" + Data.meta.cases[row.c].id + "#" + row.s;
  const digest = async (row) => {
    const detail = await Data.detail(row.i);
    return detail.sha || Sha.hex(detail.answer || "");
  };
  const put = (label) => {
    const key = keyOf(label);
    const before = all.get(key);
    if (!before || Date.parse(label.at) >= Date.parse(before.at)) all.set(key, label);
  };
  /** Finds the rows of labels; those of cases without labels need not be read. */
  const match = async () => {
    const byCase = new Map();
    for (const label of all.values()) byCase.set(label.case, [...(byCase.get(label.case) || []), label]);
    byRow.clear();
    for (let c = 0; c < Data.meta.cases.length; c++) {
      const labels = byCase.get(Data.meta.cases[c].id);
      if (!labels) continue;
      for (const row of Book.cases()[c]) {
        const sha = await digest(row);
        const said = labels.filter((label) => label.answerSha256 === sha);
        if (said.length) byRow.set(row.i, said);
      }
    }
    Filters.changed();
  };
  const keep = () => {
    try { localStorage.setItem(kept(), JSON.stringify({ mine: Object.values(mine), prefs, reviewer })); return true; } catch { return false; }
  };
  const load = () => {
    if (loading) return loading;
    loading = (async () => {
      (await Data.part("data-labels") || []).forEach((line) => put(JSON.parse(line)));
      try {
        const found = JSON.parse(localStorage.getItem(kept()) || "{}");
        reviewer = found.reviewer || "";
        prefs = found.prefs || {};
        (found.mine || []).forEach((label) => { mine[keyOf(label)] = label; put(label); });
      } catch { /* labels of this page alone */ }
      await match();
      ready = true;
      if (served) await send();
    })();
    return loading;
  };
  const lines = (labels) => labels.map((label) => JSON.stringify(label) + "\n").join("");
  /** Sends the labels of this page to the server that it came from, one request at a time; takes what others said. */
  const send = async () => {
    if (saving) { again = true; return saving; }
    saving = (async () => {
      const answer = await fetch("labels", { method: "PUT", headers: { "Content-Type": "application/x-ndjson" }, body: lines(Object.values(mine)) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      text.split("\n").filter(Boolean).forEach((line) => put(JSON.parse(line)));
      await match();
    })();
    try { await saving; self.problem = ""; } catch (problem) { self.problem = "not saved: " + problem.message; }
    saving = null;
    if (again) { again = false; return send(); }
    Live.say(self.problem || "saved");
  };
  const self = {
    served,
    problem: "",
    load,
    isReady: () => ready,
    trial,
    reviewer: () => reviewer,
    name: (value) => { reviewer = value.trim(); keep(); },
    of: (row) => byRow.get(row.i) || [],
    own: (row, metric) => self.of(row).find((label) => label.reviewer === reviewer && (label.metric || "") === metric),
    /** Says something of an answer; what was said of it before stays where it is not said anew. */
    say: async (row, metric, said, drawn) => {
      const before = self.own(row, metric) || {};
      const label = { case: Data.meta.cases[row.c].id, cell: before.cell || Data.meta.cells[row.m].id, answerSha256: await digest(row), verdict: said.verdict || before.verdict };
      const score = "score" in said ? said.score : before.score;
      if (score !== undefined) label.score = score;
      if (metric) label.metric = metric;
      label.comment = "comment" in said ? said.comment : before.comment || "";
      label.reviewer = reviewer;
      label.at = new Date().toISOString();
      if (drawn || before.drawn) label.drawn = drawn || before.drawn;
      mine[keyOf(label)] = label;
      put(label);
      const stored = keep();
      await match();
      if (served) send();
      return stored || served;
    },
    prefs: () => prefs,
    prefer: (key, said) => { prefs[key] = said; keep(); },
    text: () => lines([...all.values()]),
    send,
  };
  Filters.add({ id: "unlabelled", title: "Unlabelled", test: (row) => { load(); return Book.own(row) && !row.error && !byRow.has(row.i); } });
  return self;
})();

/** The Review tab: people say what they think of answers, one by one or in pairs, by keyboard. */
const Review = (() => {
  const state = { mode: "answers", blind: false, show: "all", seed: 1, n: 50, metric: "", left: 0, right: 1, draw: null, list: [], at: 0 };
  let ui = null;
  let ticket = 0;
  const rows = () => Data.trials.filter((row) => Book.own(row) && !row.error);
  const counted = () => rows().filter((row) => row.state === "passed" || row.state === "failed");
  const order = (list, salt, key) => list.map((one) => [Sha.hex(salt + key(one)), one]).sort((a, b) => a[0] < b[0] ? -1 : 1).map((pair) => pair[1]);
  const keep = (name, text) => {
    const link = Dom.el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const draw = () => {
    const all = counted();
    const { passed, failed } = Data.meta.counts;
    if (all.length < passed + failed) {
      state.draw = null;
      ui.drawn.textContent = "This page holds a part of the run, so it cannot draw from all of it.";
      return;
    }
    const n = Math.max(1, Math.min(state.n, all.length));
    const chosen = order(all, state.seed + ":", Labels.trial).slice(0, n);
    state.draw = { said: { seed: state.seed, n, of: all.length }, rows: chosen, ids: new Set(chosen.map((row) => row.i)) };
    state.show = ui.show.value = "draw";
    Route.set({ seed: state.seed, n });
    state.list = [];
    fill();
  };
  const ofDraw = (row) => state.draw && state.draw.ids.has(row.i) ? state.draw.said : null;
  const pairs = () => Data.meta.cases.map((one, c) => {
    const find = (m) => Book.cases()[c].find((row) => row.m === m && !row.error);
    const two = [find(state.left), find(state.right)];
    const flip = parseInt(Sha.hex(state.seed + ":" + one.id)[0], 16) % 2;
    return { c, key: JSON.stringify([one.id, Labels.trial({ c, m: state.left, s: 1 }), Labels.trial({ c, m: state.right, s: 1 })]), rows: flip ? two.reverse() : two };
  }).filter((pair) => pair.rows[0] && pair.rows[1] && state.left !== state.right);
  const done = (one) => state.mode === "pairs" ? Labels.prefs()[one.key] : Labels.own(one, state.metric);
  const list = () => {
    const from = state.mode === "pairs" ? pairs() : state.show === "draw" && state.draw ? state.draw.rows : rows();
    const some = state.show === "unlabelled" ? from.filter((one) => !done(one)) : from;
    return state.blind || state.mode === "pairs" ? order(some, state.seed + ":blind:", (one) => one.key || Labels.trial(one)) : some;
  };
  /** Makes the list anew and stays where one is, if that is still there. */
  const fill = () => {
    const here = state.list[state.at];
    state.list = list();
    state.at = Math.max(0, state.list.findIndex((one) => here && (one === here || (one.key && one.key === here.key))));
    ui.pair.hidden = state.mode !== "pairs";
    ui.draws.hidden = state.mode === "pairs";
    show();
  };
  const part = (title, value, whole) => value ? [Dom.el("h3", {}, title), Drawer.text(value, whole)] : null;
  const answer = (detail) => [
    part("Answer", detail.answer || "(empty)", (detail.cuts || {}).answer),
    (detail.tools || []).map((call) => part("Calls " + Visible.line(call.name), call.arguments || "")),
  ];
  const question = (detail) => [
    part("Input", detail.input, (detail.cuts || {}).input),
    part("Expected", detail.expected, (detail.cuts || {}).expected),
    detail.contexts ? Dom.el("details", { class: "fold" }, Dom.el("summary", {}, Figures.several(detail.contexts.length, "passage")), detail.contexts.map((one) => Drawer.text(one))) : null,
  ];
  const chip = (label) => Dom.chip(label.verdict === "good" ? "good" : "bad", label.verdict === "good" ? "\u2713" : "\u2717", label.verdict);
  const said = (labels) => labels.map((label) => Dom.el("li", {}, chip(label), " ", Visible.line([label.metric, label.score === undefined ? "" : "score " + label.score, label.reviewer, label.comment].filter(Boolean).join(" \u00B7 "))));
  const hasName = () => {
    if (Labels.reviewer()) return true;
    Live.say("your name first");
    ui.note.textContent = "Your name first: labels say who gave them.";
    ui.name.focus();
    return false;
  };
  const label = async (verdict, row, metric) => {
    if (!row || !hasName()) return;
    if (!await Labels.say(row, metric, { verdict }, ofDraw(row))) ui.note.textContent = "This browser keeps nothing for pages from disk: save before you close.";
    Live.say(verdict);
  };
  const judge = async (verdict) => {
    if (state.mode === "pairs") return prefer(verdict === "good" ? 0 : 1);
    await label(verdict, state.list[state.at], state.metric);
    if (Labels.reviewer()) next();
  };
  const prefer = (side) => {
    const pair = state.list[state.at];
    if (!pair || !hasName()) return;
    const cell = (row) => Data.meta.cells[row.m].id;
    Labels.prefer(pair.key, { case: Data.meta.cases[pair.c].id, cells: pair.rows.map(cell), preferred: side === 2 ? "tie" : cell(pair.rows[side]), reviewer: Labels.reviewer(), at: new Date().toISOString() });
    next();
  };
  const step = (by) => {
    state.at = Math.max(0, Math.min(state.at + by, state.list.length - 1));
    show();
  };
  /** The next that is not done, else simply the next. */
  const next = () => {
    const left = state.list.findIndex((one, at) => at > state.at && !done(one));
    step(left < 0 ? 1 : left - state.at);
  };
  const progress = () => {
    const count = state.list.filter(done).length;
    ui.bar.max = Math.max(1, state.list.length);
    ui.bar.value = count;
    ui.progress.textContent = state.list.length ? (state.at + 1) + " of " + state.list.length + ", " + count + " done" : "nothing to label here";
    ui.drawn.textContent = state.draw ? "Seed " + state.draw.said.seed + " draws " + state.draw.said.n + " of " + Figures.several(state.draw.said.of, "answer") + "; label all of them, and the run can correct its rate." : ui.drawn.textContent;
    ui.saved.textContent = Labels.served ? Labels.problem || "Each label is saved at once." : "";
    if (state.mode !== "pairs" || count < state.list.length || !count) { ui.tally.textContent = ""; return; }
    const tally = new Map();
    state.list.forEach((pair) => { const one = done(pair).preferred; tally.set(one, (tally.get(one) || 0) + 1); });
    ui.tally.textContent = [...tally].map(([name, times]) => Visible.line(name) + ": " + times).join(", ");
  };
  const verdicts = (names, action, now) => Dom.el("div", { class: "verdicts", role: "group", "aria-label": "What do you say?" },
    names.map(([text, value, key]) => Dom.button([text, " ", Dom.el("kbd", {}, key)], () => action(value), { "aria-pressed": String(now === value) })));
  const one = (row, detail) => {
    const own = Labels.own(row, state.metric);
    const score = Dom.el("input", { type: "number", min: "0", max: "1", step: "any", id: "review-score", value: own && own.score !== undefined ? own.score : "" });
    const comment = Dom.el("textarea", { id: "review-comment", rows: "2", maxlength: "10000" });
    comment.value = own ? own.comment || "" : "";
    const more = async (given) => {
      if (!hasName()) return;
      if (!(Labels.own(row, state.metric) || given.verdict)) { ui.note.textContent = "Good or bad first; then the score or the comment."; return; }
      await Labels.say(row, state.metric, given, ofDraw(row));
      progress();
    };
    score.addEventListener("change", () => {
      const value = Number(score.value);
      if (score.value !== "" && value >= 0 && value <= 1) more({ score: value, verdict: Labels.own(row, state.metric) ? undefined : value >= 0.5 ? "good" : "bad" });
    });
    comment.addEventListener("change", () => more({ comment: comment.value }));
    comment.addEventListener("keydown", (event) => { if (event.key === "Escape") ui.card.focus(); });
    const others = Labels.of(row);
    return [
      Dom.el("header", {}, Dom.el("h2", {}, state.blind ? "Answer " + (state.at + 1) : Visible.line(Data.meta.cases[row.c].id)),
        state.blind ? null : Dom.el("p", {}, States.chip(row.state), " ", Visible.line(Data.meta.cells[row.m].id), Data.meta.samples > 1 ? " #" + row.s : "")),
      question(detail), answer(detail),
      verdicts([["Good", "good", "1"], ["Bad", "bad", "2"]], judge, own && own.verdict),
      Dom.el("p", { class: "more" }, Dom.el("label", { for: "review-score" }, "Score 0 to 1"), score, Dom.el("label", { for: "review-comment" }, "Comment ", Dom.el("kbd", {}, "c")), comment),
      state.blind || !others.length ? null : [Dom.el("h3", {}, "Said of this answer"), Dom.el("ul", { class: "said" }, said(others))],
    ];
  };
  const two = (pair, left, right) => {
    const now = Labels.prefs()[pair.key];
    const at = now ? now.preferred === "tie" ? 2 : pair.rows.findIndex((row) => Data.meta.cells[row.m].id === now.preferred) : -1;
    return [
      Dom.el("header", {}, Dom.el("h2", {}, "Pair " + (state.at + 1))), question(left),
      Dom.el("div", { class: "two" }, [left, right].map((detail, side) => Dom.el("section", { "aria-label": side ? "B" : "A" }, Dom.el("h3", {}, side ? "B" : "A"), answer(detail)))),
      verdicts([["A is better", 0, "1"], ["B is better", 1, "2"], ["Tie", 2, "0"]], prefer, at),
    ];
  };
  const show = async () => {
    const mine = ++ticket;
    const now = state.list[state.at];
    const typing = ui.bars.contains(document.activeElement);
    const nodes = !now ? [Dom.el("p", { class: "sub" }, "Nothing is left to label here.")]
      : state.mode === "pairs" ? two(now, await Data.detail(now.rows[0].i), await Data.detail(now.rows[1].i)) : one(now, await Data.detail(now.i));
    if (mine !== ticket) return;
    ui.note.textContent = "";
    Dom.fill(ui.card, nodes);
    progress();
    if (!typing) ui.card.focus({ preventScroll: true });
  };

  /* Exports. */
  const humanCases = async () => {
    const found = [];
    for (const row of rows()) {
      const own = Labels.own(row, "");
      const detail = own ? await Data.detail(row.i) : null;
      if (!detail || detail.sha || detail.cuts) continue;
      found.push(JSON.stringify({ id: Labels.trial(row), question: detail.input, contexts: detail.contexts, expected: detail.expected, answer: detail.answer || "", label: own.verdict === "good" ? "pass" : "fail", comment: own.comment || undefined }) + "\n");
    }
    keep("human-cases.jsonl", found.join(""));
  };
  const preferences = async () => {
    const found = [];
    const add = async (chosen, rejected, by) => {
      const [good, bad] = [await Data.detail(chosen.i), await Data.detail(rejected.i)];
      found.push(JSON.stringify({ case: Data.meta.cases[chosen.c].id, prompt: good.messages || [{ role: "user", text: good.input }], chosen: good.answer || "", rejected: bad.answer || "", chosenCell: Data.meta.cells[chosen.m].id, rejectedCell: Data.meta.cells[rejected.m].id, by }) + "\n");
    };
    for (const said of Object.values(Labels.prefs())) {
      const c = Data.meta.cases.findIndex((known) => known.id === said.case);
      const find = (id) => c < 0 ? null : Book.cases()[c].find((row) => Data.meta.cells[row.m].id === id);
      const other = said.cells.find((id) => id !== said.preferred);
      if (said.preferred !== "tie" && find(said.preferred) && find(other)) await add(find(said.preferred), find(other), "pair");
    }
    for (const group of Book.cases()) {
      const of = (verdict) => group.find((row) => Book.own(row) && (Labels.own(row, "") || {}).verdict === verdict);
      if (of("good") && of("bad")) await add(of("good"), of("bad"), "labels");
    }
    keep("preferences.jsonl", found.join(""));
  };
  const save = () => Labels.served ? Labels.send().then(progress) : keep("labels.jsonl", Labels.text());

  /* The tab. */
  const field = (id, title, node) => { node.id = "review-" + id; return [Dom.el("label", { for: node.id }, title), node]; };
  const select = (options, value, action) => {
    const node = Dom.el("select", {}, options.map(([id, title]) => Dom.el("option", { value: id }, title)));
    node.value = value;
    node.addEventListener("change", () => { action(node.value); fill(); });
    return node;
  };
  const number = (value, least, action) => {
    const node = Dom.el("input", { type: "number", value, min: least, step: "1" });
    node.addEventListener("change", () => { if (Number.isSafeInteger(Number(node.value)) && node.value !== "") action(Number(node.value)); });
    return node;
  };
  const build = (section, params) => {
    const cells = Data.meta.cells.map((cell, m) => [String(m), Visible.line(cell.id)]).filter(([m]) => !Data.meta.cells[m].revision);
    const metrics = Data.meta.metrics.filter((metric) => metric.kind !== "amount" && metric.name !== "pass-rate").map((metric) => [metric.name, metric.name]);
    [state.left, state.right] = [Number(cells[0][0]), Number((cells[1] || cells[0])[0])];
    if (/^-?\d{1,15}$/.test(params.seed || "")) state.seed = Number(params.seed);
    if (/^\d{1,6}$/.test(params.n || "")) state.n = Number(params.n);
    const blind = Dom.el("input", { type: "checkbox" });
    blind.addEventListener("change", () => { state.blind = blind.checked; state.list = []; fill(); });
    const name = Dom.el("input", { type: "text", autocomplete: "name", maxlength: "200", value: Labels.reviewer() });
    name.addEventListener("change", () => { Labels.name(name.value); fill(); });
    const shown = select([["all", "all answers"], ["unlabelled", "not labelled by me"], ["draw", "the draw"]], state.show, (value) => { state.show = value; if (value === "draw" && !state.draw) draw(); });
    ui = {
      name, show: shown,
      note: Dom.el("p", { class: "hint", role: "status" }), drawn: Dom.el("p", { class: "sub", id: "review-drawn" }), saved: Dom.el("p", { class: "sub" }), tally: Dom.el("p", { class: "sub" }),
      bar: Dom.el("progress", { "aria-label": "labelled" }), progress: Dom.el("span", { class: "sub", id: "review-progress" }),
      card: Dom.el("article", { class: "review-card", tabindex: "-1", "aria-label": "Answer" }),
      pair: Dom.el("span", { class: "row" }, field("left", "Cells", select(cells, String(state.left), (m) => { state.left = Number(m); })), field("right", "and", select(cells, String(state.right), (m) => { state.right = Number(m); }))),
    };
    ui.draws = Dom.el("span", { class: "row" }, field("n", "Label a random", number(state.n, 1, (n) => { state.n = n; })), field("seed", "seed", number(state.seed, -1e15, (seed) => { state.seed = seed; })), Dom.button("Draw", draw));
    ui.bars = Dom.el("div", { class: "review-bars" },
      Dom.el("p", { class: "row" }, field("name", "Your name", name),
        cells.length > 1 ? field("mode", "Label", select([["answers", "answers"], ["pairs", "pairs of two cells"]], state.mode, (mode) => { state.mode = mode; state.at = 0; })) : null,
        metrics.length ? field("metric", "for", select([["", "the whole answer"], ...metrics], state.metric, (metric) => { state.metric = metric; })) : null,
        field("show", "Show", shown), Dom.el("label", { class: "check" }, blind, " Blind: hide prompt, model and scores")),
      Dom.el("p", { class: "row" }, ui.draws, ui.pair),
      Dom.el("p", { class: "row" }, Dom.button(Labels.served ? "Save" : "Save labels", save), Dom.button("Export human-eval cases", humanCases), Dom.button("Export preference pairs", preferences),
        Labels.served ? Dom.button("Done", () => Labels.send().then(() => fetch("done", { method: "POST" })).then(() => Dom.fill(section, Dom.el("p", {}, "Saved. This tab may be closed.")))) : null));
    ui.pair.hidden = true;
    Dom.fill(section, Dom.el("h2", { class: "hidden" }, "Review"), ui.bars, ui.drawn, ui.saved, ui.note, Dom.el("p", { class: "row" }, ui.bar, ui.progress), ui.card, ui.tally);
    if (params.seed && params.n) draw(); else fill();
  };
  Tabs.add({ id: "review", title: "Review", open: async (section, params) => { await Labels.load(); build(section, params); } });
  const at = (row) => () => ui && !state.blind && state.mode === "answers" && state.list[state.at] && row(state.list[state.at]);
  Keys.on("j", "next answer", () => ui && step(1), "review");
  Keys.on("k", "answer before", () => ui && step(-1), "review");
  Keys.on("1", "good, or A", () => ui && judge("good"), "review");
  Keys.on("2", "bad, or B", () => ui && judge("bad"), "review");
  Keys.on("0", "tie", () => ui && state.mode === "pairs" && prefer(2), "review");
  Keys.on("c", "comment", () => { const node = document.getElementById("review-comment"); if (node) node.focus(); }, "review");
  Keys.on("d", "diff", at((row) => Route.go("diff", { case: Data.meta.cases[row.c].id, cell: Data.meta.cells[row.m].id })), "review");
  Keys.on("Enter", "all that is known of the answer", at((row) => Drawer.show(row)), "review");
  Keys.on("1", "good", () => label("good", Drawer.current(), "").then(Drawer.refresh), "drawer");
  Keys.on("2", "bad", () => label("bad", Drawer.current(), "").then(Drawer.refresh), "drawer");
  Drawer.add({ place: "answer", build: (row) => Labels.of(row).length ? Dom.el("ul", { class: "said" }, said(Labels.of(row))) : null });
  return { isOpen: () => ui !== null };
})();
