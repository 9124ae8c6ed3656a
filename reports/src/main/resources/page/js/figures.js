/** Numbers as people read them. A share below 1 never reads 100 %, and something never reads as nothing. */
const Figures = (() => {
  const NONE = "\u2013";
  const told = (value, scale, first) => {
    for (let digits = first; digits < 12; digits++) {
      const text = (value * scale).toFixed(digits);
      if (!((Number(text) === scale && value < 1) || (Number(text) === 0 && value > 0))) return text;
    }
    return String(value * scale);
  };
  const known = (value) => value !== null && value !== undefined;
  const share = (value) => known(value) ? told(value, 100, 1) + " %" : NONE;
  const unit = (value) => known(value) ? told(value, 1, 3) : NONE;
  const count = (value) => known(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ",") : NONE;
  const plain = (value) => String(Number(value.toFixed(2)));
  /** With as many digits as it takes to see two sums so far apart. */
  const usd = (value, apart) => {
    if (!known(value)) return "unknown";
    if (apart) return "$" + value.toFixed(Math.min(12, Math.max(2, 1 - Math.floor(Math.log10(Math.abs(apart))))));
    if (value === 0) return "$0.00";
    if (Math.abs(value) >= 0.1) return "$" + value.toFixed(2);
    const small = Number(value.toPrecision(2));
    return "$" + small.toFixed(Math.min(20, 1 - Math.floor(Math.log10(Math.abs(small))))).replace(/0+$/, "");
  };
  const millis = (value) => {
    if (!known(value)) return NONE;
    if (value < 1000) return Math.round(value) + " ms";
    if (value < 60000) return (value / 1000).toFixed(1) + " s";
    const seconds = Math.round(value / 1000);
    const two = (part) => String(part).padStart(2, "0");
    return seconds < 3600 ? Math.floor(seconds / 60) + "m" + two(seconds % 60) + "s"
      : Math.floor(seconds / 3600) + "h" + two(Math.floor(seconds / 60) % 60) + "m";
  };
  /** One score in its metric's unit. */
  const value = (metric, given) => {
    if (!known(given)) return NONE;
    if (!metric || metric.kind === "binary" || metric.kind === "label") return Number.isInteger(given) ? String(given) : unit(given);
    if (metric.kind === "unit") return unit(given);
    return metric.unit === "milliseconds" ? millis(given) : metric.unit === "usd" ? usd(given) : plain(given);
  };
  const isShare = (metric) => ["binary", "label"].includes(metric.kind) || (metric.kind === "unit" && metric.name.endsWith("-rate"));
  /** A mean, and how far two of them lie apart, as the overview tells them. */
  const mean = (metric, given) => isShare(metric) ? share(given) : value(metric, given);
  const apart = (metric, by) => isShare(metric) ? told(by, 100, 1) + " pp" : value(metric, by);
  const several = (number, noun) => count(number) + " " + noun + (number === 1 ? "" : "s");
  return { NONE, share, unit, count, several, usd, millis, value, mean, apart };
})();

/** States of trials: a sign and a word, and how they are coloured. */
const States = (() => {
  const signs = { passed: "\u2713", failed: "\u2717", unscored: "?", "not applicable": "\u2013", missed: "\u2717", unmarked: "\u2013" };
  const tones = { passed: "good", failed: "bad", unscored: "unsure", "not applicable": "calm", missed: "bad", unmarked: "calm" };
  return {
    sign: (state) => signs[state] || "?",
    tone: (state) => tones[state] || "calm",
    chip: (state) => Dom.chip(tones[state] || "calm", signs[state] || "?", state === "unmarked" ? "no threshold" : state),
  };
})();
