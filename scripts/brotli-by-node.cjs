const { brotliDecompressSync } = require("node:zlib");

/** In place of brotli/decompress.js: unpacks a table of a WOFF2 font, which says how long it is. */
module.exports = (packed, length) => brotliDecompressSync(packed, { maxOutputLength: length });
