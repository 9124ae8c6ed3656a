/** Makes what is invisible, or moves other text, visible: every text of prompts, cases and models goes through it. */
const Visible = (() => {
  const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{E0100}-\u{E01EF}]/gu;
  const shown = (c) => c === "\n" || c === "\t" || c === "\u200C" || c === "\u200D";
  const mark = (c) => shown(c) ? c : "<U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ">";
  const block = (value) => String(value).replace(/\r\n/g, "\n").replace(hidden, mark);
  const escapes = { "\n": "\\n", "\t": "\\t" };
  const line = (value) => block(value).replace(/[\n\t]/g, (c) => escapes[c]);
  return {
    /** Several lines. */
    text: block,
    /** One line: line breaks and tabs as \n and \t. */
    line,
    quoted: (value) => "\u201C" + line(value) + "\u201D",
  };
})();

/** Makes nodes. Strings become text nodes and nothing else; no attribute takes a handler or a style. */
const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (/^on|^style$/i.test(name)) throw new Error("no attribute of ours: " + name);
      if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  };
  const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  return {
    /** el("p", {class: "sub"}, "text", node, [nodes]); an attribute that is true stands alone, null or false is left out. */
    el,
    /** By class: p("sub", "text"), and span. */
    p: (name, ...children) => el("p", { class: name }, children),
    span: (name, ...children) => el("span", { class: name }, children),
    /** The same for SVG. */
    svg: (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children),
    /** A button that does something; label is its name where the text is only a sign. */
    button: (text, action, attributes) => {
      const node = fill(document.createElement("button"), { type: "button", ...attributes }, [text]);
      node.addEventListener("click", action);
      return node;
    },
    /** A sign with its word: colour is never alone. */
    chip: (tone, sign, word) => fill(document.createElement("span"), { class: "chip " + tone }, [
      fill(document.createElement("span"), { "aria-hidden": "true" }, [sign]), " " + word,
    ]),
    /** Puts nodes in place of all that a node holds. */
    fill: (node, ...children) => {
      node.replaceChildren();
      return fill(node, {}, children);
    },
  };
})();

/** Tells readers of screens what changed. */
const Live = (() => {
  const region = document.getElementById("live");
  const notice = document.getElementById("lost");
  const say = (text) => { if (region.textContent !== text) region.textContent = text; };
  return {
    say,
    /** Says above all tabs what of the address is not on this page; nothing takes it back. */
    lost: (text) => {
      notice.hidden = !text;
      notice.textContent = text;
      if (text) say(text);
    },
  };
})();
