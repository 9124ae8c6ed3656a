/** The Overview tab: the server wrote it, the script adds to it. */
const Overview = (() => {
  const open = () => {};
  Tabs.add({ id: "overview", title: "Overview", open });
  return {};
})();
