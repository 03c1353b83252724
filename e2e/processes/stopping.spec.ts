import { expect, test } from "@playwright/test";
import { signIn } from "./feed";
import { freePort, isRunning, OwnInstallation, parts } from "./own-installation";

let own: OwnInstallation;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  test.setTimeout(360_000);
  own = await OwnInstallation.make();
  await own.start();
});

test.afterAll(() => own?.remove());

/** Lines meant for people, without the progress of the start. */
const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

test("a second instance on the same directory says in one line who has it", async () => {
  const { code, err } = await own.startAgain({ PORT: String(await freePort()) });
  expect(code).toBe(1);
  expect(linesOf(err)).toEqual([expect.stringContaining(`in use by process ${await own.pidOf("launcher")}`)]);
});

test("a taken port says in one line which, and how to choose another", async () => {
  const other = await OwnInstallation.make();
  const { code, err } = await other.startAgain({ PORT: String(own.port) });
  expect(code).toBe(1);
  expect(linesOf(err)).toEqual([expect.stringMatching(new RegExp(`^Port ${own.port} is taken: .*PORT=`))]);
  await other.remove();
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} with open live streams ends everything within ten seconds`, async () => {
    if (!own.isUp) await own.start();
    const headers = await signIn(own, signal === "SIGTERM" ? "analyst" : "viewer");
    const streams = await Promise.all([1, 2, 3].map(() => fetch(`${own.url}/api/live`, { headers })));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    const ends = streams.map((stream) => stream.text().catch(() => "broken"));
    const pids = await Promise.all(([...parts, "launcher"] as const).map((part) => own.pidOf(part)));
    expect(pids.filter(isRunning)).toEqual(pids);
    expect(await own.stop(signal)).toBeLessThan(10_000);
    await Promise.all(ends);
    expect(pids.filter(isRunning)).toEqual([]);
  });
}
