/** What can be asked of a trial by `s:word`, and the buttons of it: a part of the page may add its own. */
const Filters = (() => {
  const known = [];
  const listeners = [];
  return {
    /** {id, title, test(row)}: `s:id` finds trials that pass the test; with a title there is a button with its count. */
    add: (filter) => known.push(filter),
    all: () => known,
    find: (id) => known.find((one) => one.id === id),
    /** To be called when what a filter finds has changed. */
    changed: () => listeners.forEach((call) => call()),
    listen: (call) => listeners.push(call),
  };
})();

/** Cases with their trials, and all texts of trials once they are asked for. */
const Book = (() => {
  let byCase = null;
  let disagree = null;
  let texts = null;
  let reading = null;

  const cases = () => {
    if (!byCase) {
      byCase = Data.meta.cases.map(() => []);
      for (const row of Data.trials) byCase[row.c].push(row);
    }
    return byCase;
  };
  const own = (row) => !Data.cell(row).revision;
  const differs = (rows) => {
    const passed = new Map();
    for (const row of rows.filter((one) => own(one) && (one.state === "passed" || one.state === "failed"))) {
      const before = passed.get(row.m) || [0, 0];
      passed.set(row.m, [before[0] + (row.state === "passed" ? 1 : 0), before[1] + 1]);
    }
    const verdicts = new Set([...passed.values()].map(([good, all]) => 2 * good > all));
    return verdicts.size > 1;
  };
  const fold = (text) => text.toLowerCase();
  const flat = (detail) => {
    const parts = [detail.input, detail.expected, detail.answer, detail.answeredBy, detail.causes];
    (detail.messages || []).forEach((message) => parts.push(message.text));
    (detail.contexts || []).forEach((text) => parts.push(text));
    (detail.tools || []).forEach((call) => parts.push(call.name, call.arguments));
    if (detail.problem) parts.push(detail.problem.code, detail.problem.what);
    for (const score of detail.scores || []) {
      parts.push(score.metric, score.reason, score.detail, score.code);
      (score.items || []).forEach((item) => parts.push(item.subject, item.verdict, item.note));
    }
    return fold(parts.filter(Boolean).join("\n"));
  };
  return {
    /** Rows by case. */
    cases,
    own,
    /** Whether prompts or models disagree on the case of a trial. */
    differs: (row) => {
      if (!disagree) disagree = cases().map(differs);
      return disagree[row.c];
    },
    fold,
    /** All texts of a trial in lower case; only when they are read. */
    text: (i) => texts[i],
    isRead: () => texts !== null,
    read: () => {
      if (!reading) {
        const found = new Array(Data.trials.length).fill("");
        reading = Data.each((i, detail) => { found[i] = flat(detail); }).then(() => { texts = found; });
      }
      return reading;
    },
  };
})();

["passed", "failed", "unscored"].forEach((state) =>
  Filters.add({ id: state, title: state === "passed" ? null : state[0].toUpperCase() + state.slice(1), test: (row) => row.state === state && Book.own(row) }));
Filters.add({ id: "na", title: null, test: (row) => row.state === "not applicable" && Book.own(row) });
Filters.add({ id: "error", title: null, test: (row) => row.error });
Filters.add({ id: "regressed", title: "Regressed", test: (row) => row.flags.regressed });
Filters.add({ id: "fixed", title: "Fixed", test: (row) => row.flags.fixed });
Filters.add({ id: "flaky", title: "Flaky", test: (row) => row.flags.flaky });
Filters.add({ id: "different", title: "Different", test: (row) => Book.differs(row) && Book.own(row) });

/**
 * The search: terms that must all hold of a trial. `s:failed m:gpt p:v2 cell:a@b tag:refund case:refund-0* sample:2`,
 * `faithfulness<0.8 cost>0.01 latency>2s`, `"two words"`, text of any field; `-` before a term turns it round.
 */
