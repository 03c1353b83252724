import path from "node:path";
import { prepare } from "./prepare.mjs";

/** Vitest's global set-up: the processes that tests begin are those of the sources as they are. */
export default () => prepare(path.resolve(import.meta.dirname, "../.."), { build: false });
