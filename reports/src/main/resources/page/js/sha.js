/** SHA-256 of a text in UTF-8, in hex: pages from disk need it, and at once. */
const Sha = (() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const part = (value) => Math.floor((value - Math.floor(value)) * 4294967296) | 0;
  const K = primes.map((prime) => part(Math.cbrt(prime)));
  const H = primes.slice(0, 8).map((prime) => part(Math.sqrt(prime)));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const utf8 = new TextEncoder();
  const block = (state, view, at, w) => {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15];
      const y = w[i - 2];
      w[i] = (w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  };
  return {
    hex: (text) => {
      const bytes = utf8.encode(text);
      const padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) << 6);
      padded.set(bytes);
      padded[bytes.length] = 128;
      const view = new DataView(padded.buffer);
      view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
      view.setUint32(padded.length - 4, bytes.length << 3 >>> 0);
      let state = H;
      const w = new Int32Array(64);
      for (let at = 0; at < padded.length; at += 64) state = block(state, view, at, w);
      return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
  };
})();
