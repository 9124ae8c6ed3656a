/** Keys that do something, each with its words; off while somebody types. `?` lists those that count where one is. */
const Keys = (() => {
  const known = [];
  const scopes = [];
  let tab = "overview";
  const scope = () => scopes.length ? scopes[scopes.length - 1] : tab;
  const typing = (node) => node instanceof Element
    && node.closest("input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]") !== null;
  const counts = (one) => one.where === scope() || (one.where === "" && !scopes.length);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) return;
    const found = known.find((one) => one.key === event.key && counts(one));
    if (!found) return;
    if (event.key === "Enter" && event.target instanceof Element && event.target.closest("a, button, summary")) return;
    event.preventDefault();
    found.action(event);
  });

  const names = { ArrowDown: "\u2193", ArrowUp: "\u2191", ArrowLeft: "\u2190", ArrowRight: "\u2192", Escape: "Esc" };
  const help = () => {
    const words = new Map();
    for (const one of known.filter(counts)) {
      words.set(one.words, [...(words.get(one.words) || []), names[one.key] || one.key]);
    }
    const dialog = document.getElementById("help");
    const list = [...words].map(([said, keys]) => [
      Dom.el("dt", {}, keys.map((key, at) => [at ? " " : "", Dom.el("kbd", {}, key)])), Dom.el("dd", {}, said),
    ]);
    Dom.fill(dialog,
      Dom.el("h2", { id: "help-title" }, "Keys"),
      Dom.el("dl", { class: "keys" }, list, Dom.el("dt", {}, Dom.el("kbd", {}, "Esc")), Dom.el("dd", {}, "close what is open")),
      Dom.p("sub", "Keys are off while you type."),
      Dom.button("Close", () => dialog.close()));
    const leave = self.enter("help");
    dialog.addEventListener("close", leave, { once: true });
    dialog.showModal();
  };

  const self = {
    /** Keys (as KeyboardEvent.key names them, by blanks), their words, what they do; where: a tab's id or a scope, everywhere if left out. */
    on: (keys, words, action, where) => keys.split(" ").forEach((key) => known.push({ key, words, action, where: where || "" })),
    /** Keys of this scope alone count until the returned function is called. */
    enter: (name) => {
      scopes.push(name);
      return () => { const at = scopes.lastIndexOf(name); if (at >= 0) scopes.splice(at, 1); };
    },
    tab: (id) => { tab = id; },
    help,
  };
  self.on("?", "this help", help);
  return self;
})();