const Query = (() => {
  const OPERATORS = {
    "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b, "=": (a, b) => a === b, "!=": (a, b) => a !== b,
  };
  const AMOUNTS = {
    cost: (row) => row.cost, latency: (row) => row.ms, "input-tokens": (row) => row.tokensIn, "output-tokens": (row) => row.tokensOut,
  };
  const UNITS = { "": 1, "%": 0.01, ms: 1, s: 1000, $: 1 };

  /** Words by blanks; quotes hold them together. */
  const split = (text) => {
    const parts = [];
    const pattern = /(-?)((?:[^\s"]|"[^"]*(?:"|$))+)/g;
    for (const [, minus, raw] of text.matchAll(pattern)) {
      const quoted = raw.startsWith('"');
      parts.push({ not: minus !== "", raw, quoted, text: raw.replaceAll('"', "") });
    }
    return parts;
  };

  const like = (wanted, exact) => {
    const small = Book.fold(wanted);
    if (exact) return (value) => Book.fold(value) === small;
    if (!small.includes("*")) return (value) => Book.fold(value).includes(small);
    const pieces = small.split("*");
    return (value) => {
      const text = Book.fold(value);
      const last = pieces.length - 1;
      if (!text.startsWith(pieces[0]) || !text.endsWith(pieces[last])) return false;
      let at = pieces[0].length;
      for (const piece of pieces.slice(1, last)) {
        const found = text.indexOf(piece, at);
        if (found < 0) return false;
        at = found + piece.length;
      }
      return at + pieces[last].length <= text.length;
    };
  };
  /** One of several, by commas; in quotes the whole as it is. */
  const oneOf = (value, quoted) => {
    const tests = quoted ? [like(value, true)] : value.split(",").filter(Boolean).map((one) => like(one, false));
    return (text) => tests.some((test) => test(text));
  };
  const cellTest = (get) => (test) => {
    const found = Data.meta.cells.map((cell) => test(get(cell)));
    return (row) => found[row.m];
  };
  const caseTest = (get) => (test) => {
    const found = Data.meta.cases.map((one) => get(one).some(test));
    return (row) => found[row.c];
  };
  const version = (cell) => cell.prompt + (cell.revision ? "~" + cell.revision : "");
  const FIELDS = {
    m: cellTest((cell) => cell.model), p: cellTest(version), cell: cellTest((cell) => cell.id),
    tag: caseTest((one) => one.tags), case: caseTest((one) => [one.id]),
    sample: (test) => (row) => test(String(row.s)),
  };
  const NAMES = { state: "s", is: "s", model: "m", prompt: "p", tags: "tag", id: "case" };

  const fields = () => ["s", ...Object.keys(FIELDS)].join(", ");
  const state = (value) => {
    const unknown = [];
    const tests = value.split(",").filter(Boolean).map((word) => {
      const filter = Filters.find(Book.fold(word));
      if (!filter) unknown.push(word);
      return filter;
    });
    if (unknown.length || !tests.length) {
      return { problem: "no state " + Visible.quoted(unknown[0] || "") + "; known: " + Filters.all().map((one) => one.id).join(", ") };
    }
    return { test: (row) => tests.some((one) => one.test(row)) };
  };
  const compared = (name, operator, number) => {
    const metric = Data.meta.metrics.findIndex((one) => one.name === name);
    const get = metric >= 0 ? (row) => row.values[metric] : AMOUNTS[name];
    if (!get) {
      const known = [...Data.meta.metrics.map((one) => one.name), ...Object.keys(AMOUNTS)];
      return { problem: "no metric " + Visible.quoted(name) + "; known: " + known.join(", ") };
    }
    const holds = OPERATORS[operator];
    return {
      test: (row) => {
        const value = get(row);
        return value !== null && value !== undefined && holds(value, number);
      },
    };
  };
  const text = (words) => {
    const small = Book.fold(words);
    const near = Data.meta.cases.map((one) => Book.fold([one.id, one.where, ...one.tags].join("\n")).includes(small));
    const cells = Data.meta.cells.map((cell) => Book.fold(cell.id).includes(small));
    return { text: true, test: (row) => near[row.c] || cells[row.m] || (Book.isRead() && Book.text(row.i).includes(small)) };
  };

  const term = (part) => {
    if (part.quoted) return text(part.text);
    const comparison = /^([a-z0-9-]+)(<=|>=|!=|<|>|=)(\$?)(-?(?:\d+(?:\.\d*)?|\.\d+)(?:e-?\d+)?)(%|ms|s)?$/i.exec(part.text);
    if (comparison) {
      const [, name, operator, dollar, number, unit] = comparison;
      return compared(name.toLowerCase(), operator, Number(number) * UNITS[dollar || (unit || "").toLowerCase()]);
    }
    if (/^[a-z0-9-]+(<=|>=|!=|<|>)/i.test(part.text)) {
      return { problem: Visible.quoted(part.text) + " has no number after its sign, as in faithfulness<0.8" };
    }
    const field = /^([a-z]+):(.*)$/is.exec(part.text);
    if (!field) return text(part.text);
    const name = NAMES[field[1].toLowerCase()] || field[1].toLowerCase();
    if (name !== "s" && !FIELDS[name]) {
      return { problem: "no field " + Visible.quoted(field[1]) + "; known: " + fields() + ". In quotes it is text" };
    }
    if (field[2] === "") return { problem: "\u201C" + name + ":\u201D asks for nothing yet" };
    return name === "s" ? state(field[2]) : { test: FIELDS[name](oneOf(field[2], part.raw.includes('"'))) };
  };

  return {
    /** {test(row), problems, text: whether texts must be read}; a term that is wrong is told and left out. */
    parse: (words) => {
      const problems = [];
      const tests = [];
      let needsText = false;
      for (const part of split(words)) {
        const found = term(part);
        if (found.problem) problems.push(found.problem);
        else tests.push(part.not ? (row) => !found.test(row) : found.test);
        needsText = needsText || found.text === true;
      }
      return { test: (row) => tests.every((test) => test(row)), problems, text: needsText, terms: tests.length };
    },
    /** The words with `s:id` in place of any state, or without one. */
    withState: (words, id) => {
      const rest = split(words).filter((part) => part.quoted || part.not || !/^(s|state|is):/i.test(part.raw)).map((part) => (part.not ? "-" : "") + part.raw);
      return (id ? ["s:" + id, ...rest] : rest).join(" ");
    },
  };
})();
