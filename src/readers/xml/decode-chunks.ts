/**
 * The characters of an XML file piece by piece, with LF for line ends and without a byte order mark. The encoding is that of
 * the mark, else what the file declares, else UTF-8; bytes that it does not allow become U+FFFD.
 */
export async function* decodeXmlChunks(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: ReturnType<typeof decoderOf> | undefined;
  let held = new Uint8Array();
  let hasReturn = false;
  const lines = (text: string): string => {
    // A CR at the end may be half of a CRLF, which is one line end.
    const whole = hasReturn ? `\r${text}` : text;
    hasReturn = whole.endsWith("\r");
    return (hasReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, "\n");
  };
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      held = joined(held, chunk);
      if (held.length < DECLARATION) {
        continue;
      }
      decoder = decoderOf(held);
      yield lines(decoder.decode(held, { stream: true }));
    } else {
      yield lines(decoder.decode(chunk, { stream: true }));
    }
  }
  const rest = decoder === undefined ? decoderOf(held).decode(held) : decoder.decode();
  const last = lines(rest);
  yield hasReturn ? `${last}\n` : last;
}

/** Bytes within which a declaration of the encoding ends. */
const DECLARATION = 256;

function decoderOf(head: Uint8Array): InstanceType<typeof TextDecoder> {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder("utf-16le");
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder("utf-16be");
  }
  const start = new TextDecoder("latin1").decode(head.subarray(0, DECLARATION));
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(
    start,
  )?.[1];
  try {
    return new TextDecoder(start.startsWith("\xef\xbb\xbf") ? "utf-8" : (declared ?? "utf-8"));
  } catch {
    // An encoding that nobody knows: most likely UTF-8 all the same.
    return new TextDecoder("utf-8");
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
