/** The Cases tab: a search, its buttons, and a list with a row per case and a square per cell. */
const Cases = (() => {
  const ROW = 44;
  const MOST_CELLS = 24;
  const SPARE = 6;
  const SORTS = {
    attention: "what needs attention first", plan: "as in the suite", id: "by case", cost: "dearest first", latency: "slowest first",
  };
  const state = { q: "", sort: "attention", shown: [], matched: null, active: 0, cell: -1, ticket: 0, wanted: false };
  let ui = null;
  let cells = [];

  /* What a case comes to. */
  const share = (rows, test) => rows.filter(test).length / rows.length;
  const weight = (rows) => {
    const own = rows.filter(Book.own);
    if (!own.length) return 0;
    const any = (test) => own.some(test);
    return (any((row) => row.flags.regressed) ? 16 : 0) + (any((row) => row.state === "failed") ? 8 : 0)
      + (any((row) => row.state === "unscored") ? 4 : 0) + (any((row) => row.flags.flaky) ? 2 : 0) + share(own, (row) => row.state === "failed");
  };
  const metricOf = (sort) => Data.meta.metrics.findIndex((one) => "metric:" + one.name === sort);
  const sum = (rows, get) => rows.reduce((total, row) => total + (get(row) || 0), 0);
  const most = (rows, get) => rows.reduce((top, row) => Math.max(top, get(row) || 0), 0);
  const mean = (rows, metric) => {
    const values = rows.map((row) => row.values[metric]).filter((value) => value !== null);
    return values.length ? sum(values, (value) => value) / values.length : null;
  };
  const keys = new Map();
  const sortKeys = (sort) => {
    if (keys.has(sort)) return keys.get(sort);
    const metric = metricOf(sort);
    const by = {
      attention: (rows) => -weight(rows),
      cost: (rows) => -sum(rows, (row) => row.cost),
      latency: (rows) => -most(rows, (row) => row.ms),
    }[sort];
    const sign = metric >= 0 && Data.meta.metrics[metric].direction === "lower" ? -1 : 1;
    const worst = (rows) => { const value = mean(rows, metric); return value === null ? Infinity : sign * value; };
    const found = Book.cases().map(metric >= 0 ? worst : by || (() => 0));
    keys.set(sort, found);
    return found;
  };
  const sorted = (list) => {
    if (state.sort === "plan") return list;
    if (state.sort === "id") return list.sort((a, b) => Data.meta.cases[a].id < Data.meta.cases[b].id ? -1 : 1);
    const key = sortKeys(state.sort);
    return list.sort((a, b) => key[a] - key[b] || a - b);
  };

  /* Filter. */
  const apply = () => {
    const query = Query.parse(state.q);
    const problems = query.problems.slice();
    const found = new Set();
    let trials = 0;
    state.matched = new Uint8Array(Data.trials.length);
    for (const row of Data.trials) {
      if (query.test(row)) {
        state.matched[row.i] = 1;
        found.add(row.c);
        trials++;
      }
    }
    state.shown = sorted([...found].sort((a, b) => a - b));
    if (query.text && !Book.isRead()) {
      problems.push("reading the texts\u2026");
      const ticket = ++state.ticket;
      Book.read().then(() => { if (ticket === state.ticket) { apply(); } });
    }
    ui.hint.textContent = problems.join("; ");
    const said = Figures.count(state.shown.length) + " of " + Figures.several(Data.meta.cases.length, "case") + ", " + Figures.several(trials, "trial");
    ui.count.textContent = said;
    Live.say(problems.length ? said + "; " + problems.join("; ") : said);
    state.active = Math.max(0, Math.min(state.active, state.shown.length - 1));
    ui.grid.setAttribute("aria-rowcount", String(state.shown.length + 1));
    ui.none.hidden = state.shown.length > 0;
    ui.scroll.hidden = !ui.none.hidden;
    press();
    draw(true);
  };
  const press = () => {
    const term = /(?:^|\s)s:([a-z,]+)(?=\s|$)/i.exec(state.q);
    for (const [id, button] of ui.buttons) button.setAttribute("aria-pressed", String(term ? term[1] === id : id === ""));
  };
  const put = () => {
    const params = { q: state.q, sort: state.sort === "attention" ? "" : state.sort };
    Route.set(Drawer.isOpen() ? { ...params, ...Drawer.place() } : params);
  };
  const search = (q) => {
    state.q = q;
    state.active = 0;
    if (ui.field.value !== q) ui.field.value = q;
    apply();
    put();
  };

  /* Rows. */
  const square = (c, m, at) => {
    const rows = Book.cases()[c].filter((row) => row.m === m);
    const name = Visible.line(Data.meta.cells[m].id);
    if (!rows.length) return Dom.el("span", { class: "square none", title: name + ": not in this page" });
    const states = new Set(rows.map((row) => row.state));
    const passed = rows.filter((row) => row.state === "passed").length;
    const one = states.size === 1 ? rows[0].state : rows.some((row) => row.state === "failed") ? "failed" : "unscored";
    const sign = states.size === 1 ? States.sign(one) : passed + "/" + rows.length;
    const word = states.size === 1 ? one : passed + " of " + rows.length + " passed";
    const flags = rows[0].flags.regressed ? ", regressed" : rows[0].flags.fixed ? ", fixed" : "";
    const dim = rows.every((row) => !state.matched[row.i]);
    const node = Dom.el("button", {
      type: "button", tabindex: "-1", class: "square " + States.tone(one) + (dim ? " dim" : "") + (flags ? " moved" : ""),
      title: name + ": " + word + flags, "aria-label": name + ": " + word + flags, id: "square-" + c + "-" + m,
    }, sign);
    node.addEventListener("click", (event) => { event.stopPropagation(); state.active = at; open(c, m); });
    return node;
  };
  const words = (c) => {
    const rows = Book.cases()[c].filter(Book.own);
    const told = [];
    const count = (name, test) => { const found = rows.filter(test).length; if (found) told.push(rows.length > 1 ? found + " " + name : name); };
    count("failed", (row) => row.state === "failed");
    count("unscored", (row) => row.state === "unscored");
    if (rows.some((row) => row.flags.regressed)) told.push("regressed");
    if (rows.some((row) => row.flags.fixed)) told.push("fixed");
    if (rows.some((row) => row.flags.flaky)) told.push("flaky");
    const metric = metricOf(state.sort);
    if (metric >= 0) told.push(Figures.value({ ...Data.meta.metrics[metric], kind: Data.meta.metrics[metric].kind === "amount" ? "amount" : "unit" }, mean(rows, metric)));
    if (state.sort === "cost") told.push(Figures.usd(sum(rows, (row) => row.cost)));
    if (state.sort === "latency") told.push(Figures.millis(most(rows, (row) => row.ms)));
    return told.length ? told.join(", ") : rows.length && rows.every((row) => row.state === "passed") ? "passed" : "";
  };
  const line = (at) => {
    const c = state.shown[at];
    const one = Data.meta.cases[c];
    const node = Dom.el("tr", { id: "row-" + c, "aria-rowindex": at + 2, class: at === state.active ? "active" : null, "aria-selected": String(at === state.active) },
      Dom.el("td", { class: "name" }, Dom.el("bdi", {}, Visible.line(one.id)), Dom.span("sub", Visible.line([one.where, ...one.tags].filter(Boolean).join(" \u00B7 ")))),
      Dom.el("td", { class: "strip" }, cells.map((m) => square(c, m, at))),
      Dom.el("td", { class: "told" }, words(c)));
    node.addEventListener("click", () => { state.active = at; open(c, best(c)); });
    return node;
  };
  const spacer = (height) => {
    const cell = Dom.el("td");
    cell.style.height = height + "px";
    return Dom.el("tr", { role: "presentation", class: "spacer", "aria-hidden": "true" }, cell);
  };
  let drawn = "";
  const draw = (anew) => {
    const height = ui.scroll.clientHeight || 600;
    const first = Math.max(0, Math.floor(ui.scroll.scrollTop / ROW) - SPARE);
    const last = Math.min(state.shown.length, Math.ceil((ui.scroll.scrollTop + height) / ROW) + SPARE);
    const key = first + "-" + last;
    if (!anew && key === drawn) return;
    drawn = key;
    const rows = [];
    for (let at = first; at < last; at++) rows.push(line(at));
    Dom.fill(ui.body, first > 0 ? spacer(first * ROW) : null, rows, last < state.shown.length ? spacer((state.shown.length - last) * ROW) : null);
    point();
  };
  const point = () => {
    const c = state.shown[state.active];
    const cell = state.cell >= 0 ? document.getElementById("square-" + c + "-" + cells[state.cell]) : null;
    ui.body.querySelectorAll(".square.here").forEach((node) => node.classList.remove("here"));
    if (cell) cell.classList.add("here");
    if (c === undefined) ui.grid.removeAttribute("aria-activedescendant");
    else ui.grid.setAttribute("aria-activedescendant", cell ? cell.id : "row-" + c);
  };
  const reveal = () => {
    const top = state.active * ROW;
    const head = ui.head.offsetHeight;
    if (top < ui.scroll.scrollTop) ui.scroll.scrollTop = top;
    else if (top + ROW + head > ui.scroll.scrollTop + ui.scroll.clientHeight) ui.scroll.scrollTop = top + ROW + head - ui.scroll.clientHeight;
  };
  const move = (to) => {
    if (!state.shown.length) return;
    state.active = Math.max(0, Math.min(to, state.shown.length - 1));
    reveal();
    draw(true);
    if (document.activeElement !== ui.grid) ui.grid.focus({ preventScroll: true });
  };

  /* Opening a case. */
  const failing = (c) => Book.cases()[c].some((row) => Book.own(row) && row.state === "failed");
  /** The trial of a case to look at first: of those that were asked for, one that failed. */
  const best = (c) => {
    const rows = Book.cases()[c];
    const asked = rows.filter((row) => state.matched[row.i]);
    const from = asked.length ? asked : rows;
    return (from.find((row) => row.state === "failed") || from.find((row) => row.state === "unscored") || from[0]).m;
  };
  const open = (c, m, sample) => {
    const rows = Book.cases()[c].filter((row) => row.m === m);
    const row = rows.find((one) => one.s === sample) || rows.find((one) => one.state === "failed") || rows[0];
    if (row) Drawer.show(row);
  };
  const openActive = () => {
    const c = state.shown[state.active];
    if (c !== undefined) open(c, state.cell >= 0 ? cells[state.cell] : best(c));
  };
  const nextFailure = () => {
    for (let step = 1; step <= state.shown.length; step++) {
      const at = (state.active + step) % state.shown.length;
      if (failing(state.shown[at])) { move(at); return at; }
    }
    Live.say("no failure in this list");
    return -1;
  };

  /* The tab. */
  const quick = () => {
    const all = [["", "All", () => true], ...Filters.all().filter((one) => one.title).map((one) => [one.id, one.title, one.test])];
    ui.buttons = new Map();
    Dom.fill(ui.quick, all.map(([id, title, test]) => {
      const count = id === "" ? Data.meta.cases.length : Book.cases().filter((rows) => rows.some(test)).length;
      const button = Dom.button(title + " ", () => search(Query.withState(state.q, id)));
      button.append(Dom.span("sub", Figures.count(count)));
      button.disabled = count === 0;
      ui.buttons.set(id, button);
      return button;
    }));
  };
  const sortField = () => {
    const all = { ...SORTS };
    Data.meta.metrics.forEach((metric) => { all["metric:" + metric.name] = "worst " + metric.name + " first"; });
    const select = Dom.el("select", { id: "sort" }, Object.entries(all).map(([value, title]) => Dom.el("option", { value }, title)));
    select.addEventListener("change", () => { state.sort = select.value; state.active = 0; ui.scroll.scrollTop = 0; apply(); put(); });
    return select;
  };
  const legend = () => {
    const names = Dom.el("ol", { class: "legend" }, cells.map((m) => Dom.el("li", {}, Visible.line(Data.meta.cells[m].id))));
    return cells.length < 2 ? null : cells.length < 9 ? names : Dom.el("details", {}, Dom.el("summary", { class: "label" }, cells.length + " cells"), names);
  };
  const build = (section) => {
    const hidden = Data.meta.cells.length - cells.length;
    ui = {
      field: Dom.el("input", { type: "search", id: "q", autocomplete: "off", spellcheck: "false", "aria-describedby": "q-hint", placeholder: "s:failed m:gpt tag:refund faithfulness<0.8 text" }),
      hint: Dom.el("p", { id: "q-hint", class: "hint" }),
      count: Dom.el("p", { class: "sub", id: "case-count" }),
      quick: Dom.el("div", { class: "quick", role: "group", "aria-label": "Show" }),
      body: Dom.el("tbody", {}),
      none: Dom.el("p", { class: "sub", hidden: true }, "No case is found by this search."),
      sort: sortField(),
    };
    ui.head = Dom.el("thead", {}, Dom.el("tr", { "aria-rowindex": "1" },
      Dom.el("th", { scope: "col" }, "Case"),
      Dom.el("th", { scope: "col", class: "strip" }, cells.length < 2 ? "Cell" : cells.map((m, at) => Dom.el("span", { class: "square head", title: Visible.line(Data.meta.cells[m].id) }, String(at + 1)))),
      Dom.el("th", { scope: "col" }, "What")));
    ui.grid = Dom.el("table", { class: "list", role: "grid", tabindex: "0", "aria-label": "Cases", "aria-readonly": "true" }, ui.head, ui.body);
    ui.scroll = Dom.el("div", { class: "window" }, ui.grid);
    ui.field.addEventListener("input", () => { state.active = 0; ui.scroll.scrollTop = 0; state.q = ui.field.value; apply(); put(); });
    ui.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); ui.grid.focus(); }
      if (event.key === "Escape" && ui.field.value === "") ui.grid.focus();
    });
    ui.scroll.addEventListener("scroll", () => draw(false), { passive: true });
    window.addEventListener("resize", () => draw(false));
    Dom.fill(section,
      Dom.el("h2", { class: "hidden" }, "Cases"),
      Data.meta.notes.map((note) => Dom.p("notice", note)),
      Dom.el("div", { class: "search", role: "search" },
        Dom.el("label", { for: "q" }, "Search"), ui.field, Dom.el("label", { for: "sort" }, "Order"), ui.sort),
      ui.hint, ui.quick, ui.count, legend(),
      hidden > 0 ? Dom.p("sub", "The list shows the first " + MOST_CELLS + " cells of " + Data.meta.cells.length + "; a case shows all.") : null,
      ui.scroll, ui.none);
    quick();
  };

  const show = (params) => { follow(params); look(); };
  const follow = (params) => {
    const sort = params.sort in SORTS || metricOf(params.sort) >= 0 ? params.sort : "attention";
    const q = params.q || "";
    if (state.matched === null || q !== state.q || sort !== state.sort) {
      state.q = q;
      state.sort = sort;
      ui.field.value = q;
      ui.sort.value = sort;
      apply();
    }
    if (!params.case) { Drawer.hide(); return; }
    const c = Data.meta.cases.findIndex((one) => one.id === params.case);
    if (c < 0) {
      Drawer.hide();
      Live.lost("There is no case " + Visible.quoted(params.case) + " on this page.");
      return;
    }
    const at = state.shown.indexOf(c);
    if (at >= 0) { state.active = at; reveal(); draw(true); }
    const m = Data.meta.cells.findIndex((one) => one.id === params.cell);
    if (params.cell && m < 0) Live.lost("There is no cell " + Visible.quoted(params.cell) + " on this page; the case is shown in another.");
    open(c, m >= 0 && Book.cases()[c].some((row) => row.m === m) ? m : best(c), Number(params.sample));
  };

  /** Puts the cursor into the search where that was asked for. */
  const look = () => {
    if (state.wanted) { ui.field.focus(); ui.field.select(); }
    state.wanted = false;
  };
  const start = (section, params) => {
    cells = Data.meta.cells.map((cell, m) => m).slice(0, MOST_CELLS);
    build(section);
    show(params);
    Filters.listen(() => { quick(); apply(); });
    (window.requestIdleCallback || setTimeout)(() => Book.read());
  };

  Tabs.add({ id: "cases", title: "Cases", open: start, change: show });
  Keys.on("/", "search", () => {
    state.wanted = true;
    if (Route.get().tab === "cases") look(); else Route.go("cases");
  });
  Keys.on("j ArrowDown", "next case", () => move(state.active + 1), "cases");
  Keys.on("k ArrowUp", "case before", () => move(state.active - 1), "cases");
  Keys.on("Home", "first case, last case", () => move(0), "cases");
  Keys.on("End", "first case, last case", () => move(state.shown.length - 1), "cases");
  Keys.on("ArrowRight", "cell of the case", () => { state.cell = Math.min(state.cell + 1, cells.length - 1); move(state.active); }, "cases");
  Keys.on("ArrowLeft", "cell of the case", () => { state.cell = Math.max(state.cell - 1, -1); move(state.active); }, "cases");
  Keys.on("Enter", "open the case", openActive, "cases");
  Keys.on("f", "next failure", nextFailure, "cases");
  Keys.on("y", "copy the command that runs the case again", () => { const c = state.shown[state.active]; if (c !== undefined) Clip.copy(Data.again(c)); }, "cases");

  return {
    /** Row of the list that is shown before or after, for the drawer: its trial to look at first, or null. */
    step: (by) => {
      if (!ui || !state.shown.length) return null;
      move(state.active + by);
      const c = state.shown[state.active];
      return Book.cases()[c].find((row) => row.m === best(c)) || null;
    },
    nextFailure: () => {
      if (!ui || nextFailure() < 0) return null;
      const c = state.shown[state.active];
      return Book.cases()[c].find((row) => Book.own(row) && row.state === "failed");
    },
    /** Says in the address what is shown. */
    put,
    /** Back to the list. */
    focus: () => { if (ui) ui.grid.focus({ preventScroll: true }); },
  };
})();
