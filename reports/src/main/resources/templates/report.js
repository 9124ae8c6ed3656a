"use strict";
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const find = document.getElementById("find");
  const state = document.getElementById("state");
  const cell = document.getElementById("cell");
  const fold = document.getElementById("fold");
  const count = document.getElementById("count");
  const cases = Array.from(list.querySelectorAll("details.case"), (node) => ({
    node,
    trials: Array.from(node.querySelectorAll("details.trial")),
    text: null,
  }));
  const total = cases.reduce((sum, c) => sum + c.trials.length, 0);

  const fits = (trial) => {
    const is = trial.dataset.state;
    const wanted = state.value;
    if (cell.value && trial.dataset.cell !== cell.value) return false;
    return !wanted || is === wanted || (wanted === "attention" && (is === "failed" || is === "unscored"));
  };

  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const c of cases) {
      if (words.length && c.text === null) c.text = c.node.textContent.toLowerCase();
      const found = words.every((word) => c.text.includes(word));
      let any = false;
      for (const trial of c.trials) {
        const visible = found && fits(trial);
        trial.hidden = !visible;
        if (visible) { any = true; shown += 1; }
      }
      c.node.hidden = !any;
    }
    count.textContent = shown + " of " + total + " trials shown";
    const hash = new URLSearchParams();
    if (find.value) hash.set("find", find.value);
    if (state.value) hash.set("state", state.value);
    if (cell.value) hash.set("cell", cell.value);
    const text = hash.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  };

  const pick = (select, value) => {
    if (Array.from(select.options).some((o) => o.value === value)) select.value = value;
  };

  const follow = () => {
    const target = location.hash.startsWith("#case-") && document.getElementById(location.hash.slice(1));
    if (!target) return;
    find.value = ""; state.value = ""; cell.value = "";
    for (const c of cases) { c.node.hidden = false; c.trials.forEach((t) => { t.hidden = false; }); }
    count.textContent = total + " of " + total + " trials shown";
    target.open = true;
    target.scrollIntoView();
  };

  const start = location.hash.includes("=") ? new URLSearchParams(location.hash.slice(1)) : null;
  if (start) {
    find.value = start.get("find") || "";
    pick(state, start.get("state") || "");
    pick(cell, start.get("cell") || "");
  }
  document.querySelector(".filter").hidden = false;
  find.addEventListener("input", apply);
  state.addEventListener("change", apply);
  cell.addEventListener("change", apply);
  fold.addEventListener("click", () => {
    const open = fold.textContent === "Unfold all";
    for (const c of cases) { c.node.open = open; c.trials.forEach((t) => { t.open = open; }); }
    fold.textContent = open ? "Fold all" : "Unfold all";
  });
  window.addEventListener("hashchange", follow);
  if (start) apply(); else count.textContent = total + " of " + total + " trials shown";
  follow();
})();
