/** The run as the page holds it: the index at once, details by chunks when they are asked for. */
const Data = (() => {
  const bytes = (node) => {
    const text = atob(node.textContent);
    const out = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
    return out;
  };
  const unpack = async (node) => {
    const stream = new Blob([bytes(node)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };
  const chunks = [];
  /** unpack: what an inert script element holds. */
  const self = { meta: null, trials: [], unpack };

  const row = (columns, i) => ({
    i,
    c: columns.c[i],
    m: columns.m[i],
    s: columns.s[i],
    state: self.meta.states[columns.state[i]],
    a: columns.a[i],
    values: columns.values.map((column) => column[i]),
    cost: columns.cost[i],
    ms: columns.ms[i],
    tokensIn: columns.tokensIn[i],
    tokensOut: columns.tokensOut[i],
    error: (columns.flags[i] & 8) !== 0,
    flags: { flaky: (columns.flags[i] & 1) !== 0, regressed: (columns.flags[i] & 2) !== 0, fixed: (columns.flags[i] & 4) !== 0 },
  });

  /** Reads the index; false where the page has none. */
  self.load = async () => {
    const node = document.getElementById("data-index");
    if (!node) return false;
    const index = await unpack(node);
    self.meta = index.meta;
    self.trials = index.trials.c.map((unused, i) => row(index.trials, i));
    for (const part of document.querySelectorAll("script[data-first]")) {
      chunks.push({ node: part, first: Number(part.dataset.first), count: Number(part.dataset.count), read: null });
    }
    return true;
  };

  const chunk = (i) => {
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (chunks[middle].first <= i) low = middle; else high = middle - 1;
    }
    return chunks[low];
  };
  /** A string that stood before in the chunk is written as = and its number, in the order of reading. */
  const repeats = (list) => {
    const known = [];
    const text = (value) => {
      if (value[0] === "=" && value[1] !== "=") return known[Number(value.slice(1))];
      const whole = value[0] === "=" ? value.slice(1) : value;
      if (whole.length >= 16) known.push(whole);
      return whole;
    };
    const walk = (node) => {
      for (const key in node) {
        const value = node[key];
        if (typeof value === "string") node[key] = text(value);
        else if (typeof value === "object" && value !== null) walk(value);
      }
    };
    walk(list);
    return list;
  };
  /** What the light row tells, and what is usual, is not told twice. */
  const whole = (detail, row) => {
    detail.kind = detail.kind || "answered";
    detail.origin = detail.origin || "live";
    if (detail.kind === "answered") detail.finish = detail.finish || "stop";
    if (row.cost !== null) detail.cost = row.cost;
    if (row.ms !== null) detail.latency = row.ms;
    if (row.tokensIn !== null) detail.tokens = { in: row.tokensIn, out: row.tokensOut, cached: detail.cached, reasoning: detail.reasoning };
    for (const score of detail.scores || []) {
      const value = row.values[self.meta.metrics.findIndex((metric) => metric.name === score.metric)];
      if (value !== null) score.value = value;
    }
    return detail;
  };
  const read = (part) => {
    if (!part.read) {
      part.read = unpack(part.node).then((list) => repeats(list).map((detail, at) => whole(detail, self.trials[part.first + at])));
    }
    return part.read;
  };

  /** Cell and case of a trial, or of what else has m or c. */
  self.cell = (row) => self.meta.cells[row.m];
  self.case = (row) => self.meta.cases[row.c];

  /** All that is embedded of trial i. */
  self.detail = async (i) => {
    const part = chunk(i);
    return (await read(part))[i - part.first];
  };

  /** Calls with every detail in order, chunk by chunk, giving the page time to breathe. */
  self.each = async (call) => {
    for (const part of chunks) {
      (await read(part)).forEach((detail, at) => call(part.first + at, detail));
    }
  };

  /** Another packed part of the page, or null. */
  self.part = async (id) => {
    const node = document.getElementById(id);
    return node ? unpack(node) : null;
  };

  /** The command that runs a case again, in cell m or in all. */
  self.again = (c, m) => {
    const { command, cells, rest } = self.meta.again;
    return [command, self.meta.cases[c].again, m === undefined ? cells : self.meta.cells[m].again, rest].filter(Boolean).join(" ");
  };
  return self;
})();
