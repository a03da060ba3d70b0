// A short, platform-independent hash for stable pseudo-random orders and cache keys; not cryptographic.

/** 32 hexadecimal digits. */
export function contentHash(...parts: readonly string[]): string {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0x85ebca6b;
  for (const part of parts) {
    // The length prefix distinguishes `ab`, `c` from `a`, `bc`.
    const text = `${part.length}:${part}`;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      a = b ^ Math.imul(a ^ unit, 597399067);
      b = c ^ Math.imul(b ^ unit, 2869860233);
      c = d ^ Math.imul(c ^ unit, 951274213);
      d = a ^ Math.imul(d ^ unit, 2716044179);
    }
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a].map((each) => (each >>> 0).toString(16).padStart(8, '0')).join('');
}
