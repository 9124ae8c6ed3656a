/** What trials were in what the run is held against; unpacked when somebody asks. */
const Past = (() => {
  const ROWS = { references: [], rows: new Map(), firsts: [] };
  let index = null;
  const chunks = new Map();
  const key = (i, r) => i + "/" + r;
  const load = async () => {
    const node = document.getElementById("data-before");
    if (!node) return ROWS;
    const read = await Data.unpack(node);
    const rows = new Map();
    for (const row of read.rows) rows.set(key(row.i, row.r), row);
    return { references: read.references, rows, firsts: read.answers };
  };
  const all = () => { if (!index) index = load(); return index; };
  return {
    all,
    /** {reply: "same" | "other" | "unknown", values} where trial i is known to have changed since reference r, else undefined. */
    row: async (i, r) => (await all()).rows.get(key(i, r)),
    /** {answer, total, tools} of trial i. */
    answer: async (i) => {
      const { firsts } = await all();
      let at = firsts.length - 1;
      while (at > 0 && firsts[at] > i) at--;
      if (!chunks.has(at)) chunks.set(at, Data.unpack(document.getElementById("before-" + at)));
      return (await chunks.get(at))[i] || null;
    },
  };
})();

/** The Diff tab: two cells, or a cell and what it was, side by side; and the drawer's before and now. */
const Diff = (() => {
  const LOWER = (m) => m.direction === "lower";
  const AMOUNT = (m) => m.kind === "amount";
  const PASS = "pass-rate";
  const num = (v) => v === null || v === undefined ? "\u2013" : typeof v === "string" ? v : String(Math.round(v * 1000) / 1000);
  const percent = (v) => v === null ? "\u2013" : (Math.round(v * 1000) / 10) + " %";
  const points = (v) => (Math.round(v * 1000) / 10) + " pp";
  const signed = (v, text) => (v > 0 ? "+" : v < 0 ? "\u2212" : "\u00B1") + text(Math.abs(v));
  const mean = (list) => list.length ? list.reduce((sum, v) => sum + v, 0) / list.length : null;
  const known = (list) => list.filter((v) => typeof v === "number");
  const stateWord = { passed: ["good", "\u2713"], failed: ["bad", "\u2717"], unscored: ["unsure", "?"], "not applicable": ["", "\u2013"] };
  const chip = (state) => Dom.chip((stateWord[state] || ["", "?"])[0], (stateWord[state] || ["", "?"])[1], state);

  /** A trial as one side has it: {i, state, values, row} where row tells how it was, in a baseline. */
  const was = (trial, row) => {
    const pass = row && PASS in row.values ? row.values[PASS] : null;
    const state = pass === null ? trial.state : pass === 1 ? "passed" : pass === 0 ? "failed" : pass;
    return {
      i: trial.i, s: trial.s, state, row: row || { reply: "quiet", values: {} },
      values: Data.meta.metrics.map((m, at) => row && m.name in row.values ? row.values[m.name] : trial.values[at]),
      cost: row && "cost" in row.values ? row.values.cost : trial.cost,
    };
  };

  /** Every side that can be chosen: {id, title, cell, reference}. */
  const sides = (references) => {
    const cells = Data.meta.cells.map((cell, m) => ({ id: cell.id, title: Visible.line(cell.id), cell: m, reference: null }));
    const own = cells.filter((side) => !Data.meta.cells[side.cell].revision);
    const past = references.flatMap((reference, r) => reference.against !== "baseline" ? [] : own
      .filter((side) => reference.cells[side.id] !== undefined)
      .map((side) => ({ id: "baseline:" + side.id, title: Visible.line(side.id) + ", " + Visible.line(reference.name), cell: side.cell, reference: r })));
    return [...cells, ...past];
  };
  /** What a cell is held against, or its neighbour. */
  const opposite = (all, references, side) => {
    for (const reference of references) {
      const id = reference.cells[side.id];
      const found = id === undefined ? null
        : reference.against === "baseline" ? all.find((one) => one.id === "baseline:" + side.id)
        : all.find((one) => one.id === id && id !== side.id);
      if (found) return found;
    }
    const cell = Data.meta.cells[side.cell];
    const others = all.filter((one) => one.reference === null && one.cell !== side.cell);
    return others.find((one) => Data.meta.cells[one.cell].model === cell.model) || others[0] || null;
  };

  /** Trials of a side by case. */
  const trials = (side, past) => {
    const cases = new Map();
    const apart = side.reference === null ? null : new Set([...past.references[side.reference].added, ...past.references[side.reference].changed]);
    for (const trial of Data.trials) {
      if (trial.m !== side.cell || (apart && apart.has(Data.meta.cases[trial.c].id))) continue;
      if (!cases.has(trial.c)) cases.set(trial.c, []);
      cases.get(trial.c).push(side.reference === null ? { ...trial, row: null } : was(trial, past.rows.get(trial.i + "/" + side.reference)));
    }
    return cases;
  };

  const passOf = (list) => mean(list.filter((t) => t.state === "passed" || t.state === "failed").map((t) => t.state === "passed" ? 1 : 0));
  /** One case on both sides: what moved, and which way. */
  const compare = (c, a, b) => {
    const passA = passOf(a), passB = passOf(b);
    const moves = Data.meta.metrics.map((metric, at) => {
      const from = mean(known(a.map((t) => t.values[at]))), to = mean(known(b.map((t) => t.values[at])));
      const by = from === null || to === null ? null : (to - from) * (LOWER(metric) ? -1 : 1);
      return { metric, from, to, by };
    });
    const quality = moves.filter((m) => !AMOUNT(m.metric) && m.by);
    const better = quality.filter((m) => m.by > 0).length, worse = quality.length - better;
    const open = (list) => list.some((t) => t.state === "unscored");
    const turn = passA !== null && passB !== null && passA !== passB ? (passB < passA ? "worse" : "better")
      : (passA === null) !== (passB === null) || (open(a) || open(b)) && !quality.length ? "not judged on both sides"
      : worse && better ? "mixed" : worse ? "worse" : better ? "better" : "same";
    const drop = (passA !== null && passB !== null ? passA - passB : 0) * 1000 - quality.reduce((sum, m) => sum + m.by, 0);
    return { c, a, b, passA, passB, moves, turn, drop };
  };
  const TURNS = [["worse", "bad", "\u25BC"], ["mixed", "unsure", "\u25C6"], ["not judged on both sides", "unsure", "?"], ["better", "good", "\u25B2"], ["same", "", "="]];
  const rank = (one) => TURNS.findIndex(([word]) => word === one.turn);
  const turnChip = (turn) => { const [word, tone, sign] = TURNS.find(([name]) => name === turn); return Dom.chip(tone, sign, word); };

  const figures = (pairs) => {
    const row = (name, from, to, lower, text, moved, change = text) => {
      const by = from === null || to === null ? null : to - from;
      const good = by === null || by === 0 ? null : (by > 0) !== lower;
      return Dom.el("tr", {}, Dom.el("th", { scope: "row" }, name),
        Dom.el("td", { class: "number" }, text(from)), Dom.el("td", { class: "number" }, text(to)),
        Dom.el("td", { class: "number" }, by === null ? "\u2013" : [signed(by, change), good === null ? null : [" ", Dom.el("span", { class: good ? "better" : "worse" }, good ? "better" : "worse")]]),
        Dom.el("td", { class: "number" }, String(moved.filter((v) => v < 0).length)), Dom.el("td", { class: "number" }, String(moved.filter((v) => v > 0).length)));
    };
    const both = (pick) => pairs.map(pick).filter(([x, y]) => x !== null && y !== null);
    const pass = both((p) => [p.passA, p.passB]);
    const rows = pass.length ? [row("pass rate", mean(pass.map((p) => p[0])), mean(pass.map((p) => p[1])), false, percent, pass.map((p) => p[1] - p[0]), points)] : [];
    Data.meta.metrics.forEach((metric, at) => {
      const values = both((p) => [p.moves[at].from, p.moves[at].to]);
      const sign = LOWER(metric) ? -1 : 1;
      if (values.length) rows.push(row(Visible.line(metric.name), mean(values.map((v) => v[0])), mean(values.map((v) => v[1])), LOWER(metric), num, values.map((v) => sign * (v[1] - v[0]))));
    });
    const cost = both((p) => [mean(known(p.a.map((t) => t.cost))), mean(known(p.b.map((t) => t.cost)))]);
    const dollars = (v) => v === null ? "\u2013" : "$" + Number((v * 1000).toPrecision(3));
    if (cost.length) rows.push(row("cost per 1,000", mean(cost.map((v) => v[0])), mean(cost.map((v) => v[1])), true, dollars, cost.map((v) => v[0] - v[1])));
    return Dom.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Figures of both sides" }, Dom.el("table", {},
      Dom.el("thead", {}, Dom.el("tr", {}, Dom.el("th", { scope: "col" }, "Mean over cases on both sides"),
        ["A", "B", "Change", "Cases worse", "Cases better"].map((name) => Dom.el("th", { scope: "col", class: "number" }, name)))),
      Dom.el("tbody", {}, rows)));
  };

  /** The gate's own words on changes of this cell. */
  const rules = (b) => {
    const cell = Data.meta.cells[b.cell];
    const found = Data.meta.rules.filter((rule) => [cell.id, cell.prompt, cell.model, "run"].includes(rule.unit) && / (drop|rise) \u2264/.test(rule.text));
    return found.length ? Dom.el("ul", { class: "plain" }, found.map((rule) => Dom.el("li", {},
      Dom.chip(rule.tone, rule.sign, rule.state), " ", rule.text, " in ", Visible.line(rule.unit), rule.observed ? ": changed for the worse by " + rule.observed : ""))) : null;
  };

  const reasons = (detail) => new Map((detail && detail.scores || []).map((score) => [score.metric, score.reason || score.detail || ""]));
  const scores = (one, detailA, detailB) => {
    const a = reasons(detailA), b = reasons(detailB);
    const why = (text) => text ? Dom.el("span", { class: "sub" }, Visible.line(text)) : null;
    return Dom.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Scores" }, Dom.el("table", {},
      Dom.el("thead", {}, Dom.el("tr", {}, ["Score", "A", "B"].map((name) => Dom.el("th", { scope: "col" }, name)))),
      Dom.el("tbody", {}, Data.meta.metrics.map((metric, at) => {
        const from = one.a ? one.a.values[at] : null, to = one.b ? one.b.values[at] : null;
        if (from === null && to === null && !a.get(metric.name) && !b.get(metric.name)) return null;
        return Dom.el("tr", {}, Dom.el("th", { scope: "row" }, Visible.line(metric.name), from !== to ? Dom.el("span", { class: "sub" }, "changed") : null),
          Dom.el("td", {}, num(from), why(a.get(metric.name))), Dom.el("td", {}, num(to), why(b.get(metric.name))));
      }))));
  };

  const told = (detail) => detail.kind === "failed" ? "(no reply: " + (detail.problem ? detail.problem.what : "") + ")"
    : (detail.answer || "") + (detail.tools || []).map((call) => "\n" + call.name + " " + call.arguments).join("");
  const asked = (detail) => (detail.messages || []).map((message) => message.role + ":\n" + message.text).join("\n\n");
  const text = (value) => Dom.el("div", { class: "text" }, value ? Visible.text(value) : Dom.el("em", {}, "empty"));
  const folded = (title, ...inner) => Dom.el("details", {}, Dom.el("summary", {}, title), inner);

  /** An old answer beside the present one. */
  const answers = (reply, old, now) => {
    if (reply === "other") return old === now ? [Dom.el("p", { class: "sub" }, "The answer is the same word for word."), text(now)] : Words.node(old, now);
    if (reply === "unknown") return [Dom.el("p", { class: "sub" }, "The old answer is not in the recordings. This is the present one."), text(now)];
    return [Dom.el("p", { class: "sub" }, reply === "same" ? "The answer is the same." : "Nothing is known to have changed in the answer."), text(now)];
  };
  const cut = (...details) => details.some((detail) => detail && ((detail.cuts && detail.cuts.answer) || detail.total))
    ? Dom.el("p", { class: "cut" }, "Compared as far as the page holds the texts; all of them stand in results.jsonl.") : null;

  const sample = async (one) => {
    const nodes = [];
    const detailB = one.b ? await Data.detail(one.b.i) : null;
    const ofPast = (side) => side && side.row !== null;
    const detailA = one.a && !ofPast(one.a) ? await Data.detail(one.a.i) : null;
    const sideText = async (side, detail) => {
      if (!ofPast(side)) return { reply: "other", text: told(detail), detail };
      const found = side.row.reply === "other" ? await Past.answer(side.i) : null;
      const now = await Data.detail(side.i);
      return { reply: side.row.reply, text: found ? told({ kind: "answered", ...found }) : told(now), detail: found };
    };
    if (one.a && one.b) {
      const a = await sideText(one.a, detailA), b = await sideText(one.b, detailB);
      const reply = a.reply === "other" && b.reply === "other" ? "other" : a.reply !== "other" ? a.reply : b.reply;
      nodes.push(Dom.el("h4", {}, "Answer"), answers(reply, a.text, b.text), cut(a.detail, b.detail));
      nodes.push(Dom.el("h4", {}, "Scores"), scores(one, ofPast(one.a) ? null : detailA, ofPast(one.b) ? null : detailB));
      if (!ofPast(one.a) && !ofPast(one.b)) {
        const before = asked(detailA), after = asked(detailB);
        nodes.push(folded(before === after ? "Prompt as sent: the same" : "Prompt as sent: what differs", before === after ? text(after) : Words.node(before, after)));
      } else {
        nodes.push(folded("Prompt as sent now (a baseline keeps no prompts)", text(asked(await Data.detail(one.b.i)))));
      }
    } else {
      nodes.push(Dom.el("p", { class: "sub" }, "This sample stands on one side only."), text(told(await Data.detail((one.a || one.b).i))));
    }
    return nodes;
  };

  const caseView = async (pair, node) => {
    const ref = Data.meta.cases[pair.c];
    const numbers = [...new Set([...pair.a, ...pair.b].map((t) => t.s))].sort((x, y) => x - y);
    const parts = [];
    for (const s of numbers) {
      const a = pair.a.find((t) => t.s === s), b = pair.b.find((t) => t.s === s);
      parts.push(Dom.el("section", { class: "sample" },
        Dom.el("h3", {}, numbers.length > 1 ? "Sample " + s + ": " : "", "A ", a ? chip(a.state) : "none", " \u2192 B ", b ? chip(b.state) : "none"),
        await sample({ a, b })));
    }
    Dom.fill(node, Dom.el("h2", {}, Visible.line(ref.id), " ", turnChip(pair.turn)),
      Dom.el("p", { class: "sub" }, Visible.line(ref.where)), parts,
      Dom.el("p", {}, Dom.el("a", { href: Route.to("cases", { case: ref.id }) }, "All of this case")));
  };

  /** A list that shows only what is in sight. */
  const list = (pairs, choose) => {
    const HEIGHT = 34;
    const rows = Dom.el("div", { class: "rows" });
    const box = Dom.el("div", { class: "window", role: "listbox", tabindex: "0", "aria-label": "Cases, worst first" }, rows);
    let at = -1;
    const draw = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / HEIGHT) - 5);
      const last = Math.min(pairs.length, first + Math.ceil((box.clientHeight || 400) / HEIGHT) + 10);
      const spacer = (count) => Dom.svg("svg", { width: 1, height: Math.max(0, count) * HEIGHT, "aria-hidden": "true", class: "space" });
      Dom.fill(rows, spacer(first), pairs.slice(first, last).map((pair, j) => {
        const index = first + j;
        const move = pair.passA !== null && pair.passB !== null && pair.passA !== pair.passB
          ? percent(pair.passA) + " \u2192 " + percent(pair.passB)
          : pair.moves.filter((m) => m.by && !AMOUNT(m.metric)).slice(0, 1).map((m) => m.metric.name + " " + num(m.from) + " \u2192 " + num(m.to)).join("");
        const option = Dom.el("div", { class: "row", role: "option", id: "diff-" + index, "aria-selected": index === at ? "true" : "false", "aria-setsize": pairs.length, "aria-posinset": index + 1 },
          Dom.el("span", { class: "name" }, Visible.line(Data.meta.cases[pair.c].id)), " ", turnChip(pair.turn), " ", Dom.el("span", { class: "sub" }, Visible.line(move)));
        option.addEventListener("click", () => go(index));
        return option;
      }), spacer(pairs.length - last));
      if (at >= 0) box.setAttribute("aria-activedescendant", "diff-" + at);
    };
    const go = (index) => {
      if (!pairs.length) return;
      at = Math.max(0, Math.min(pairs.length - 1, index));
      if (at * HEIGHT < box.scrollTop) box.scrollTop = at * HEIGHT;
      if ((at + 1) * HEIGHT > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * HEIGHT - box.clientHeight;
      draw();
      choose(pairs[at]);
    };
    box.addEventListener("scroll", draw);
    return { box, draw, go, next: (by) => go(at + by) };
  };

  let section = null;
  let shown = null;
  let turn = 0;
  const select = (label, all, chosen, change) => {
    const id = "diff-" + label.toLowerCase();
    const node = Dom.el("select", { id }, all.map((side) => Dom.el("option", { value: side.id, selected: side === chosen }, side.title)));
    node.addEventListener("change", () => change(node.value));
    return Dom.el("p", { class: "side" }, Dom.el("label", { for: id }, label), " ", node);
  };

  const show = async (params) => {
    const mine = ++turn;
    const past = await Past.all();
    const all = sides(past.references);
    if (mine !== turn) return;
    const own = all.filter((side) => side.reference === null && !Data.meta.cells[side.cell].revision);
    const regressed = Data.trials.find((trial) => trial.flags.regressed);
    const b = all.find((side) => side.id === params.b) || (regressed && all.find((side) => side.reference === null && side.cell === regressed.m)) || own[0];
    const a = all.find((side) => side.id === params.a) || (b && opposite(all, past.references, b));
    if (!a || !b) {
      Dom.fill(section, Dom.el("h2", {}, "Diff"), Dom.el("p", {}, "There is one cell and nothing to hold it against: run a second prompt or model, accept a baseline, or give a rule against: git:main."));
      return;
    }
    const sideA = trials(a, past), sideB = trials(b, past);
    const pairs = [...sideA.keys()].filter((c) => sideB.has(c)).map((c) => compare(c, sideA.get(c), sideB.get(c)));
    pairs.sort((x, y) => rank(x) - rank(y) || y.drop - x.drop || x.c - y.c);
    const count = (word) => pairs.filter((pair) => pair.turn === word).length;
    const view = Dom.el("article", { class: "case", "aria-live": "off" });
    const here = (more) => ({ a: a.id, b: b.id, ...more });
    const cases = list(pairs, (pair) => {
      const at = ++turn;
      const fresh = Dom.el("article", { class: "case" });
      Route.set(here({ case: Data.meta.cases[pair.c].id }));
      caseView(pair, fresh).then(() => { if (at === turn) Dom.fill(view, ...fresh.childNodes); });
      Live.say(Visible.line(Data.meta.cases[pair.c].id) + ": " + pair.turn);
    });
    const reference = a.reference !== null ? past.references[a.reference]
      : past.references.find((one) => one.cells[b.id] === a.id && one.against !== "baseline");
    const apart = reference ? [
      reference.added.length ? reference.added.length + " new" : "", reference.removed.length ? reference.removed.length + " gone" : "",
      reference.changed.length ? reference.changed.length + " edited" : ""].filter(Boolean).join(", ") : "";
    const notes = [
      apart ? "Not compared: " + apart + " " + (reference.added.length + reference.removed.length + reference.changed.length === 1 ? "case." : "cases.") : "",
      ...(reference ? reference.notes.map((note) => Visible.line(note) + ".") : []),
      a.reference !== null && reference.replies.unknown ? reference.replies.unknown + " old answers are not in the recordings." : "",
      ...Data.meta.notes].filter(Boolean);
    const go = (next) => Route.go("diff", next);
    shown = { a, b, cases, pairs };
    Dom.fill(section,
      Dom.el("h2", { class: "hidden" }, "Diff"),
      Dom.el("div", { class: "sides" },
        select("A", all, a, (id) => go({ a: id, b: b.id })), select("B", all, b, (id) => go({ a: a.id, b: id })),
        Dom.button("Swap", () => go({ a: b.id, b: a.id }))),
      Dom.el("p", { class: "totals" }, TURNS.filter(([word]) => count(word)).map(([word, tone, sign]) => [Dom.chip(tone, sign, count(word) + " " + word), " "]), Dom.el("span", { class: "sub" }, pairs.length + (pairs.length === 1 ? " case" : " cases") + " on both sides, from A to B")),
      notes.map((note) => Dom.el("p", { class: "notice" }, note)),
      rules(b), figures(pairs),
      Dom.el("div", { class: "panes" }, cases.box, view));
    cases.draw();
    const asked = pairs.findIndex((pair) => Data.meta.cases[pair.c].id === params.case);
    if (pairs.length) cases.go(Math.max(0, asked));
    else Dom.fill(view, Dom.el("p", {}, "No case stands on both sides."));
  };

  const change = (params) => {
    if (shown && shown.a.id === params.a && shown.b.id === params.b && params.case) {
      shown.cases.go(shown.pairs.findIndex((pair) => Data.meta.cases[pair.c].id === params.case));
    } else {
      show(params);
    }
  };
  Keys.on("j", "next case", () => shown && shown.cases.next(1), "diff");
  Keys.on("ArrowDown", "next case", () => shown && shown.cases.next(1), "diff");
  Keys.on("k", "case before", () => shown && shown.cases.next(-1), "diff");
  Keys.on("ArrowUp", "case before", () => shown && shown.cases.next(-1), "diff");
  Tabs.add({ id: "diff", title: "Diff", open: (node, params) => { section = node; show(params); }, change });

  /** The trial that another reference than a baseline holds in the run itself. */
  const there = (trial, reference) => {
    const id = reference.cells[Data.meta.cells[trial.m].id];
    const m = Data.meta.cells.findIndex((cell) => cell.id === id);
    return m < 0 || m === trial.m ? null : Data.trials.find((one) => one.c === trial.c && one.s === trial.s && one.m === m) || null;
  };
  /** For the drawer: a trial before and now, against all that the run is held against; a node that fills itself, empty where nothing is known. */
  const before = (trial, detail) => {
    const node = Dom.el("div", { class: "before" });
    (async () => {
      const { references, rows } = await Past.all();
      for (const [r, reference] of references.entries()) {
        const row = rows.get(trial.i + "/" + r);
        const other = reference.against === "baseline" ? null : there(trial, reference);
        if (!row && !other) continue;
        const old = row ? was(trial, row) : { ...other, row: null };
        const found = row ? (row.reply === "other" ? await Past.answer(trial.i) : null) : await Data.detail(other.i);
        node.append(Dom.el("h3", {}, "Before, in " + Visible.line(reference.name) + " ", chip(old.state), " \u2192 now ", chip(trial.state)),
          ...[answers(row ? row.reply : "other", found ? told({ kind: "answered", ...found }) : "", told(detail))].flat(),
          scores({ a: old, b: trial }, row ? null : found, detail));
      }
    })();
    return node;
  };
  return { before };
})();
