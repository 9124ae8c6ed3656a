/** What people said, as files for other uses: rows of a calibration, and pairs of a better and a worse answer. */
const Exports = (() => {
  const humanCases = async () => {
    const found = [];
    for (const row of Data.trials.filter((row) => Book.own(row) && !row.error)) {
      const own = Labels.own(row, "");
      const detail = own ? await Data.detail(row.i) : null;
      if (!detail || detail.sha || detail.cuts) continue;
      found.push(JSON.stringify({ id: Labels.trial(row), question: detail.input, contexts: detail.contexts, expected: detail.expected, answer: detail.answer || "", label: own.verdict === "good" ? "pass" : "fail", comment: own.comment || undefined }) + "\n");
    }
    Download.text("human-cases.jsonl", found.join(""));
  };
  const preferences = async () => {
    const found = [];
    const add = async (chosen, rejected, by) => {
      const [good, bad] = [await Data.detail(chosen.i), await Data.detail(rejected.i)];
      found.push(JSON.stringify({ case: Data.case(chosen).id, prompt: good.messages || [{ role: "user", text: good.input }], chosen: good.answer || "", rejected: bad.answer || "", chosenCell: Data.cell(chosen).id, rejectedCell: Data.cell(rejected).id, by }) + "\n");
    };
    for (const said of Object.values(Labels.prefs())) {
      const c = Data.meta.cases.findIndex((known) => known.id === said.case);
      const find = (id) => c < 0 ? null : Book.cases()[c].find((row) => Data.cell(row).id === id);
      const other = said.cells.find((id) => id !== said.preferred);
      if (said.preferred !== "tie" && find(said.preferred) && find(other)) await add(find(said.preferred), find(other), "pair");
    }
    for (const group of Book.cases()) {
      const of = (verdict) => group.find((row) => Book.own(row) && (Labels.own(row, "") || {}).verdict === verdict);
      if (of("good") && of("bad")) await add(of("good"), of("bad"), "labels");
    }
    Download.text("preferences.jsonl", found.join(""));
  };
  return { humanCases, preferences };
})();
