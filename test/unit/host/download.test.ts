import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { download } from "../../../src/host/download.ts";

let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer(({ url }, answer) => {
    switch (url) {
      case "/a.png":
        answer.end("picture");
        return;
      case "/moved":
        answer.writeHead(302, { location: "/a.png" }).end();
        return;
      case "/file":
        answer.writeHead(302, { location: "file:///etc/passwd" }).end();
        return;
      case "/round":
        answer.writeHead(302, { location: "/round" }).end();
        return;
      case "/large":
        answer.end(Buffer.alloc(3 * 1024 ** 2));
        return;
      case "/cut":
        answer.writeHead(200, { "content-length": "100" });
        answer.write("half");
        setTimeout(() => answer.destroy(), 10);
        return;
      case "/silent":
        return;
      default:
        answer.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = { allowPrivate: true };

test("what is at an address, led on where it is", async () => {
  expect(Buffer.from(await download(`${base}/a.png`, here)).toString()).toBe("picture");
  expect(Buffer.from(await download(`${base}/moved`, here)).toString()).toBe("picture");
});

test.each([
  ["/none", {}, "the server answers 404"],
  ["/file", {}, "only http and https are asked"],
  ["/round", {}, "it is led on more than five times"],
  ["/large", { mostBytes: 1024 ** 2 }, "it is larger than 1 MB"],
  ["/cut", {}, "ECONNRESET"],
  ["/silent", { patience: 100 }, "no answer in time"],
])("%s is not fetched: %3$s", async (path, limits, message) => {
  await expect(download(`${base}${path}`, { ...here, ...limits })).rejects.toMatchObject({
    name: "HostError",
    reason: "network",
    message: expect.stringContaining(message),
  });
});

test.each([
  "http://127.0.0.1/a",
  "http://localhost/a",
  "http://2130706433/a",
  "http://0x7f.1/a",
  "http://10.1.2.3/a",
  "http://169.254.169.254/latest/meta-data",
  "http://192.168.1.1/a",
  "http://[::1]/a",
  "http://[::ffff:127.0.0.1]/a",
  "http://[fe80::1]/a",
  "http://[fd00::1]/a",
])("%s is nobody's business", async (address) => {
  await expect(download(address)).rejects.toMatchObject({
    message: expect.stringContaining("an address of a private network"),
  });
});

test.each(["file:///etc/passwd", "ftp://example.com/a", "data:,a", "a.png"])(
  "%s is not asked",
  async (address) => {
    await expect(download(address)).rejects.toMatchObject({
      message: expect.stringContaining("only http and https are asked"),
    });
  },
);
