/** What changed between two texts, word by word: bounded work on any text, and never told by colour alone. */
const Words = (() => {
  const LONGEST = 40000;
  const EDITS = { words: 800, lines: 800 };
  const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_'\u2019]+|\n|[^\S\n]+|[^]/gu;
  const LINE = /[^\n]*\n|[^\n]+$/g;

  /** Myers' greedy search for the shortest script; null where it takes more than so many edits. */
  const script = (a, b, most) => {
    const n = a.length, m = b.length, kept = [];
    const limit = Math.min(most, n + m);
    const ends = new Int32Array(2 * limit + 3);
    const at = limit + 1;
    for (let d = 0; d <= limit; d++) {
      kept.push(ends.slice(at - d - 1, at + d + 2));
      for (let k = -d; k <= d; k += 2) {
        const down = k === -d || (k !== d && ends[at + k - 1] < ends[at + k + 1]);
        let x = down ? ends[at + k + 1] : ends[at + k - 1] + 1;
        let y = x - k;
        while (x < n && y < m && a[x] === b[y]) { x++; y++; }
        ends[at + k] = x;
        if (x >= n && y >= m) return back(a, b, kept);
      }
    }
    return null;
  };
  const back = (a, b, kept) => {
    const found = [];
    let x = a.length, y = b.length;
    for (let d = kept.length - 1; d > 0; d--) {
      const ends = kept[d];
      const end = (k) => ends[k + d + 1];
      const k = x - y;
      const before = k === -d || (k !== d && end(k - 1) < end(k + 1)) ? k + 1 : k - 1;
      const px = end(before), py = px - before;
      while (x > px && y > py) { found.push(["same", a[--x]]); y--; }
      if (before > k) found.push(["ins", b[--y]]); else found.push(["del", a[--x]]);
    }
    while (x > 0) found.push(["same", a[--x]]);
    return found.reverse();
  };

  /** Runs of one kind; a gap of mere space between changes counts as changed, and what went stands before what came. */
  const runs = (steps) => {
    const out = [];
    let gone = "", come = "", gap = "";
    const keep = (text) => {
      const last = out[out.length - 1];
      if (last && last.kind === "same") last.text += text; else if (text) out.push({ kind: "same", text });
    };
    const space = (text) => /[^\S\n]*$/.exec(text)[0];
    const flush = () => {
      const tail = gone && come && space(gone) === space(come) ? space(gone) : "";
      const cut = (text) => text.slice(0, text.length - tail.length);
      if (cut(gone)) out.push({ kind: "del", text: cut(gone) });
      if (cut(come)) out.push({ kind: "ins", text: cut(come) });
      gone = come = "";
      keep(tail);
    };
    for (const [kind, text] of steps) {
      if (kind === "same") {
        if (gone || come) {
          if (/^[^\S\n]+$/.test(text) && !gap) { gap = text; continue; }
          flush();
        }
        keep(gap + text);
        gap = "";
      } else {
        if (gap) { gone += gap; come += gap; gap = ""; }
        if (kind === "del") gone += text; else come += text;
      }
    }
    flush();
    if (gap) keep(gap);
    return out;
  };

  const pieces = (a, b, pattern, most) => {
    const left = a.match(pattern) || [], right = b.match(pattern) || [];
    let start = 0, end = 0;
    while (start < left.length && start < right.length && left[start] === right[start]) start++;
    while (end < left.length - start && end < right.length - start
      && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
    const one = left.slice(start, left.length - end), other = right.slice(start, right.length - end);
    if (one.length + other.length > LONGEST) return null;
    const steps = script(one, other, most);
    if (!steps) return null;
    const same = (parts) => parts.length ? [["same", parts.join("")]] : [];
    return runs([...same(left.slice(0, start)), ...steps, ...same(left.slice(left.length - end))]);
  };

  /** {by: "words" | "lines" | "none", parts: [{kind: "same" | "del" | "ins", text}]}: by lines where words are too many, whole where lines are. */
  const diff = (before, after) => {
    if (before === after) return { by: "words", parts: before ? [{ kind: "same", text: before }] : [] };
    for (const [by, pattern] of [["words", WORD], ["lines", LINE]]) {
      const parts = pieces(before, after, pattern, EDITS[by]);
      if (parts) return { by, parts };
    }
    return { by: "none", parts: [{ kind: "del", text: before }, { kind: "ins", text: after }].filter((part) => part.text) };
  };

  const said = { del: "removed: ", ins: "added: " };
  const blank = (text) => text.replace(/\n/g, "\u21B5\n").replace(/^[^\S\n]+$/, (all) => "\u2423".repeat(all.length));
  const node = (part) => part.kind === "same"
    ? part.text
    : Dom.el(part.kind, {}, Dom.span("hidden", " [" + said[part.kind]), /^\s+$/.test(part.text) ? blank(part.text) : part.text,
      Dom.span("hidden", "] "));

  return {
    diff,
    /** The two texts as one, what went struck out and what came underlined. */
    node: (before, after) => {
      const found = diff(Visible.text(before), Visible.text(after));
      const note = found.by === "lines" ? "Too much changed to compare word by word: whole lines are marked."
        : found.by === "none" ? "Too large, or too different, to compare: the old text stands before the new one." : "";
      return Dom.el("div", { class: "words" }, note ? Dom.p("cut", note) : null,
        Dom.el("div", { class: "text" }, found.parts.map(node)));
    },
  };
})();
