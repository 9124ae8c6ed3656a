/** The Cases tab. */
const Cases = (() => {
  const open = (section) => {
    Dom.fill(section, Dom.el("h2", {}, "Cases"), Dom.el("p", {}, Data.trials.length + " trials"));
  };
  Tabs.add({ id: "cases", title: "Cases", open });
  return {};
})();
