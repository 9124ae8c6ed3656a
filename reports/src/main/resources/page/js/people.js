/** What people say of one answer, and the form to say more: on the Review tab, and in the drawer by the same keys. */
const People = (() => {
  const VERDICT_FIRST = "Good or bad first; then the score or the comment.";
  const UNKEPT = "This browser keeps nothing for pages from disk: save before you close.";
  const when = (at) => { const time = new Date(at); return isNaN(time) ? at : time.toISOString().slice(0, 16).replace("T", " ") + " UTC"; };
  const one = (label) => Dom.el("li", {},
    Dom.chip(label.verdict === "good" ? "good" : "bad", label.verdict === "good" ? "\u2713" : "\u2717", label.verdict), " ",
    Dom.el("strong", {}, Visible.line(label.reviewer)), " ",
    Dom.span("sub", Visible.line([label.metric && "for " + label.metric, label.score === undefined ? "" : "score " + label.score, when(label.at)].filter(Boolean).join(" \u00B7 "))),
    label.comment ? Dom.el("span", { class: "note", dir: "auto" }, Visible.text(label.comment)) : null);
  /** Buttons of which one may be pressed: [text, value, key]. */
  const verdicts = (names, action, now) => Dom.el("div", { class: "verdicts", role: "group", "aria-label": "What do you say?" },
    names.map(([text, value, key]) => Dom.button([text, " ", Dom.el("kbd", {}, key)], () => action(value), { value, "aria-pressed": String(now === value) })));
  const said = (labels) => Dom.el("ul", { class: "said" }, labels.map(one));
  const name = (id, changed) => {
    const node = Dom.el("input", { type: "text", id, autocomplete: "name", maxlength: "200", value: Labels.reviewer() });
    node.addEventListener("change", () => { Labels.name(node.value); changed(); });
    return [Dom.el("label", { for: id }, "Your name"), node];
  };
  const refused = (ui, why) => { ui.note.textContent = why; Live.say(why); return false; };
  const isNamed = (ui) => {
    if (Labels.reviewer()) return true;
    ui.name.focus();
    return refused(ui, "Your name first: labels say who gave them.");
  };
  /* What was written before a verdict: it goes with it. */
  let waiting = {};
  /** Says it where that can be said: a name is given, and a verdict now or before; else ui.note tells what is missing. */
  const say = async (ui, row, metric, given) => {
    if (!isNamed(ui)) return false;
    const whole = waiting.row === row && waiting.metric === metric ? { ...waiting.given, ...given } : given;
    waiting = {};
    if (!given.verdict && !Labels.own(row, metric)) {
      waiting = { row, metric, given: whole };
      return refused(ui, VERDICT_FIRST);
    }
    ui.note.textContent = "";
    if (!await Labels.say(row, metric, whole, Review.drawn(row))) ui.note.textContent = UNKEPT;
    Live.say(given.verdict || "kept");
    return true;
  };
  /** Verdict, score and comment of one's own. judge(verdict) and say(given) keep what is said. */
  const form = (row, id, metric, { judge, say }) => {
    const own = () => Labels.own(row, metric) || {};
    const score = Dom.el("input", { type: "number", min: "0", max: "1", step: "any", id: id + "-score" });
    const comment = Dom.el("textarea", { id: id + "-comment", rows: "2", maxlength: "10000" });
    score.addEventListener("change", () => {
      const value = Number(score.value);
      if (score.value !== "" && value >= 0 && value <= 1) say({ score: value, verdict: Labels.own(row, metric) ? undefined : value >= 0.5 ? "good" : "bad" });
    });
    comment.addEventListener("change", () => say({ comment: comment.value }));
    comment.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      comment.closest("[tabindex='-1']").focus();
    });
    const buttons = verdicts([["Good", "good", "1"], ["Bad", "bad", "2"]], judge);
    /** Shows what one said before, and leaves alone what is being typed. */
    const tell = () => {
      buttons.childNodes.forEach((button) => button.setAttribute("aria-pressed", String(button.value === own().verdict)));
      [[score, own().score], [comment, own().comment]].forEach(([field, value]) => { if (field !== document.activeElement) field.value = value === undefined ? "" : value; });
    };
    tell();
    return {
      tell, comment,
      nodes: [buttons, Dom.p("more", Dom.el("label", { for: score.id }, "Score 0 to 1"), score, Dom.el("label", { for: comment.id }, "Comment ", Dom.el("kbd", {}, "c")), comment)],
    };
  };

  /* In the drawer. */
  let shown = null;
  const fill = (node, row) => {
    const list = Dom.el("div");
    const ui = { note: Dom.el("p", { class: "hint", role: "status" }), saved: Dom.span("sub") };
    const tell = () => {
      Dom.fill(list, Labels.of(row).length ? said(Labels.of(row)) : Dom.p("sub", "Nobody has labelled this answer."));
      fields.tell();
      ui.saved.textContent = Labels.served ? Labels.problem || "Each label is saved at once." : "Kept in this browser until you save labels.jsonl.";
    };
    const keep = (given) => say(ui, row, "", given);
    const judge = (verdict) => keep({ verdict });
    const fields = form(row, "drawer", "", { judge, say: keep });
    const named = name("drawer-name", tell);
    ui.name = named[1];
    shown = { judge, tell, comment: () => fields.comment.focus() };
    Dom.fill(node, Dom.el("h3", {}, "What people say"), list, fields.nodes,
      Dom.p("row", named, Dom.button(Labels.served ? "Save" : "Save labels", Labels.save), ui.saved),
      ui.note);
    tell();
  };
  Drawer.add({
    place: "answer",
    build: (row) => {
      shown = null;
      if (row.error || !Book.own(row)) return null;
      const node = Dom.el("section", { class: "people", tabindex: "-1", "aria-label": "What people say" });
      Labels.load().then(() => node.isConnected && fill(node, row));
      return node;
    },
  });
  Filters.listen(() => shown && shown.tell());
  const on = (key, words, action) => Keys.on(key, words, () => shown && action(shown), "drawer");
  on("1", "good", (form) => form.judge("good"));
  on("2", "bad", (form) => form.judge("bad"));
  on("c", "comment", (form) => form.comment());
  return { form, isNamed, name, said, say, verdicts };
})();
