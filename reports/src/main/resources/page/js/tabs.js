/** The page's tabs. A tab is opened when it is first shown, and told of every later change of its address. */
const Tabs = (() => {
  const order = ["overview", "cases", "diff", "trend", "review", "run"];
  const added = new Map();
  const section = (id) => document.getElementById("tab-" + id);

  const show = (route) => {
    const tab = added.get(route.tab) || added.get("overview");
    Live.lost(tab.id === route.tab ? "" : "There is no " + Visible.quoted(route.tab) + " on this page; this is the overview.");
    for (const one of added.values()) {
      section(one.id).hidden = one !== tab;
      if (one === tab) one.link.setAttribute("aria-current", "page");
      else one.link.removeAttribute("aria-current");
    }
    Keys.tab(tab.id);
    if (!tab.opened) {
      tab.opened = true;
      tab.open(section(tab.id), route.params);
    } else if (tab.change) {
      tab.change(route.params);
    }
  };

  return {
    /** {id, title, open(section, params), change(params)}: open once, change (optional) whenever the address changes later. */
    add: (tab) => added.set(tab.id, tab),
    /** Without a run, with the tabs that need none. */
    start: (hasRun) => {
      const bar = document.getElementById("tabs");
      if (!hasRun) ["cases", "diff", "review"].forEach((id) => added.delete(id));
      for (const id of order.filter((known) => added.has(known))) {
        const tab = added.get(id);
        tab.link = Dom.el("a", { href: "#/" + id }, tab.title);
        bar.insertBefore(tab.link, bar.querySelector(".tools"));
      }
      bar.hidden = false;
      Route.listen(show);
      show(Route.get());
    },
  };
})();
