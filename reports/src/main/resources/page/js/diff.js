/** What trials were in what the run is held against; unpacked when somebody asks. */
const Past = (() => {
  const key = (i, r) => i + "/" + r;
  const load = async () => {
    const node = document.getElementById("data-before");
    const read = node ? await Data.unpack(node) : { references: [], rows: [], answers: [] };
    return { references: read.references, firsts: read.answers, rows: new Map(read.rows.map((row) => [key(row.i, row.r), row])) };
  };
  const chunks = new Map();
  let index = null;
  const all = () => index || (index = load());
  const answer = async (i) => {
    const at = (await all()).firsts.filter((first) => first <= i).length - 1;
    if (!chunks.has(at)) chunks.set(at, Data.unpack(document.getElementById("before-" + at)));
    return (await chunks.get(at))[i];
  };
  /** A trial as it was: {i, s, state, values, cost, reply}; reply is "same", "other", "unknown" or, where nothing is known to have changed, "quiet". */
  const was = (trial, row) => {
    const values = row ? row.values : {};
    const old = (name, now) => name in values ? values[name] : now;
    const pass = old("pass-rate", null);
    return {
      i: trial.i, s: trial.s, state: pass === null ? trial.state : pass === 1 ? "passed" : pass === 0 ? "failed" : pass, reply: row ? row.reply : "quiet",
      values: Data.meta.metrics.map((metric, at) => old(metric.name, trial.values[at])), cost: old("cost", trial.cost),
    };
  };
  return { all, answer, was, row: (past, i, r) => past.rows.get(key(i, r)) };
})();

/** Two trials side by side: answer, scores, prompt. */
const Beside = (() => {
  const told = (detail) => detail.problem ? "(no reply: " + detail.problem.what + ")"
    : [detail.answer || "", ...(detail.tools || []).map((call) => call.name + " " + (call.arguments || ""))].filter(Boolean).join("\n");
  const asked = (detail) => (detail.messages || []).map((message) => message.role + ":\n" + (message.text || "")).join("\n\n");
  const said = (words, ...more) => [Dom.p("sub", words), more];
  const text = (value) => Dom.el("div", { class: "text", dir: "auto" }, value ? Visible.text(value) : "(empty)");
  const words = (a, b, same) => a === b ? said(same, text(b)) : Words.node(a, b);
  const answer = (reply, a, b) => reply === "unknown" ? said("The old answer is in no recording; this is the present one.", text(b))
    : reply === "quiet" ? said("Nothing is known to have changed in the answer.", text(b)) : words(a, b, "The answer is the same.");

  const scores = (a, b, one, other, names) => {
    const cell = (trial, at, detail) => {
      const score = detail && (detail.scores || []).find((known) => known.metric === Data.meta.metrics[at].name);
      const value = trial.values[at];
      const why = score && (score.reason || score.detail);
      return Dom.el("td", {}, typeof value === "string" ? value : value === null && score ? score.state : Figures.value(Data.meta.metrics[at], value), why ? Dom.span("sub", Visible.line(why)) : null);
    };
    return Dom.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Scores" }, Dom.el("table", {},
      Dom.el("thead", {}, Dom.el("tr", {}, ["Score", ...names].map((name) => Dom.el("th", { scope: "col" }, name)))),
      Dom.el("tbody", {}, Data.meta.metrics.map((metric, at) => Dom.el("tr", {},
        Dom.el("th", { scope: "row" }, Visible.line(metric.name), a.values[at] === b.values[at] ? null : Dom.span("sub", "changed")),
        cell(a, at, one), cell(b, at, other))))));
  };
  const cuts = (detail) => detail && (detail.total || (detail.cuts && detail.cuts.answer));

  /** Nodes; a side with `reply` is how the trial was in a baseline; names are those of both sides. */
  return async (a, b, names) => {
    const now = await Data.detail(b.i), then = a.reply ? null : await Data.detail(a.i);
    const current = b.reply ? b : a;
    const old = current.reply === "other" ? await Past.answer(current.i) : null;
    const one = a.reply ? told(old || now) : told(then), other = b.reply ? told(old || now) : told(now);
    const sent = then && !b.reply ? [asked(then), asked(now)] : null;
    return [
      Dom.el("h4", {}, "Answer"), answer(current.reply, one, other),
      cuts(now) || cuts(then) || cuts(old) ? Dom.p("cut", "Compared as far as the page holds the texts; all of them stand in results.jsonl.") : null,
      Dom.el("h4", {}, "Scores"), scores(a, b, then, b.reply ? null : now, names),
      Dom.el("details", {}, Dom.el("summary", {}, !sent ? "Prompt as sent now; a baseline keeps none" : sent[0] === sent[1] ? "Prompt as sent: the same" : "Prompt as sent: what differs"),
        sent ? words(sent[0], sent[1], "Both were asked the same.") : text(asked(now))),
    ];
  };
})();

