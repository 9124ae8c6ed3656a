/** Starts the page. Without data, or where the browser cannot unpack it, the overview stands alone. */
(async () => {
  Theme.start();
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  const tools = document.querySelector("#tabs .tools");
  tools.append(
    Dom.button("?", Keys.help, { "aria-label": "Keys", title: "Keys" }),
    Dom.button("\u25D0", Theme.toggle, { "aria-label": "Light or dark", title: "Light or dark" }));
  try {
    Tabs.start(await Data.load());
  } catch (problem) {
    const notice = document.getElementById("unread");
    if (notice) notice.hidden = false;
    console.warn(problem);
  }
})();
