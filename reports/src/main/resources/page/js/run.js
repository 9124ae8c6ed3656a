/** The Run tab: the server wrote all of it. */
const Run = (() => {
  Tabs.add({ id: "run", title: "Run", open: () => {} });
  return {};
})();
