/** Light, dark, or as the system has it: kept where the browser keeps things, else for this page alone. */
const Theme = (() => {
  const KEY = "promptgate-theme";
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem(KEY, value); } catch { /* a page of its own */ } };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    start: () => {
      const value = kept();
      if (value === "light" || value === "dark") root.dataset.theme = value;
    },
    toggle: () => {
      root.dataset.theme = dark() ? "light" : "dark";
      keep(root.dataset.theme);
      Live.say(root.dataset.theme === "dark" ? "dark colours" : "light colours");
    },
  };
})();
