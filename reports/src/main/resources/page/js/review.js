/** The Review tab: people say what they think of answers, one by one or in pairs, by keyboard. */
const Review = (() => {
  const state = { mode: "answers", blind: false, show: "all", seed: 1, n: 50, metric: "", left: 0, right: 1, draw: null, list: [], at: 0 };
  let ui = null;
  let ticket = 0;
  const rows = () => Data.trials.filter((row) => Book.own(row) && !row.error);
  const scored = () => rows().filter((row) => row.state === "passed" || row.state === "failed");
  const order = (list, salt, key) => list.map((one) => [Sha.hex(salt + key(one)), one]).sort((a, b) => a[0] < b[0] ? -1 : 1).map((pair) => pair[1]);
  const draw = () => {
    const all = scored();
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
  const drawn = (row) => state.draw && state.draw.ids.has(row.i) ? state.draw.said : null;
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
  const { cut, one: part, calls, sent } = Drawer.parts;
  const answer = (detail) => [part({ ...detail, answer: detail.answer || "(empty)" }, "Answer", "answer"), calls(detail)];
  const question = (detail) => [part(detail, "Input", "input"), part(detail, "Expected", "expected")];
  const passages = (detail) => detail.contexts ? Dom.el("details", { class: "fold", open: detail.contexts.join("").length < 4000 },
    Dom.el("summary", {}, Figures.several(detail.contexts.length, "passage") + (cut(detail, "contexts") ? " (of " + cut(detail, "contexts") + ")" : "")),
    detail.contexts.map((one, at) => Drawer.text(one, cut(detail, "contexts." + at)))) : null;
  const judge = async (verdict) => {
    if (state.mode === "pairs") return prefer(verdict === "good" ? 0 : 1);
    const row = state.list[state.at];
    if (row && await People.say(ui, row, state.metric, { verdict })) next();
  };
  const prefer = (side) => {
    const pair = state.list[state.at];
    if (!pair || !People.isNamed(ui)) return;
    const cell = (row) => Data.cell(row).id;
    Labels.prefer(pair.key, { case: Data.case(pair).id, cells: pair.rows.map(cell), preferred: side === 2 ? "tie" : cell(pair.rows[side]), reviewer: Labels.reviewer(), at: new Date().toISOString() });
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
  /** How many are done, and by whom: whoever has no name yet is shown what there is. */
  const counted = () => {
    const mine = state.list.filter(done).length;
    const by = new Map();
    if (state.mode === "answers") {
      state.list.forEach((row) => Labels.of(row).filter((label) => (label.metric || "") === state.metric).forEach((label) => by.set(label.reviewer, (by.get(label.reviewer) || 0) + 1)));
    }
    by.delete(Labels.reviewer());
    const others = [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const told = others.slice(0, 4).map(([name, times]) => Visible.line(name) + " " + times).join(", ") + (others.length > 4 ? " and " + (others.length - 4) + " more" : "");
    if (Labels.reviewer() || state.mode === "pairs") return { mine, text: mine + " done" + (others.length ? " by you; by others: " + told : "") };
    const all = state.list.filter((row) => Labels.of(row).some((label) => (label.metric || "") === state.metric)).length;
    return { mine, all, text: all ? all + " labelled (" + told + ")" : "none labelled" };
  };
  const progress = () => {
    const { mine, all, text } = counted();
    ui.bar.max = Math.max(1, state.list.length);
    ui.bar.value = all || mine;
    ui.progress.textContent = state.list.length ? (state.at + 1) + " of " + state.list.length + ", " + text : "nothing to label here";
    if (document.activeElement !== ui.name) ui.name.value = Labels.reviewer();
    ui.drawn.textContent = state.draw ? "Seed " + state.draw.said.seed + " draws " + state.draw.said.n + " of " + Figures.several(state.draw.said.of, "answer") + "; label all of them, and the run can correct its rate." : ui.drawn.textContent;
    ui.saved.textContent = Labels.served ? Labels.problem || "Each label is saved at once." : "";
    if (state.mode !== "pairs" || mine < state.list.length || !mine) { ui.tally.textContent = ""; return; }
    const tally = new Map();
    state.list.forEach((pair) => { const one = done(pair).preferred; tally.set(one, (tally.get(one) || 0) + 1); });
    ui.tally.textContent = [...tally].map(([name, times]) => Visible.line(name) + ": " + times).join(", ");
  };
  const one = (row, detail) => [
    Dom.el("header", {}, Dom.el("h2", {}, state.blind ? "Answer " + (state.at + 1) : Visible.line(Data.case(row).id)),
      state.blind ? null : Dom.el("p", {}, States.chip(row.state), " ", Visible.line(Data.cell(row).id), Data.meta.samples > 1 ? " #" + row.s : "")),
    question(detail), passages(detail), answer(detail),
    People.form(row, "review", state.metric, { judge, say: (given) => People.say(ui, row, state.metric, given).then(progress) }).nodes,
    /* It tells the prompt, and so the cell. */
    state.blind ? null : sent(detail),
    state.blind || !Labels.of(row).length ? null : [Dom.el("h3", {}, "What people say"), People.said(Labels.of(row))],
  ];
  const two = (pair, left, right) => {
    const now = Labels.prefs()[pair.key];
    const at = now ? now.preferred === "tie" ? 2 : pair.rows.findIndex((row) => Data.cell(row).id === now.preferred) : -1;
    const same = JSON.stringify(left.contexts) === JSON.stringify(right.contexts);
    return [
      Dom.el("header", {}, Dom.el("h2", {}, "Pair " + (state.at + 1))), question(left), same ? passages(left) : null,
      Dom.el("div", { class: "two" }, [left, right].map((detail, side) => Dom.el("section", { "aria-label": side ? "B" : "A" }, Dom.el("h3", {}, side ? "B" : "A"), same ? null : passages(detail), answer(detail)))),
      People.verdicts([["A is better", 0, "1"], ["B is better", 1, "2"], ["Tie", 2, "0"]], prefer, at),
    ];
  };
  const show = async () => {
    const mine = ++ticket;
    const now = state.list[state.at];
    const typing = ui.bars.contains(document.activeElement);
    const nodes = !now ? [Dom.p("sub", "Nothing is left to label here.")]
      : state.mode === "pairs" ? two(now, await Data.detail(now.rows[0].i), await Data.detail(now.rows[1].i)) : one(now, await Data.detail(now.i));
    if (mine !== ticket) return;
    ui.note.textContent = "";
    Dom.fill(ui.card, nodes);
    progress();
    if (!typing) ui.card.focus({ preventScroll: true });
  };

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
    const name = People.name("review-name", fill);
    const shown = select([["all", "all answers"], ["unlabelled", "not labelled by me"], ["draw", "the draw"]], state.show, (value) => { state.show = value; if (value === "draw" && !state.draw) draw(); });
    ui = {
      name: name[1], show: shown,
      note: Dom.el("p", { class: "hint", role: "status" }), drawn: Dom.el("p", { class: "sub", id: "review-drawn" }), saved: Dom.p("sub"), tally: Dom.p("sub"),
      bar: Dom.el("progress", { "aria-label": "labelled" }), progress: Dom.el("span", { class: "sub", id: "review-progress" }),
      card: Dom.el("article", { class: "review-card", tabindex: "-1", "aria-label": "Answer" }),
      pair: Dom.span("row", field("left", "Cells", select(cells, String(state.left), (m) => { state.left = Number(m); })), field("right", "and", select(cells, String(state.right), (m) => { state.right = Number(m); }))),
    };
    ui.draws = Dom.span("row", field("n", "Label a random", number(state.n, 1, (n) => { state.n = n; })), field("seed", "seed", number(state.seed, -1e15, (seed) => { state.seed = seed; })), Dom.button("Draw", draw));
    ui.bars = Dom.el("div", { class: "review-bars" },
      Dom.p("row", name,
        cells.length > 1 ? field("mode", "Label", select([["answers", "answers"], ["pairs", "pairs of two cells"]], state.mode, (mode) => { state.mode = mode; state.at = 0; })) : null,
        metrics.length ? field("metric", "for", select([["", "the whole answer"], ...metrics], state.metric, (metric) => { state.metric = metric; })) : null,
        field("show", "Show", shown), Dom.el("label", { class: "check" }, blind, " Blind: hide prompt, model and scores")),
      Dom.p("row", ui.draws, ui.pair),
      Dom.p("row", Dom.button(Labels.served ? "Save" : "Save labels", () => Labels.save().then(progress)), Dom.button("Export human-eval cases", Exports.humanCases), Dom.button("Export preference pairs", Exports.preferences),
        Labels.served ? Dom.button("Done", () => Labels.send().then(() => fetch("done", { method: "POST" })).then(() => Dom.fill(section, Dom.el("p", {}, "Saved. This tab may be closed.")))) : null));
    ui.pair.hidden = true;
    Dom.fill(section, Dom.el("h2", { class: "hidden" }, "Review"), ui.bars, ui.drawn, ui.saved, ui.note, Dom.p("row", ui.bar, ui.progress), ui.card, ui.tally);
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
  Keys.on("d", "diff", at((row) => Route.go("diff", { case: Data.case(row).id, cell: Data.cell(row).id })), "review");
  Keys.on("Enter", "all that is known of the answer", at((row) => Drawer.show(row)), "review");
  /* What is said in the drawer counts here too. */
  Filters.listen(() => { if (ui) { if (Drawer.isOpen()) show(); else progress(); } });
  return {
    /** The draw that an answer belongs to, or null. */
    drawn,
  };
})();
