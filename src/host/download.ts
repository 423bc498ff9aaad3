import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { HostError } from "./host.ts";
import { hostError } from "./host-failure.ts";

export interface DownloadLimits {
  /** Bytes of one answer; 64 MB when absent. */
  readonly mostBytes?: number | undefined;
  /** Milliseconds for one answer, from the first question to the last byte; 30,000 when absent. */
  readonly patience?: number | undefined;
  /** Whether addresses of the machine itself and of private networks are asked too; false when absent. */
  readonly allowPrivate?: boolean | undefined;
}

const MOST_REDIRECTS = 5;

/**
 * What is at an http or https address. The names are looked up here and every address that they lead to is looked at, of
 * redirects too: an article must not make the machine that converts it ask what only it can reach. Throws `HostError`.
 */
export async function download(
  address: string,
  { mostBytes = 64 * 1024 ** 2, patience = 30_000, allowPrivate = false }: DownloadLimits = {},
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(patience);
  let url = httpUrl(address, address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await ask(url, address, allowPrivate, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy();
      url = httpUrl(headers.location, address, url);
      continue;
    }
    if (statusCode !== 200) {
      answer.destroy();
      throw unfetched(address, `the server answers ${statusCode}`);
    }
    return await collect(answer, address, mostBytes);
  }
  throw unfetched(address, "it is led on more than five times");
}

function httpUrl(written: string, address: string, base?: URL): URL {
  const url = URL.canParse(written, base?.href) ? new URL(written, base) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw unfetched(address, "only http and https are asked");
  }
  return url;
}

function ask(
  url: URL,
  address: string,
  allowPrivate: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // A number in place of a name is never looked up.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) {
    return Promise.reject(unfetched(address, PRIVATE));
  }
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      signal,
      agent: false,
      lookup: allowPrivate ? lookup : lookupPublic,
      headers: { accept: "image/*", "user-agent": "warraq" },
    });
    asked.on("response", resolve);
    asked.on("error", (cause) => reject(unfetched(address, reasonOf(cause), cause)));
    asked.end();
  });
}

async function collect(
  answer: IncomingMessage,
  address: string,
  mostBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += chunk.length;
      if (size > mostBytes) {
        answer.destroy();
        throw unfetched(address, `it is larger than ${Math.floor(mostBytes / 1024 ** 2)} MB`);
      }
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof Error && cause.name === "HostError"
      ? cause
      : unfetched(address, reasonOf(cause), cause);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const PRIVATE = "it is an address of a private network";

class PrivateAddress extends Error {}

/** Looks a name up and refuses what is not of the public network. */
const lookupPublic: LookupFunction = (name, options, callback) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null || first === undefined) {
      callback(error ?? new Error("no such name"), "", 0);
    } else if (found.some(({ address }) => isPrivate(address))) {
      callback(new PrivateAddress(PRIVATE), "", 0);
    } else if (options.all === true) {
      callback(null, found);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

/** Special-purpose addresses of RFC 6890 and its registries. */
const SPECIAL = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  SPECIAL.addSubnet(network, prefix, "ipv4");
}
/** What of IPv6 is given to the public network; IPv4 behind other prefixes is none of it. */
const PUBLIC6 = new BlockList();
PUBLIC6.addSubnet("2000::", 3, "ipv6");
const SPECIAL6 = new BlockList();
SPECIAL6.addSubnet("2001::", 23, "ipv6");
SPECIAL6.addSubnet("2001:db8::", 32, "ipv6");
SPECIAL6.addSubnet("2002::", 16, "ipv6");

function isPrivate(address: string): boolean {
  return isIP(address) === 6
    ? !PUBLIC6.check(address, "ipv6") || SPECIAL6.check(address, "ipv6")
    : SPECIAL.check(address, "ipv4");
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) {
    return "the connection failed";
  }
  if (cause.name === "AbortError" || cause.name === "TimeoutError") {
    return "no answer in time";
  }
  return cause instanceof PrivateAddress
    ? cause.message
    : "code" in cause
      ? String(cause.code)
      : "the connection failed";
}

const unfetched = (address: string, detail: string, cause?: unknown): HostError =>
  hostError("network", address, detail, cause === undefined ? undefined : { cause });
