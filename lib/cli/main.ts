import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { commands } from "./commands";
import { runCommandLine } from "./run";
import { Interrupted, processTerminal, ReaderLeft } from "./terminal";

/** How long a stopped command may take to put its stores to rest, in milliseconds. */
const STOPS_WITHIN = 8_000;

const terminal = processTerminal();
terminal.signal.addEventListener("abort", () => setTimeout(() => process.exit(130), STOPS_WITHIN).unref());

/** One clear line and the exit code for whatever ended the command. */
function codeOf(error: unknown): number {
  if (error instanceof ReaderLeft) return 0;
  if (!isDomainError(error) && !(error instanceof Interrupted)) {
    logger("cli").error({ err: error }, "the command failed");
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text.replaceAll(/\s*\n\s*/g, " ")}\n`);
  return error instanceof Interrupted ? 130 : 1;
}

const code = await runCommandLine(process.argv.slice(2), commands, terminal).then(() => 0, codeOf);
// What is left in the pipe goes out first; idle connections of the clients do not keep the command from ending.
process.stdout.write("", () => process.exit(code));
