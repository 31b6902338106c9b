// Files come whole, are counted while they come, and are unpacked here: few hosts pack
// WebAssembly or Turtle on the way.

/** Fetch a file as a Blob; `told` hears how many bytes came each time. */
export async function fetched(url, told) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${url}`);
  const parts = [];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    parts.push(value);
    told(value.length);
  }
}

/** Unpack what gzip packed. A host may have done it already; then nothing is done. */
export async function unpacked(blob) {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const whole = first === 0x1f && second === 0x8b
    ? new Response(blob.stream().pipeThrough(new DecompressionStream("gzip")))
    : new Response(blob);
  return whole.arrayBuffer();
}
