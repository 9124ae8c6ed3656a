/** Gives the reader a file to keep. */
const Download = (() => ({
  text: (name, text) => {
    const link = Dom.el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },
}))();

/** What people said of answers: the labels that the page was made with, and those that are made on it. */
const Labels = (() => {
  const served = document.querySelector("meta[http-equiv]").content.includes("connect-src 'self'");
  const all = new Map();
  let byRow = new Map();
  let mine = {};
  let prefs = {};
  let reviewer = "";
  let loading = null;
  let saving = null;
  let again = false;
  const kept = () => "promptgate-labels:" + Data.meta.suite;
  const keyOf = (label) => JSON.stringify([label.case, label.answerSha256, label.metric || "", label.reviewer]);
  const trial = (row) => Data.cell(row).id + "/" + Data.case(row).id + "#" + row.s;
  const digests = new Map();
  const digest = async (row) => {
    if (!digests.has(row.i)) {
      const detail = await Data.detail(row.i);
      digests.set(row.i, detail.sha || Sha.hex(detail.answer || ""));
    }
    return digests.get(row.i);
  };
  const put = (label) => {
    const key = keyOf(label);
    const before = all.get(key);
    if (!before || Date.parse(label.at) >= Date.parse(before.at)) all.set(key, label);
  };
  /** Finds the rows of labels; those of cases without labels need not be read. */
  const match = async () => {
    const byCase = new Map();
    for (const label of all.values()) {
      if (!byCase.has(label.case)) byCase.set(label.case, []);
      byCase.get(label.case).push(label);
    }
    const found = new Map();
    for (let c = 0; c < Data.meta.cases.length; c++) {
      const labels = byCase.get(Data.meta.cases[c].id);
      if (!labels) continue;
      for (const row of Book.cases()[c]) {
        const sha = await digest(row);
        const said = labels.filter((label) => label.answerSha256 === sha);
        if (said.length) found.set(row.i, said);
      }
    }
    byRow = found;
    Filters.changed();
  };
  const keep = () => {
    try { localStorage.setItem(kept(), JSON.stringify({ mine: Object.values(mine), prefs, reviewer })); return true; } catch { return false; }
  };
  const load = () => {
    if (loading) return loading;
    loading = (async () => {
      (await Data.part("data-labels") || []).forEach((line) => put(JSON.parse(line)));
      try {
        const found = JSON.parse(localStorage.getItem(kept()) || "{}");
        reviewer = found.reviewer || "";
        prefs = found.prefs || {};
        (found.mine || []).forEach((label) => { mine[keyOf(label)] = label; put(label); });
      } catch { /* labels of this page alone */ }
      await match();
      if (served) await send();
    })();
    return loading;
  };
  const lines = (labels) => labels.map((label) => JSON.stringify(label) + "\n").join("");
  /** Sends the labels of this page to the server that it came from, one request at a time; takes what others said. */
  const send = async () => {
    if (saving) { again = true; return saving; }
    saving = (async () => {
      const answer = await fetch("labels", { method: "PUT", headers: { "Content-Type": "application/x-ndjson" }, body: lines(Object.values(mine)) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      text.split("\n").filter(Boolean).forEach((line) => put(JSON.parse(line)));
      await match();
    })();
    try { await saving; self.problem = ""; } catch (problem) { self.problem = "not saved: " + problem.message; Filters.changed(); }
    saving = null;
    if (again) { again = false; return send(); }
    Live.say(self.problem || "saved");
  };
  const self = {
    served,
    problem: "",
    load,
    trial,
    reviewer: () => reviewer,
    name: (value) => { reviewer = value.trim(); keep(); },
    of: (row) => byRow.get(row.i) || [],
    own: (row, metric) => self.of(row).find((label) => label.reviewer === reviewer && (label.metric || "") === metric),
    /** Says something of an answer; what was said of it before stays where it is not said anew. */
    say: async (row, metric, said, drawn) => {
      const before = self.own(row, metric) || {};
      const label = { case: Data.case(row).id, cell: before.cell || Data.cell(row).id, answerSha256: await digest(row), verdict: said.verdict || before.verdict };
      const score = "score" in said ? said.score : before.score;
      if (score !== undefined) label.score = score;
      if (metric) label.metric = metric;
      label.comment = "comment" in said ? said.comment : before.comment || "";
      label.reviewer = reviewer;
      label.at = new Date().toISOString();
      if (drawn || before.drawn) label.drawn = drawn || before.drawn;
      mine[keyOf(label)] = label;
      put(label);
      const stored = keep();
      await match();
      if (served) send();
      return stored || served;
    },
    prefs: () => prefs,
    prefer: (key, said) => { prefs[key] = said; keep(); },
    send,
    /** Into their file, or to the reader as one. */
    save: async () => served ? send() : Download.text("labels.jsonl", lines([...all.values()])),
  };
  const find = (id, title, test) => Filters.add({ id, title, test: (row) => { load(); return Book.own(row) && !row.error && test(self.of(row)); } });
  find("labelled", null, (labels) => labels.length > 0);
  find("unlabelled", "Unlabelled", (labels) => labels.length === 0);
  ["good", "bad"].forEach((verdict) => find(verdict, null, (labels) => labels.some((label) => label.verdict === verdict)));
  return self;
})();
