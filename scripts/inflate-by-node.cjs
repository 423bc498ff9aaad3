const { inflateRawSync } = require("node:zlib");

/** In place of tiny-inflate: unpacks `packed` into `unpacked`, which has the length of what comes out. */
module.exports = (packed, unpacked) => {
  unpacked.set(inflateRawSync(packed));
  return unpacked;
};
