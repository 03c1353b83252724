import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import { type Command, command, type Terminal } from "./command";
import { commands } from "./commands";
import { runCommandLine } from "./run";

const seen: unknown[] = [];
const load = command({
  name: "load",
  summary: "Loads.",
  options: {
    parts: { type: "files", help: "files" },
    more: { type: "files", help: "files" },
    dry: { type: "flag", help: "tries only" },
    batch: { type: "number", least: 1, most: 9, help: "size" },
    way: { type: "text", choices: ["up", "down"], help: "direction" },
  },
  run: async (values) => void seen.push(values),
});
const nameIt = command({
  name: "thing name",
  summary: "Names.",
  operand: { value: "NAME", help: "what to call it" },
  options: { as: { type: "text", value: "EMAIL", required: true, help: "who" } },
  run: async (values, _terminal, operand) => void seen.push({ ...values, operand }),
});
const others = [load, nameIt];

const terminalInto = (written: string[]): Terminal => ({
  out: async (text) => void written.push(text),
  progress: () => undefined,
  signal: new AbortController().signal,
});

async function run(line: string, among: readonly Command[] = others): Promise<unknown> {
  seen.length = 0;
  await runCommandLine(line === "" ? [] : line.split(" "), among, terminalInto([]));
  return seen[0];
}

describe("arguments", () => {
  it("gives a files option all words behind it, and more when it is named again", async () => {
    expect(await run("load --parts a b --more c --dry --parts d --batch 3 --way up")).toEqual({
      parts: ["a", "b", "d"],
      more: ["c"],
      dry: true,
      batch: 3,
      way: "up",
    });
    expect(await run("load")).toEqual({ parts: [], more: [], dry: false, batch: undefined, way: undefined });
  });

  it("tells an operand from the value of an option", async () => {
    expect(await run("thing name North --as me@x.example")).toEqual({ as: "me@x.example", operand: "North" });
  });

  it("takes a text that begins with a dash for one", async () => {
    expect(await run("thing name North --as -tZ9")).toEqual({ as: "-tZ9", operand: "North" });
    expect(await run("thing name North --as=--tZ9")).toEqual({ as: "--tZ9", operand: "North" });
  });

  it.each([
    ["", "Name a command."],
    ["lod", 'There is no command "lod".'],
    ["thing", "Say what to thing: thing name."],
    ["load --prts a", "Unknown option '--prts'."],
    ["load --batch 0", '--batch must be a whole number from 1 to 9, not "0".'],
    ["load --batch 1.5", '--batch must be a whole number from 1 to 9, not "1.5".'],
    ["load --batch 1 --batch 2", "--batch is given 2 times."],
    ["load --way left", '--way must be one of up, down, not "left".'],
    ["load stray", '"stray" has no place here.'],
    ["load --dry --batch", "Option '--batch <value>' argument missing."],
    ["load --batch -1", '--batch must be a whole number from 1 to 9, not "-1".'],
    ["thing name --as --who", "Option '--as' argument is ambiguous. Write --NAME=TEXT"],
    ["thing name North", "--as is missing."],
    ["thing name --as=", "--as is empty."],
    ["thing name --as me", "NAME is missing."],
  ])("refuses `%s` in one line", async (line, said) => {
    const refusal = await run(line).catch((error: unknown) => error);
    expect(isDomainError(refusal, "invalid_input")).toBe(true);
    expect(String((refusal as Error).message).startsWith(said)).toBe(true);
    expect((refusal as Error).message).not.toContain("\n");
    expect(seen).toEqual([]);
  });

  it("explains every command and runs none while it does", async () => {
    const written: string[] = [];
    await runCommandLine(["--help"], commands, terminalInto(written));
    for (const { name, summary } of commands) {
      expect(written[0]).toContain(name);
      const help: string[] = [];
      await runCommandLine([...name.split(" "), "--help"], commands, terminalInto(help));
      expect(help[0]).toContain(summary);
    }
  });
});

it("knows every command that has a file", () => {
  const files = readdirSync(path.join(import.meta.dirname, "commands")).filter((file) => file !== "index.ts");
  expect(files).toHaveLength(commands.length);
});
