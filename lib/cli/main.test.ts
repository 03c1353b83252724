import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programOf } from "@/lib/env/program";

const out = mkdtempSync(join(tmpdir(), "called-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const call = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [programOf("lib/cli/main.ts"), ...words], { stdio: ["ignore", "pipe", "pipe"] });

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, said };
}

describe("the command line as a process", () => {
  it("says what is wrong in one line and exits with 1", async () => {
    const { code, said } = await ended(call("simulate", "--days", "0"));
    expect(code).toBe(1);
    expect(said.trimEnd().split("\n")).toHaveLength(1);
    expect(said).toContain("--accounts is missing");
  }, 30_000);

  it("ends quietly when the reader of its output has left", async () => {
    const child = call("--help");
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ code: 0, said: "" });
  }, 30_000);

  it("stops when it is interrupted", async () => {
    // Long in all and short by the day: what stops it is looked for between days.
    const child = call("simulate", "--accounts", "2000", "--exchanges", "4000000", "--days", "366", "--out", out);
    await once(child.stderr as NodeJS.ReadableStream, "data");
    child.kill("SIGINT");
    const { code, said } = await ended(child);
    expect(code).toBe(130);
    expect(said).toContain("Stopped.");
  }, 30_000);
});
