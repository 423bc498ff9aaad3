import { createCipheriv, createHash, createHmac } from "node:crypto";
import type { PdfPasswords } from "../pdf-options.ts";
import type { PdfDictionary } from "./pdf-object.ts";

/** A key for the file, and what a reader needs to get at it with a password. */
export interface Encryption {
  readonly dictionary: PdfDictionary;
  readonly encrypt: (bytes: Uint8Array, id: number) => Buffer;
}

/** Bits of `P` (ISO 32000-2 table 22): print, copy, annotate, fill in, read aloud, print well; 7, 8 and from 13 on are always set. */
const PERMISSIONS = ~0b0011 & ~bit(4) & ~bit(11);
const LONGEST_PASSWORD = 127;
const NO_IV = Buffer.alloc(16);

function bit(number: number): number {
  return 1 << (number - 1);
}

/**
 * The standard security handler of revision 6, AES with 256 bits (ISO 32000-2 7.6.4). Keys and salts are drawn from the
 * passwords and `fileId`, so that the same document with the same passwords has the same bytes.
 */
export function createEncryption(passwords: PdfPasswords, fileId: Uint8Array): Encryption {
  const user = passwordBytes(passwords.user ?? "");
  const owner = passwordBytes(passwords.owner ?? passwords.user ?? "");
  const seed = createHmac("sha256", Buffer.concat([lengthOf(owner), owner, user]))
    .update(fileId)
    .digest();
  const draw = (what: string, length: number): Buffer =>
    createHmac("sha256", seed).update(what).digest().subarray(0, length);

  const fileKey = draw("file key", 32);
  const seal = (password: Buffer, name: string, userEntry: Buffer) => {
    const validation = draw(`${name} validation salt`, 8);
    const keySalt = draw(`${name} key salt`, 8);
    const entry = Buffer.concat([
      passwordHash(password, validation, userEntry),
      validation,
      keySalt,
    ]);
    const key = passwordHash(password, keySalt, userEntry);
    return { entry, key: aes("aes-256-cbc", key, NO_IV, fileKey, false) };
  };
  const forUser = seal(user, "user", Buffer.alloc(0));
  const forOwner = seal(owner, "owner", forUser.entry);
  return {
    dictionary: {
      Filter: "Standard",
      V: 5,
      R: 6,
      Length: 256,
      CF: { StdCF: { AuthEvent: "DocOpen", CFM: "AESV3", Length: 32 } },
      StmF: "StdCF",
      StrF: "StdCF",
      U: forUser.entry,
      UE: forUser.key,
      O: forOwner.entry,
      OE: forOwner.key,
      P: PERMISSIONS,
      Perms: sealedPermissions(fileKey, draw("permissions", 4)),
    },
    encrypt: (bytes, id) => {
      // Never the same for two contents, as the method asks, and still the same at every run.
      const iv = createHmac("sha256", fileKey)
        .update(`${id} `)
        .update(bytes)
        .digest()
        .subarray(0, 16);
      return Buffer.concat([iv, aes("aes-256-cbc", fileKey, iv, bytes, true)]);
    },
  };
}

function passwordBytes(password: string): Buffer {
  return Buffer.from(password.normalize("NFKC"), "utf8").subarray(0, LONGEST_PASSWORD);
}

const lengthOf = ({ length }: Buffer): Buffer => Buffer.of(length);

/** Algorithm 2.B of ISO 32000-2. */
function passwordHash(password: Buffer, salt: Buffer, userEntry: Buffer): Buffer {
  let key = createHash("sha256").update(password).update(salt).update(userEntry).digest();
  for (let round = 0; ; round += 1) {
    const once = Buffer.concat([password, key, userEntry]);
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => once));
    const mixed = aes("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32), repeated, false);
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(["sha256", "sha384", "sha512"][remainder] ?? "sha256")
      .update(mixed)
      .digest();
    if (round >= 63 && (mixed.at(-1) ?? 0) <= round - 31) {
      return key.subarray(0, 32);
    }
  }
}

/** Algorithm 10 of ISO 32000-2. */
function sealedPermissions(fileKey: Buffer, filler: Buffer): Buffer {
  const plain = Buffer.alloc(16, 0xff);
  plain.writeInt32LE(PERMISSIONS, 0);
  plain.write("Tadb", 8, "latin1");
  filler.copy(plain, 12);
  return aes("aes-256-ecb", fileKey, null, plain, false);
}

function aes(
  method: string,
  key: Buffer,
  iv: Buffer | null,
  bytes: Uint8Array,
  isPadded: boolean,
): Buffer {
  const cipher = createCipheriv(method, key, iv).setAutoPadding(isPadded);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
