import { access, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { programOf } from "@/lib/env/program";

const SignIns = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }));
const DemoModule = z.object({
  makeDemo: z.custom<(report: (line: string) => void) => Promise<void>>((value) => typeof value === "function"),
  demoSignIns: SignIns,
});

/**
 * Makes the demo once per data directory, by the command line's own verbs, and returns its sign-ins. An interrupted
 * making is done again: importing the same files twice counts nothing twice.
 */
export async function ensureDemo(dataDir: string, report: (line: string) => void): Promise<z.infer<typeof SignIns>> {
  const file = pathToFileURL(programOf("lib/cli/demo.ts"));
  const { makeDemo, demoSignIns } = DemoModule.parse(await import(file.href));
  const stamp = path.join(dataDir, "demo-made");
  if (!(await exists(stamp))) {
    report("making the demo");
    await makeDemo(report);
    await writeFile(stamp, "");
  }
  return demoSignIns;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
