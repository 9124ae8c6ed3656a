/** The Trend tab: the server wrote all of it. */
const Trend = (() => {
  Tabs.add({ id: "trend", title: "Trend", open: () => {} });
  return {};
})();
