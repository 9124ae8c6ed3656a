/** The page's address: #/tab?key=value&... */
const Route = (() => {
  const listeners = [];
  const read = () => {
    const found = /^#\/([^?]*)(?:\?(.*))?$/s.exec(location.hash);
    const params = Object.create(null);
    if (found) for (const [key, value] of new URLSearchParams(found[2] || "")) params[key] = value;
    return { tab: found && found[1] || "overview", params };
  };
  const text = (tab, params) => {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(params || {})) {
      if (value !== null && value !== undefined && value !== "") query.set(key, value);
    }
    const said = query.toString();
    return "#/" + tab + (said ? "?" + said : "");
  };
  window.addEventListener("hashchange", () => listeners.forEach((call) => call(read())));
  return {
    /** {tab, params}. */
    get: read,
    /** The address of a view, for links. */
    to: text,
    /** Says in the address what the open tab shows now; nothing is shown anew and nothing is added to the history. */
    set: (params) => history.replaceState(null, "", text(read().tab, params)),
    /** Goes to a view, as a link does. */
    go: (tab, params) => { location.hash = text(tab, params); },
    listen: (call) => listeners.push(call),
  };
})();