/** The Diff tab: two cells, or a cell and what it was. */
const Diff = (() => {
  const OTHER = "same scores, another answer";
  const UNJUDGED = "not judged on both sides";
  /** In the order of the list. */
  const TURNS = { worse: ["bad", "\u25BC"], better: ["good", "\u25B2"], mixed: ["unsure", "\u25C6"], [UNJUDGED]: ["unsure", "?"], [OTHER]: ["", "\u2260"], same: ["", "="] };
  const WORDS = Object.keys(TURNS);
  const HEIGHT = 48;
  const COLUMNS = ["A", "B", "Change", "Cases", "Cases worse", "Cases better"];
  const chip = (turn, count) => Dom.chip(TURNS[turn][0], TURNS[turn][1], (count === undefined ? "" : count + " ") + turn);
  const mean = (list) => {
    const known = list.filter((value) => typeof value === "number");
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  };

  /** Every side that can be chosen: {id, title, m, r}; r is the reference whose trials are no part of the record. */
  const sides = ({ references }) => {
    const cells = Data.meta.cells.map((cell, m) => ({ id: cell.id, title: Visible.line(cell.id), m, r: null, own: !cell.revision }));
    return [...cells, ...references.flatMap((reference, r) => reference.against !== "baseline" ? []
      : cells.filter((side) => side.own && side.id in reference.cells)
        .map((side) => ({ id: "baseline:" + side.id, title: side.title + ", " + reference.name, m: side.m, r, own: false })))];
  };
  /** What a side is held against, else its neighbour. */
  const opposite = (all, { references }, side) => {
    for (const reference of references) {
      const id = (reference.against === "baseline" ? "baseline:" : "") + reference.cells[side.id];
      const found = all.find((one) => one.id === id && one !== side);
      if (found) return found;
    }
    const others = all.filter((one) => one.r === null && one.m !== side.m);
    return others.find((one) => Data.cell(one).model === Data.cell(side).model) || others[0];
  };
  const trials = (side, past) => {
    const cases = new Map();
    const apart = side.r === null ? [] : [...past.references[side.r].added, ...past.references[side.r].changed];
    const left = new Set(apart);
    for (const trial of Data.trials) {
      if (trial.m !== side.m || left.has(Data.case(trial).id)) continue;
      if (!cases.has(trial.c)) cases.set(trial.c, []);
      cases.get(trial.c).push(side.r === null ? trial : Past.was(trial, Past.row(past, trial.i, side.r)));
    }
    return cases;
  };

  /** A side that is how the trial was in a baseline says so itself. */
  const isOther = (a, b) => b && (a.reply || b.reply ? [a.reply, b.reply].includes("other") : a.a !== b.a);

  /** One case on both sides: its means, and which way it went. */
  const compare = (c, a, b) => {
    const pass = (list) => mean(list.map((t) => t.state === "passed" ? 1 : t.state === "failed" ? 0 : null));
    const means = (pick) => [mean(a.map(pick)), mean(b.map(pick))];
    const passed = [pass(a), pass(b)];
    const values = Data.meta.metrics.map((metric, at) => means((t) => t.values[at]));
    const moved = values.map(([from, to], at) => from === null || to === null || Data.meta.metrics[at].kind === "amount" ? 0
      : (to - from) * (Data.meta.metrics[at].direction === "lower" ? -1 : 1));
    const up = moved.some((by) => by > 0), down = moved.some((by) => by < 0);
    const both = passed[0] !== null && passed[1] !== null;
    const turn = both && passed[0] !== passed[1] ? (passed[1] < passed[0] ? "worse" : "better")
      : (passed[0] === null) !== (passed[1] === null) ? UNJUDGED : up && down ? "mixed" : down ? "worse" : up ? "better"
      : [...a, ...b].some((t) => t.state === "unscored") ? UNJUDGED : a.some((t) => isOther(t, b.find((one) => one.s === t.s))) ? OTHER : "same";
    const drop = (both ? 1000 * (passed[0] - passed[1]) : 0) - moved.reduce((sum, by) => sum + by, 0);
    return { c, a, b, passed, values, moved, turn, size: turn === "better" ? -drop : drop, cost: means((t) => t.cost) };
  };

  const figures = (pairs) => {
    const row = (name, pick, lower, text, change) => {
      const all = pairs.map(pick), count = (list) => list.filter((value) => value !== null).length;
      const both = all.filter(([from, to]) => from !== null && to !== null), sides = [0, 1].map((side) => count(all.map((pair) => pair[side])));
      if (!both.length) return null;
      const from = mean(both.map((pair) => pair[0])), to = mean(both.map((pair) => pair[1]));
      const by = to - from, good = by > 0 !== lower;
      const turned = (up) => String(both.filter((pair) => up === lower ? pair[1] < pair[0] : pair[1] > pair[0]).length);
      return Dom.el("tr", {}, Dom.el("th", { scope: "row" }, name), [text(from, by), text(to, by),
        [(by > 0 ? "+" : by < 0 ? "\u2212" : "\u00B1") + change(Math.abs(by)), by ? [" ", Dom.el("span", { class: good ? "better" : "worse" }, good ? "better" : "worse")] : null],
        [both.length, sides[0] + sides[1] > 2 * both.length ? Dom.span("sub", "scored: A " + sides[0] + ", B " + sides[1]) : null],
        turned(false), turned(true)].map((cell, i) => Dom.el("td", { class: "number", "data-name": COLUMNS[i] }, cell)));
    };
    const money = (value, by) => Figures.usd(value * 1000, by && by * 1000);
    return Dom.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Figures of both sides" }, Dom.el("table", { class: "figures" },
      Dom.el("thead", {}, Dom.el("tr", {}, Dom.el("th", { scope: "col" }, "Mean over cases scored on both sides"),
        COLUMNS.map((name) => Dom.el("th", { scope: "col", class: "number" }, name)))),
      Dom.el("tbody", {},
        [[{ name: "pass rate", kind: "binary" }, (pair) => pair.passed], ...Data.meta.metrics.map((metric, at) => [metric, (pair) => pair.values[at]])]
          .map(([metric, pick]) => row(Visible.line(metric.name), pick, metric.direction === "lower", (value) => Figures.mean(metric, value), (by) => Figures.apart(metric, by))),
        row("cost per 1,000", (pair) => pair.cost, true, money, money))));
  };
  /** What the gate found of changes in B, in its own words: against A first, and what is against another told as such. */
  const rules = (a, b, past) => {
    const cell = Data.cell(b);
    const ofA = a.r === null ? ["cell " + Visible.line(a.id), ...past.references.filter((one) => one.against !== "baseline" && one.cells[b.id] === a.id).map((one) => Visible.line(one.name))]
      : a.m === b.m ? [Visible.line(past.references[a.r].name)] : [];
    const list = (title, isShown) => {
      const found = Data.meta.rules.filter((rule) => [cell.id, cell.prompt, cell.model, "run"].includes(rule.unit) && / (drop|rise) \u2264/.test(rule.text) && isShown(ofA.includes(rule.against)));
      return found.length ? [Dom.p("sub", title), Dom.el("ul", { class: "plain" }, found.map((rule) => Dom.el("li", {}, Dom.chip(rule.tone, rule.sign, rule.state), " ", rule.text, rule.against ? " against " + rule.against : "", " in ", rule.unit,
        rule.observed && rule.observed !== "-" ? ": " + rule.observed + " to the worse" : "")))] : [];
    };
    return [list("Rules that hold B against A", (isOf) => isOf), list("Rules that hold B against something other than A", (isOf) => !isOf)];
  };

  const detail = async (pair, names) => {
    const parts = [];
    for (const s of [...new Set([...pair.a, ...pair.b].map((t) => t.s))].sort((x, y) => x - y)) {
      const a = pair.a.find((t) => t.s === s), b = pair.b.find((t) => t.s === s);
      parts.push(Dom.el("h3", {}, Data.meta.samples > 1 ? "Sample " + s + ": " : "", "A ", a ? States.chip(a.state) : "none", " \u2192 B ", b ? States.chip(b.state) : "none"),
        a && b ? await Beside(a, b, names) : null);
    }
    return [Dom.el("h2", {}, Dom.el("bdi", {}, Visible.line(Data.case(pair).id)), " ", chip(pair.turn)),
      Dom.p("sub", Visible.line(Data.case(pair).where)), parts,
      Dom.el("p", {}, Dom.el("a", { href: Route.to("cases", { case: Data.case(pair).id }) }, "All of this case"))];
  };
  const move = (pair) => {
    const told = (name, text, [from, to]) => name + text(from) + " \u2192 " + text(to);
    if (pair.passed[0] !== null && pair.passed[1] !== null && pair.passed[0] !== pair.passed[1]) return told("", Figures.share, pair.passed);
    const at = pair.moved.findIndex((by) => by !== 0);
    return at < 0 ? "" : told(Data.meta.metrics[at].name + " ", (value) => Figures.mean(Data.meta.metrics[at], value), pair.values[at]);
  };

  /** A list that holds nodes for what is in sight alone. */
  const list = (pairs, choose) => {
    const rows = Dom.el("div", {});
    const box = Dom.el("div", { class: "picks", role: "listbox", tabindex: "0", "aria-label": "Cases, worse before better, the furthest first" }, rows);
    let at = -1;
    const space = (count) => Dom.svg("svg", { width: 1, height: count * HEIGHT, "aria-hidden": "true" });
    const draw = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / HEIGHT) - 5);
      const last = Math.min(pairs.length, first + Math.ceil((box.clientHeight || 600) / HEIGHT) + 10);
      Dom.fill(rows, space(first), pairs.slice(first, last).map((pair, j) => {
        const option = Dom.el("div", { class: "pick", role: "option", id: "diff-" + (first + j), "aria-selected": String(first + j === at), "aria-setsize": pairs.length, "aria-posinset": first + j + 1 },
          Dom.el("bdi", {}, Visible.line(Data.case(pair).id)), chip(pair.turn), Dom.span("sub", Visible.line(move(pair))));
        option.addEventListener("click", () => go(first + j));
        return option;
      }), space(pairs.length - last));
      if (at >= first && at < last) box.setAttribute("aria-activedescendant", "diff-" + at);
    };
    const go = (index) => {
      at = Math.max(0, Math.min(pairs.length - 1, index));
      box.scrollTop = Math.min(at * HEIGHT, Math.max(box.scrollTop, (at + 1) * HEIGHT - box.clientHeight));
      draw();
      choose(pairs[at]);
    };
    box.addEventListener("scroll", draw, { passive: true });
    return { box, go, next: (by) => go(at + by) };
  };

  let section = null;
  let shown = null;
  let ticket = 0;
  const select = (label, all, chosen, change) => {
    const id = "diff-" + label;
    const node = Dom.el("select", { id }, all.map((side) => Dom.el("option", { value: side.id, selected: side === chosen }, side.title)));
    node.addEventListener("change", () => change(node.value));
    return Dom.el("span", {}, Dom.el("label", { for: id }, label), node);
  };
  const notes = (a, b, past) => {
    const reference = a.r !== null ? past.references[a.r] : past.references.find((one) => one.against !== "baseline" && one.cells[b.id] === a.id);
    const apart = (ids, word) => ids.length ? [ids.length + " " + word + " (" + Visible.line(ids.slice(0, 3).join(", ")) + (ids.length > 3 ? ", \u2026" : "") + ")"] : [];
    const left = reference ? [...apart(reference.added, "new"), ...apart(reference.removed, "gone"), ...apart(reference.changed, "edited")] : [];
    return [...(left.length ? ["Cases that are not compared: " + left.join(", ") + "."] : []),
      ...(reference ? reference.notes.map((note) => Visible.line(note) + ".") : []),
      ...(a.r !== null && reference.replies.unknown ? [Figures.several(reference.replies.unknown, "old answer") + " in no recording."] : []), ...Data.meta.notes];
  };

  const show = async (params) => {
    const mine = ++ticket;
    const past = await Past.all();
    if (mine !== ticket) return;
    const all = sides(past);
    const turned = Data.trials.find((trial) => trial.flags.regressed);
    for (const id of [params.a, params.b]) {
      if (id && !all.some((side) => side.id === id)) Live.lost("There is no " + Visible.quoted(id) + " to compare on this page; this is what can be compared.");
    }
    const b = all.find((side) => side.id === params.b) || all.find((side) => side.own && (!turned || side.m === turned.m));
    const a = all.find((side) => side.id === params.a) || (b && opposite(all, past, b));
    if (!a) {
      Dom.fill(section, Dom.el("p", {}, "There is one cell and nothing to hold it against. Run a second prompt or model, accept a baseline, or give a rule against: git:main."));
      return;
    }
    const before = trials(a, past), now = trials(b, past);
    const pairs = [...before.keys()].filter((c) => now.has(c)).map((c) => compare(c, before.get(c), now.get(c)));
    pairs.sort((x, y) => WORDS.indexOf(x.turn) - WORDS.indexOf(y.turn) || y.size - x.size || x.c - y.c);
    const view = Dom.el("article", { class: "case" });
    const cases = list(pairs, async (pair) => {
      const at = ++ticket;
      Route.set({ a: a.id, b: b.id, case: Data.case(pair).id });
      Live.say(Visible.line(Data.case(pair).id) + ": " + pair.turn);
      const nodes = await detail(pair, ["A: " + a.title, "B: " + b.title]);
      if (at === ticket) Dom.fill(view, nodes);
    });
    shown = { a, b, cases, pairs };
    Dom.fill(section,
      Dom.el("h2", { class: "hidden" }, "Diff"),
      Dom.el("div", { class: "sides" },
        select("A", all, a, (id) => Route.go("diff", { a: id, b: b.id })), select("B", all, b, (id) => Route.go("diff", { a: a.id, b: id })),
        Dom.button("Swap", () => Route.go("diff", { a: b.id, b: a.id }))),
      Dom.p("totals", WORDS.map((turn) => [turn, pairs.filter((pair) => pair.turn === turn).length]).filter(([, count]) => count)
        .map(([turn, count]) => [chip(turn, count), " "]), Dom.span("sub", Figures.several(pairs.length, "case") + " on both sides, from A to B")),
      notes(a, b, past).map((note) => Dom.p("notice", note)),
      rules(a, b, past), figures(pairs), Dom.el("div", { class: "panes" }, cases.box, view));
    const wanted = pairs.findIndex((pair) => Data.case(pair).id === params.case);
    if (params.case && wanted < 0) Live.lost("The case " + Visible.quoted(params.case) + " does not stand on both sides.");
    if (pairs.length) cases.go(wanted);
    else Dom.fill(view, Dom.el("p", {}, "No case stands on both sides."));
  };
  const change = (params) => {
    const at = shown && shown.a.id === params.a && shown.b.id === params.b ? shown.pairs.findIndex((pair) => Data.case(pair).id === params.case) : -1;
    if (at >= 0) shown.cases.go(at); else show(params);
  };
  const step = (by) => () => { if (shown && shown.pairs.length) shown.cases.next(by); };
  Keys.on("j ArrowDown", "next case", step(1), "diff");
  Keys.on("k ArrowUp", "case before", step(-1), "diff");
  Tabs.add({ id: "diff", title: "Diff", open: (node, params) => { section = node; show(params); }, change });

  /** A trial before and now, for the drawer: a node that fills itself, and stays empty where nothing is known. */
  const before = (trial) => {
    const node = Dom.el("section", { class: "before" });
    Past.all().then(async (past) => {
      for (const [r, reference] of past.references.entries()) {
        const row = Past.row(past, trial.i, r);
        const m = Data.meta.cells.findIndex((cell) => cell.id === reference.cells[Data.cell(trial).id]);
        const old = reference.against === "baseline" ? row && Past.was(trial, row)
          : m !== trial.m && Data.trials.find((one) => one.m === m && one.c === trial.c && one.s === trial.s);
        if (old) {
          node.append(Dom.el("h3", {}, "In " + Visible.line(reference.name) + " ", States.chip(old.state), " \u2192 now ", States.chip(trial.state)));
          Dom.fill(node, ...node.childNodes, await Beside(old, trial, [Visible.line(reference.name), "now, " + Visible.line(Data.cell(trial).id)]));
        }
      }
    });
    return node;
  };
  Drawer.add({ place: "answer", build: before });
  Keys.on("d", "what differs", () => {
    const { m, c } = Drawer.current();
    Drawer.hide();
    Route.go("diff", { b: Data.meta.cells[m].id, case: Data.meta.cases[c].id });
  }, "drawer");
  return { before };
})();
